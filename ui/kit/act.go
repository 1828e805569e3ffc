package kit

import (
	"context"
	"errors"
	"runtime"
	"strings"

	"gongzhi/app"
)

// ActOption changes how Act treats a refusal.
type ActOption func(*acting)

// Rev gives the revision that 「仍然保存」 puts right before it runs the act again.
func Rev(rev *int64) ActOption { return func(a *acting) { a.rev = rev } }

// Reload says what 「重新载入」 does after somebody else changed the record.
func Reload(fn func()) ActOption { return func(a *acting) { a.reload = fn } }

type acting struct {
	env    *Env
	label  string
	fn     func(context.Context) error
	done   func()
	rev    *int64
	reload func()
	button *Button
}

// Act does one of the office's acts: off the UI thread, with its button busy, and with a refusal shown where it belongs —
// under its field, or as a sentence; a Conflict offers to reload or to save anyway. done runs on the UI thread.
func Act(env *Env, label string, fn func(ctx context.Context) error, done func(), opts ...ActOption) {
	a := &acting{env: env, label: label, fn: fn, done: done, button: env.host.pressed, reload: env.reload}
	for _, o := range opts {
		o(a)
	}
	a.run()
}

func (a *acting) run() {
	if a.env.busy[a.label] {
		return
	}
	a.env.busy[a.label] = true
	if a.button != nil {
		a.button.SetBusy(true, "正在"+strings.TrimSuffix(a.label, "…")+"…")
	}
	ctx := context.WithoutCancel(a.env.Ctx)
	a.env.host.background(func() error { return a.fn(ctx) }, func(err error) {
		delete(a.env.busy, a.label)
		if a.button != nil {
			a.button.SetBusy(false, "")
		}
		if err != nil {
			a.refused(err)
			return
		}
		if a.done != nil {
			a.done()
		}
	})
}

func (a *acting) refused(err error) {
	var conflict *app.Conflict
	if errors.As(err, &conflict) {
		a.conflict(conflict)
		return
	}
	a.env.logged(a.label, err)
	rest := a.env.placeErrors(err)
	if rest == "" {
		return
	}
	if d := a.env.host.topDialog(); d != nil {
		d.fail(rest)
		return
	}
	a.env.host.tell(a.label+"没有完成", rest)
}

// mostConflicts is how many changed fields the question names.
const mostConflicts = 6

// shortText is the beginning of a long text.
func shortText(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func (a *acting) conflict(c *app.Conflict) {
	body := c.Error()
	if changes := c.Changes(); len(changes) > 0 {
		lines := []string{c.Who + " " + c.At.Clock() + " 已修改："}
		for i, f := range changes {
			if i == mostConflicts {
				lines = append(lines, "另有 "+itoa(len(changes)-i)+" 处，见变更记录")
				break
			}
			lines = append(lines, app.FieldWord(f.Key)+"：“"+shortText(Dash(f.Before))+"” → “"+shortText(Dash(f.After))+"”")
		}
		body = strings.Join(append(lines, "重新载入会放弃本页的修改；仍然保存会盖过对方的修改。"), "\n")
	}
	verbs := []Verb{{Label: "重新载入", Do: a.reload}}
	if a.rev != nil {
		verbs = append(verbs, Verb{Label: "仍然保存", Danger: true, Do: func() {
			*a.rev = c.Rev
			a.run()
		}})
	}
	confirm(a.env.host, "这条记录刚被修改过", body, verbs...)
}

// placeErrors puts each refusal under its field; what belongs to no field comes back as a sentence.
func (e *Env) placeErrors(err error) string {
	var list app.Errors
	var one *app.Error
	switch {
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = app.Errors{one}
	default:
		return explain(err)
	}
	var rest []string
	var wrong []*Field
	for _, x := range list {
		f := e.fieldOf(x.Field)
		if f == nil {
			rest = append(rest, x.Message)
			continue
		}
		f.setError(x.Message)
		wrong = append(wrong, f)
	}
	if len(wrong) > 0 {
		wrong[0].form.showErrors()
	}
	return strings.Join(rest, "\n")
}

func (e *Env) fieldOf(key string) *Field {
	if key == "" {
		return nil
	}
	for i := len(e.forms) - 1; i >= 0; i-- {
		for _, f := range e.forms[i].fields {
			if f.key == key && f.visible() {
				return f
			}
		}
	}
	return nil
}

// Load reads off the UI thread and hands the result to ok on it. Of several loads from the same place in the code only the
// latest counts, and none after the page is gone.
func Load[T any](env *Env, fn func(ctx context.Context) (T, error), ok func(T)) {
	load(env, caller(), fn, ok, nil)
}

// LoadOr is Load with an answer to failure of its own.
func LoadOr[T any](env *Env, fn func(ctx context.Context) (T, error), ok func(T), failed func(error)) {
	load(env, caller(), fn, ok, failed)
}

func caller() uintptr {
	var pc [1]uintptr
	runtime.Callers(3, pc[:])
	return pc[0]
}

func load[T any](env *Env, site uintptr, fn func(ctx context.Context) (T, error), ok func(T), failed func(error)) {
	env.loads[site]++
	turn := env.loads[site]
	var got T
	env.host.background(func() (err error) {
		got, err = fn(env.Ctx)
		return err
	}, func(err error) {
		if env.loads[site] != turn || env.Ctx.Err() != nil {
			return
		}
		switch {
		case err == nil:
			ok(got)
		case failed != nil:
			env.logged("载入", err)
			failed(err)
		default:
			env.logged("载入", err)
			env.host.fail(explain(err), Action{Label: "重试", Do: func() { load(env, site, fn, ok, nil) }})
		}
	})
}

// loadAt is Load for the i-th of several alike.
func loadAt[T any](env *Env, site uintptr, fn func(ctx context.Context) (T, error), ok func(T)) {
	load(env, site, fn, ok, nil)
}

// Quiet reads something for the frame off the UI thread; a failure only goes to the log.
func (h *Host) Quiet(env *Env, fn func(ctx context.Context) error, then func()) {
	h.background(func() error { return fn(env.Ctx) }, func(err error) {
		if err != nil {
			env.logged("读取", err)
			return
		}
		then()
	})
}
