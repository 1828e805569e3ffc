package kit

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
)

// FormPage (表单页) is a form with its action bar; what is typed is kept as a draft until it is saved.
type FormPage struct {
	env    *Env
	form   Form
	body   *formBody
	box    *fyne.Container
	save   *Button
	wrong  *TextLine
	sign   fyne.CanvasObject
	jump   *Button
	state  string
	stop   func()
	gone   bool
	shown  bool
	holder *fyne.Container
}

// EditPage reads a record and then shows its form.
func EditPage[T any](env *Env, load func(ctx context.Context) (T, error), form func(rec *T) Form) *FormPage {
	p := &FormPage{env: env, box: container.NewStack()}
	read := func() {
		LoadOr(env, load, func(rec T) {
			p.leave()
			p.fill(form(&rec))
		}, func(err error) {
			p.box.Objects = []fyne.CanvasObject{EmptyBox(Empty{Icon: "warning", Title: "没有读到这条记录", Text: explain(err),
				Acts: []Action{{Label: "返回", Do: env.Back}}})}
			p.box.Refresh()
		})
	}
	env.SetReload(func() { read() })
	read()
	return p
}

// NewFormPage shows a form of values that are here already.
func NewFormPage(env *Env, f Form) *FormPage {
	p := &FormPage{env: env, box: container.NewStack()}
	p.fill(f)
	return p
}

func (p *FormPage) leave() {
	if p.body != nil {
		p.body.close()
	}
}

func (p *FormPage) fill(f Form) {
	if f.Verb == "" {
		f.Verb = "保存"
	}
	if f.Off != "" {
		f.lock()
	}
	p.form = f
	p.env.editing = p
	p.body = newFormBody(p.env, &p.form)
	p.body.save = p.Save
	p.body.errors = p.showErrors
	p.body.grew = func() {
		if len(p.box.Objects) > 0 {
			p.box.Objects[0].Refresh()
		}
	}
	p.body.onEdit = func() {
		p.env.Touch()
		p.draftLater()
	}
	p.holder = container.NewStack()
	p.box.Objects = []fyne.CanvasObject{p.draw()}
	p.box.Refresh()
	p.offerDraft()
	if p.shown {
		p.body.focusFirst()
	}
	p.env.Touch()
}

// draw lays card, side cards and the action bar.
func (p *FormPage) draw() fyne.CanvasObject {
	pal := Tokens()
	ground := newFrame(pal.Surface, pal.Line, 1, 6)
	var card fyne.CanvasObject = p.body.box
	if p.form.Intro != "" {
		card = VGap(0, Inset(18, 12, 18, 0, SmallPara(p.form.Intro)), p.body.box)
	}
	scroll := Scroll(card)
	aside := VGap(12)
	for _, c := range p.form.Aside {
		aside.Objects = append(aside.Objects, c.draw(p.env))
	}
	bar := p.bar()
	if p.form.Off != "" {
		bar = p.readOnlyBar()
	}
	return box(func() fyne.Size { return fyne.NewSize(600, 300) }, func(s fyne.Size) {
		y := float32(pageMargin)
		if p.holder != nil && len(p.holder.Objects) > 0 {
			place(p.holder, pageMargin, y, s.Width-2*pageMargin, 44)
			y += 54
		}
		side := float32(0)
		if len(p.form.Aside) > 0 {
			side = 300
		}
		widest := float32(860)
		if s.Width > 1400 {
			widest = 980
		}
		w := min(widest, s.Width-2*pageMargin-side-pageMargin)
		high := s.Height - y - pageMargin - 54
		need := min(high, heightFor(card, w-2)+2)
		place(ground, pageMargin, y, w, need)
		place(scroll, pageMargin+1, y+1, w-2, need-2)
		if side > 0 {
			place(aside, pageMargin+w+pageMargin, y, min(side, s.Width-w-3*pageMargin), heightFor(aside, side))
		}
		place(bar, 0, s.Height-54, s.Width, 54)
	}, ground, scroll, aside, bar, p.holder)
}

func (p *FormPage) bar() fyne.CanvasObject {
	pal := Tokens()
	ground, line := newRect(pal.Surface, 0), HLine()
	p.save = newButton(Action{Label: p.form.Verb, Kind: Primary, Keys: "Ctrl+S", Do: p.Save}, 32).atLeast(96)
	cancel := newButton(Action{Label: "取消", Do: p.cancel}, 32).atLeast(84)
	p.wrong = newLine("", Sizes().Text, false, RedTone)
	p.sign = newIcon("warning", 16, pal.Red.Text)
	p.jump = Link("转到该处", func() { p.body.showErrors() })
	row := HGap(10, p.save, cancel)
	for _, a := range p.form.More {
		row.Objects = append(row.Objects, newButton(a, 32))
	}
	row.Objects = append(row.Objects, Gap(6), p.sign, p.wrong, p.jump, Spacer(), HGap(6, KeyCap("Ctrl+S"), Small("保存", Muted), Gap(4), KeyCap("Enter"), Small("下一项", Muted)))
	p.sign.Hide()
	p.wrong.Hide()
	p.jump.Hide()
	return box(func() fyne.Size { return fyne.NewSize(500, 54) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(line, 0, 0, s.Width, 1)
		x := pageMargin + p.body.label + labelGap + 18
		place(row, x, 11, s.Width-pageMargin-x, 32)
	}, ground, line, row)
}

