package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
)

// Form (表单) is a record being written: sections of fields, what saves them and what follows.
type Form struct {
	Title    string
	Subtitle string
	Intro    string
	Key      string // names the draft; empty keeps none
	ID       int64
	Topics   []app.Topic
	Sections []FormSection
	Fields   []*Field // a single section without a title
	Aside    []Card
	Verb     string // 保存 when empty
	Off      string // why it is only for reading; empty: it is written
	More     []Action
	Save     func(ctx context.Context) error
	Rev      *int64
	Saved    func()
	Cancel   func() // env.Back when nil
}

// FormSection (分节) is a titled part of a form.
type FormSection struct {
	Title, Note string
	Fields      []*Field
}

// formBody is the card with the fields.
type formBody struct {
	env    *Env
	form   *Form
	fields []*Field
	heads  []*TextLine
	notes  []*TextLine
	lines  []fyne.CanvasObject
	box    *fyne.Container
	first  map[string]string
	dirty  bool
	closed bool
	onEdit func()
	grew   func() // the fields need another height
	tall   float32
	errors func()
	save   func()
	width  float32
	single bool // one field per row, for dialogs
	label  float32
}

func newFormBody(env *Env, f *Form) *formBody {
	b := &formBody{env: env, form: f, width: 800}
	if len(f.Fields) > 0 {
		f.Sections = append(f.Sections, FormSection{Fields: f.Fields})
	}
	var objs []fyne.CanvasObject
	for _, s := range f.Sections {
		head, note, line := Head(s.Title), Caption(s.Note), HLine()
		b.heads, b.notes, b.lines = append(b.heads, head), append(b.notes, note), append(b.lines, line)
		objs = append(objs, head, note, line)
		for _, x := range s.Fields {
			x.form = b
			b.fields = append(b.fields, x)
			objs = append(objs, x.objects()...)
		}
	}
	b.box = container.New(&free{min: func() fyne.Size { return fyne.NewSize(420, b.lay(b.width, false)) },
		lay: func(s fyne.Size) { b.width = s.Width; b.lay(s.Width, true) },
		tal: func(w float32) float32 { return b.lay(w, false) }}, objs...)
	b.label = labelWide
	for _, f := range b.fields {
		b.label = min(max(b.label, textWidth(f.label, Sizes().Text, false)+14), labelMost)
	}
	b.first = b.snapshot()
	env.forms = append(env.forms, b)
	return b
}

// lay walks the fields in rows of two; with move false it only measures.
func (b *formBody) lay(width float32, move bool) float32 {
	const inset, between = 18, 36
	y := float32(12)
	fi := 0
	for i, s := range b.form.Sections {
		if i > 0 {
			if move {
				place(b.lines[i], 0, y, width, 1)
				b.lines[i].Show()
			}
			y += 12
		} else if move {
			b.lines[i].Hide()
		}
		if s.Title != "" {
			if move {
				w := b.heads[i].MinSize().Width
				place(b.heads[i], inset, y, w, 24)
				place(b.notes[i], inset+w+10, y+4, width-w-60, 18)
			}
			y += 34
		}
		n := len(s.Fields)
		y = b.layFields(b.fields[fi:fi+n], inset, y, width-2*inset, between, move)
		fi += n
	}
	return y + 4
}

func (b *formBody) layFields(list []*Field, x, y, width, between float32, move bool) float32 {
	half := (width - between) / 2
	col, rowHigh := 0, float32(0)
	for _, f := range list {
		on := f.visible()
		if move {
			b.showField(f, on)
		}
		if !on {
			continue
		}
		wide := f.wide || b.single
		if wide && col == 1 {
			y += rowHigh
			col, rowHigh = 0, 0
		}
		fx, fw := x, width
		if !wide {
			fw = half
			fx = x + float32(col)*(half+between)
		}
		if move {
			f.place(fx, y, fw, b.label)
		}
		h := f.high(fw - b.label - labelGap)
		if wide {
			y += h
			continue
		}
		rowHigh = max(rowHigh, h)
		if col++; col == 2 {
			y += rowHigh
			col, rowHigh = 0, 0
		}
	}
	return y + rowHigh
}

func (b *formBody) showField(f *Field, on bool) {
	for _, o := range f.objects() {
		if on && o != f.sign && o != f.star && o != f.long {
			o.Show()
		}
		if !on {
			o.Hide()
		}
	}
	if on && f.error+f.advice != "" {
		f.sign.Show()
	}
}

// place puts everything again after a line under a field changed.
func (b *formBody) place() {
	if b.box != nil && b.box.Size().Width > 0 {
		b.lay(b.box.Size().Width, true)
	}
}

// arrangeAgain puts everything again after a field grew or appeared.
func (b *formBody) arrangeAgain() {
	b.place()
	if b.box == nil {
		return
	}
	b.box.Refresh()
	if tall := b.lay(b.width, false); tall != b.tall && b.grew != nil {
		b.tall = tall
		b.grew()
	}
}

func (b *formBody) snapshot() map[string]string {
	m := map[string]string{}
	for _, f := range b.fields {
		if f.key != "" && f.locked == "" {
			m[f.key] = f.Text()
		}
	}
	return m
}

// changes counts the fields that differ from what was opened.
func (b *formBody) changes() int {
	n := 0
	for k, v := range b.snapshot() {
		if b.first[k] != v {
			n++
		}
	}
	return n
}

func (b *formBody) touched() {
	b.dirty = true
	if b.onEdit != nil {
		b.onEdit()
	}
}

// collect writes all pointers; false when a field is wrong. The first wrong one gets the keyboard.
func (b *formBody) collect() bool {
	ok := true
	for _, f := range b.fields {
		if !f.verify(true) {
			ok = false
		}
	}
	if !ok {
		b.showErrors()
	}
	return ok
}

func (b *formBody) wrong() []*Field {
	var out []*Field
	for _, f := range b.fields {
		if f.error != "" && f.visible() {
			out = append(out, f)
		}
	}
	return out
}

func (b *formBody) showErrors() {
	if w := b.wrong(); len(w) > 0 {
		b.env.host.Focus(w[0].ctl.focus())
	}
	if b.errors != nil {
		b.errors()
	}
}

func (b *formBody) focusFirst() {
	for _, f := range b.fields {
		if f.visible() && f.locked == "" && f.ctl.focus() != nil {
			b.env.host.Focus(f.ctl.focus())
			return
		}
	}
}

// next gives the keyboard to the field after f; after the last it saves.
func (b *formBody) next(f *Field) {
	seen := false
	for _, x := range b.fields {
		if seen && x.visible() && x.locked == "" && x.ctl.focus() != nil {
			b.env.host.Focus(x.ctl.focus())
			return
		}
		seen = seen || x == f
	}
	if b.save != nil {
		b.save()
	}
}

func (b *formBody) close() {
	b.closed = true
	for i, x := range b.env.forms {
		if x == b {
			b.env.forms = append(b.env.forms[:i:i], b.env.forms[i+1:]...)
			return
		}
	}
}
