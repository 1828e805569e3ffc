package kit

import (
	"fyne.io/fyne/v2"
)

// Ask is a small form in a dialog; it closes when Save succeeded.
func Ask(env *Env, f Form) { AskBeside(env, f, nil) }

// besideHigh is the least room of what stands under the fields.
const besideHigh = 84

// AskBeside is Ask with something of the caller's under the fields, such as a preview that follows the typing.
func AskBeside(env *Env, f Form, beside fyne.CanvasObject) {
	if f.Verb == "" {
		f.Verb = "保存"
	}
	body := newFormBody(env, &f)
	body.single = true
	var content fyne.CanvasObject = body.box
	if f.Intro != "" {
		content = VGap(6, SmallPara(f.Intro), body.box)
	}
	if beside != nil {
		content = VGap(6, content, fixedTall(func(w float32) float32 { return max(besideHigh, heightFor(beside, w-36)) },
			func(s fyne.Size) { place(beside, 18, 0, s.Width-36, s.Height) }, beside))
	}
	var d *dialog
	shut := func() {
		body.close()
		d.close()
	}
	save := func() {
		d.fail("")
		if !body.collect() {
			return
		}
		if env.host.pressed == nil && len(d.buttons) > 1 {
			env.host.pressed = d.buttons[len(d.buttons)-1]
			defer func() { env.host.pressed = nil }()
		}
		var opts []ActOption
		if f.Rev != nil {
			opts = append(opts, Rev(f.Rev))
		}
		Act(env, f.Verb, f.Save, func() {
			shut()
			if f.Saved != nil {
				f.Saved()
			}
		}, opts...)
	}
	body.save = save
	leave := func() {
		shut()
		if f.Cancel != nil {
			f.Cancel()
		}
	}
	acts := append([]Action{{Label: "取消", Do: leave}}, f.More...)
	acts = append(acts, Action{Label: f.Verb, Kind: Primary, Keys: "Ctrl+S", Do: save})
	d = newDialog(env.host, f.Title, content, 560, acts...)
	d.escape = leave
	body.errors = func() { // a long refusal needs more room
		d.arrange(d.Size())
		d.Refresh()
	}
	d.keys = func(k Key) bool {
		if k.Ctrl && (k.Name == fyne.KeyS || k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) {
			save()
			return true
		}
		return false
	}
	d.open()
	body.focusFirst()
}