func (p *FormPage) showErrors() {
	var names []string
	for _, f := range p.body.wrong() {
		names = append(names, f.label)
	}
	on := len(names) > 0
	if on {
		p.wrong.Set(fmt.Sprintf("%d 处需要改正：%s", len(names), strings.Join(names, "、")))
	}
	for _, o := range []fyne.CanvasObject{p.sign, p.wrong, p.jump} {
		showIf(o, on)
	}
	p.box.Refresh()
	if len(p.box.Objects) > 0 {
		p.box.Objects[0].Refresh()
	}
}

// Save checks the fields, writes the pointers and saves.
func (p *FormPage) Save() { p.SaveAs(p.form.Verb, p.form.Save, p.form.Saved) }

// SaveAs is Save with another act, such as 「保存并下达」.
func (p *FormPage) SaveAs(label string, fn func(ctx context.Context) error, done func()) {
	if p.body == nil || p.form.Off != "" {
		return
	}
	ok := p.body.collect()
	p.showErrors()
	if !ok || fn == nil {
		return
	}
	var opts []ActOption
	if p.form.Rev != nil {
		opts = append(opts, Rev(p.form.Rev))
	}
	if p.env.host.pressed == nil && label == p.form.Verb {
		p.env.host.pressed = p.save
		defer func() { p.env.host.pressed = nil }()
	}
	Act(p.env, label, fn, func() {
		p.body.first = p.body.snapshot()
		p.body.dirty = false
		p.dropDraft()
		if done != nil {
			done()
		}
	}, opts...)
}

func (p *FormPage) cancel() {
	if p.form.Cancel != nil {
		p.form.Cancel()
		return
	}
	p.env.Back()
}

// Title is the form's name.
func (p *FormPage) Title() string { return p.form.Title }

// Subtitle is the grey text beside it.
func (p *FormPage) Subtitle() string { return p.form.Subtitle }

// Object is the page.
func (p *FormPage) Object() fyne.CanvasObject { return p.box }

// Topics are none unless the form asks: a form does not reload under the writer's hands.
func (p *FormPage) Topics() []app.Topic { return p.form.Topics }

// Shown is called when the page is on the screen: the first field gets the keyboard.
func (p *FormPage) Shown() {
	p.shown = true
	if p.body != nil && p.env.host.Focused() == nil {
		p.body.focusFirst()
	}
}

// Refresh shows the fields as they stand.
func (p *FormPage) Refresh() { p.box.Refresh() }

// Status says how much is not saved yet, and when the draft was kept.
func (p *FormPage) Status() string {
	if p.body == nil || p.form.Off != "" {
		return ""
	}
	n := p.body.changes()
	if n == 0 {
		return "没有未保存的修改"
	}
	text := fmt.Sprintf("有 %d 处未保存的修改", n)
	if p.state != "" {
		text += " · " + p.state
	}
	return text
}

// Key saves with Ctrl+Enter.
func (p *FormPage) Key(k Key) bool {
	if k.Ctrl && (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) {
		p.Save()
		return true
	}
	return false
}

// Keys are the form's keys for F1.
func (p *FormPage) Keys() []KeyHint {
	return []KeyHint{{"Tab、Shift+Tab", "下一项、上一项"}, {"Enter", "下一项，最后一项时保存"}, {"Ctrl+S、Ctrl+Enter", "保存"},
		{"↓", "打开日历或列表"}, {"Ctrl+Z", "撤销输入"}}
}

// Unsaved is asked before leaving: what is typed is kept as a draft, so leaving needs no question unless drafts are off.
func (p *FormPage) Unsaved() string {
	if p.body == nil || !p.body.dirty || p.body.changes() == 0 {
		return ""
	}
	if p.keepsDrafts() {
		p.keepDraft()
		return ""
	}
	return fmt.Sprintf("有 %d 处修改还没有保存。", p.body.changes())
}

// Close keeps the draft and ends the timer.
func (p *FormPage) Close() {
	if p.body != nil && p.body.dirty && p.body.changes() > 0 {
		p.keepDraft()
	}
	p.gone = true
	if p.stop != nil {
		p.stop()
	}
	p.leave()
}

// SaveThen saves the form of this page and goes on with then instead of what the form itself does after saving.
func (e *Env) SaveThen(then func()) {
	if e.editing != nil {
		e.editing.SaveAs(e.editing.form.Verb, e.editing.form.Save, then)
	}
}
