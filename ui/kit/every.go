package kit

import "time"

// Every runs fn again and again on the UI thread while the page of env is open, such as a clock; with inline work it never comes.
func Every(env *Env, d time.Duration, fn func()) {
	var next func()
	next = func() {
		env.host.later(d, func() {
			if env.Ctx.Err() == nil {
				fn()
				next()
			}
		})
	}
	next()
}
