package kit

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
)

// Attached (附件改动) is what a form adds to the files of a record and takes from them.
type Attached struct {
	Kind string // the table word of the record
	ID   int64  // 0 for a record that is not saved yet
	Add  []string
	Drop []int64
}

// Save does it, for the record of that id. What is done is not done again when the form is saved once more after a refusal.
func (a *Attached) Save(ctx context.Context, p *app.App, id int64) error {
	for len(a.Add) > 0 {
		if _, err := p.Files.Attach(ctx, a.Kind, id, a.Add[0]); err != nil {
			return err
		}
		a.Add = a.Add[1:]
	}
	for len(a.Drop) > 0 {
		if err := p.Files.Remove(ctx, a.Drop[0]); err != nil {
			return err
		}
		a.Drop = a.Drop[1:]
	}
	return nil
}

// filesField is the files of a record: dragged in or chosen, shown, opened, taken away.
type filesField struct {
	env   *Env
	field *Field
	ptr   *Attached
	had   []app.Attachment
	now   Attached
	frame *canvas.Rectangle
	note  *TextLine
	pick  *Button
	rows  []fyne.CanvasObject
	area  *dropArea
}

// Files is the attachments of a record: files are dropped on the form or chosen, opened by a click, and taken away with an undo.
func Files(env *Env, key, label string, p *Attached) *Field {
	return newField(key, label, &filesField{env: env, ptr: p})
}

const (
	fileRowHigh  = 30
	fileFootHigh = 40
)

func (c *filesField) bind(f *Field) {
	c.field = f
	c.frame = newFrame(Tokens().Surface, Tokens().Line2, 1, 4)
	c.note = newLine("把文件拖到这里，或", 13, false, Muted)
	c.pick = newButton(Action{Label: "选择文件…", Icon: "files", Do: func() {
		OpenFile(c.env, "选择"+f.label, nil, func(path string) { c.take(path) })
	}}, 28)
	c.area = newDropArea(f.key, c.take)
	c.area.layout(&free{min: func() fyne.Size { return fyne.NewSize(200, c.high(300)) }, lay: c.lay})
	if c.ptr.ID != 0 && c.env.App != nil {
		Load(c.env, func(ctx context.Context) ([]app.Attachment, error) {
			return c.env.App.Files.Of(ctx, c.ptr.Kind, c.ptr.ID)
		}, func(had []app.Attachment) {
			c.had = had
			c.show()
		})
	}
}

// take adds a file; a folder and a file that stands there already are refused in words.
func (c *filesField) take(path string) {
	info, err := os.Stat(path)
	switch {
	case c.field.locked != "":
		return
	case err != nil || info.IsDir():
		c.env.Fail(app.Errorf("", "不能作附件：%s。拖入文件，不拖入文件夹。", filepath.Base(path)))
		return
	case slices.Contains(c.now.Add, path):
		c.env.Note(filepath.Base(path) + " 已在列表中")
		return
	}
	c.now.Add = append(c.now.Add, path)
	c.changed()
}

func (c *filesField) changed() {
	c.show()
	c.field.edited()
}

// away takes a file from the list; the toast brings it back.
func (c *filesField) away(name string, do, undo func()) {
	do()
	c.changed()
	back := func() {
		undo()
		c.changed()
	}
	c.env.host.keep(back)
	c.env.host.toasts.add(&toast{tone: GreenTone, text: "已从附件中移去 " + name, life: undoTime, acts: []Action{{Label: "撤销", Do: func() { c.env.host.Undo() }}}})
}

func (c *filesField) show() {
	c.rows = nil
	for _, a := range c.had {
		if slices.Contains(c.now.Drop, a.ID) {
			continue
		}
		c.rows = append(c.rows, c.row(fileLine{a.Name, c.env.App.Files.Path(a), FileSize(a.Size), func() {
			c.away(a.Name, func() { c.now.Drop = append(c.now.Drop, a.ID) },
				func() { c.now.Drop = slices.DeleteFunc(c.now.Drop, func(id int64) bool { return id == a.ID }) })
		}}))
	}
	for _, path := range c.now.Add {
		name := filepath.Base(path)
		note := "保存后加入"
		if info, err := os.Stat(path); err == nil {
			note = FileSize(info.Size()) + " · " + note
		}
		c.rows = append(c.rows, c.row(fileLine{name, path, note, func() {
			c.away(name, func() { c.now.Add = slices.DeleteFunc(c.now.Add, func(p string) bool { return p == path }) },
				func() { c.now.Add = append(c.now.Add, path) })
		}}))
	}
	c.area.face.Objects = append([]fyne.CanvasObject{c.frame}, c.rows...)
	if c.field.locked == "" {
		c.area.face.Objects = append(c.area.face.Objects, c.note, c.pick)
	}
	c.lay(c.area.Size())
	c.area.face.Refresh()
	if c.field.form != nil {
		c.field.form.arrangeAgain()
	}
}

type fileLine struct {
	name, path, note string
	away             func()
}

func (c *filesField) row(l fileLine) fyne.CanvasObject {
	icon := newIcon("file", 16, Tokens().Text2)
	name := Link(l.name, func() { ShowFile(c.env, l.name, l.path) })
	note := newLine(l.note, 12, false, Muted)
	cross := newIcon("close", 12, Tokens().Text2)
	x := newPress("移去 "+l.name, l.away, cross)
	x.tip = func() string { return "移去，可撤销" }
	x.layout(&free{min: func() fyne.Size { return fyne.NewSize(26, 26) }, lay: func(s fyne.Size) { place(cross, 7, 7, 12, 12) }})
	if c.field.locked != "" {
		x.Hide()
	}
	return box(func() fyne.Size { return fyne.NewSize(120, fileRowHigh) }, func(s fyne.Size) {
		place(icon, 8, 7, 16, 16)
		wide := note.MinSize().Width
		room := max(40, s.Width-wide-76)
		place(name, 30, 2, min(room, name.MinSize().Width), 26)
		place(note, s.Width-wide-38, 7, wide, 18)
		place(x, s.Width-32, 2, 26, 26)
	}, icon, name, note, x)
}

func (c *filesField) lay(s fyne.Size) {
	place(c.frame, 0, 0, s.Width, s.Height)
	y := float32(3)
	for _, r := range c.rows {
		place(r, 1, y, s.Width-2, fileRowHigh)
		y += fileRowHigh
	}
	w := c.note.MinSize().Width
	place(c.note, 10, y+8, w, 18)
	place(c.pick, 14+w, y+3, c.pick.MinSize().Width, 28)
}

func (c *filesField) object() fyne.CanvasObject { return c.area }
func (c *filesField) focus() fyne.Focusable {
	if c.field.locked != "" {
		return nil
	}
	return c.pick
}
func (c *filesField) load() {
	c.now = Attached{Kind: c.ptr.Kind, ID: c.ptr.ID, Add: slices.Clone(c.ptr.Add), Drop: slices.Clone(c.ptr.Drop)}
	c.show()
}
func (c *filesField) parse() string {
	for _, path := range c.now.Add {
		if _, err := os.Stat(path); err != nil {
			return "文件已不在原处：" + filepath.Base(path) + "。移去后重新添加。"
		}
	}
	c.ptr.Add, c.ptr.Drop = slices.Clone(c.now.Add), slices.Clone(c.now.Drop)
	return ""
}
func (c *filesField) empty() bool   { return len(c.rows) == 0 }
func (c *filesField) store() string { return strings.Join(c.now.Add, "\n") }
func (c *filesField) restore(s string) {
	c.now.Add = nonEmpty(s)
	c.show()
}
func (c *filesField) mark(wrong bool) {
	c.frame.StrokeColor, c.frame.StrokeWidth = Tokens().Line2, 1
	if wrong {
		c.frame.StrokeColor, c.frame.StrokeWidth = Tokens().Red.Lamp, 2
	}
	c.frame.Refresh()
}
func (c *filesField) high(float32) float32 {
	h := float32(len(c.rows))*fileRowHigh + 6
	if c.field.locked == "" {
		h += fileFootHigh - 6
	}
	return max(h, 32)
}

// FileSize is a size as people read it.
func FileSize(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// dropArea takes files that are dropped on the window.
type dropArea struct {
	*press
	take func(path string)
}

func newDropArea(name string, take func(path string)) *dropArea {
	a := &dropArea{press: newPress(name, nil), take: take}
	a.press.noFocus, a.press.noRing = true, true
	a.press.self = a
	a.press.ExtendBaseWidget(a)
	return a
}

func (a *dropArea) inside() []fyne.CanvasObject { return []fyne.CanvasObject{a.face} }

// Drop gives dropped files to the attachments field under the pointer, or to the only one that is shown; false when there is none.
func (h *Host) Drop(at fyne.Position, paths []string) bool {
	var areas []*dropArea
	var under *dropArea
	Walk(h.surface(), fyne.Position{}, func(o fyne.CanvasObject, pos fyne.Position) bool {
		if a, ok := o.(*dropArea); ok {
			areas = append(areas, a)
			if d := at.Subtract(pos); d.X >= 0 && d.Y >= 0 && d.X < a.Size().Width && d.Y < a.Size().Height {
				under = a
			}
		}
		return true
	})
	if under == nil && len(areas) == 1 {
		under = areas[0]
	}
	if under == nil {
		return false
	}
	h.guard(func() {
		for _, path := range paths {
			under.take(path)
		}
	})
	return true
}
