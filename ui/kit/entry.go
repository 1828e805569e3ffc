package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gongzhi/ui/native"
)

// Entry (文本框) is the one text entry of the program. It forwards the keys it does not use to the shell, keeps the input
// method's window at its caret, gives Tab back and has a Chinese menu.
type Entry struct {
	widget.Entry
	name    string
	onKey   func(Key) bool
	onEnter func()
	onFocus func(bool)
	onPaste func(text string) bool // takes what would be pasted
	focused bool
	pointed bool // the mouse is giving the keyboard
	kept    bool // the caret stays where it was when the keyboard comes
}

// newEntry makes an entry of rows lines; one row is a one-line entry.
func newEntry(name string, rows int, password bool) *Entry {
	e := &Entry{name: name}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.Password = password
	if rows > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapBreak
		e.SetMinRowsVisible(rows)
	}
	e.ExtendBaseWidget(e)
	e.OnCursorChanged = e.caret
	return e
}

// AcceptsTab is false: Tab always goes on to the next field.
func (e *Entry) AcceptsTab() bool { return false }

// MouseDown puts the caret where the mouse points.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.pointed = true
	e.Entry.MouseDown(ev)
	e.pointed = false
}

// FocusGained tells the frame; a one-line entry reached by key has its text chosen, so that typing replaces it.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if !e.MultiLine && !e.pointed && !e.kept && e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if e.onFocus != nil {
		e.onFocus(true)
	}
	e.caret()
	scrollTo(e)
}

// SetText changes the text; what was chosen in the old text is chosen no more.
func (e *Entry) SetText(text string) {
	if e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
	e.Entry.SetText(text)
}

// FocusLost tells the frame.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
}

// caret tells the input method where its window belongs.
func (e *Entry) caret() {
	h := hostOf(e)
	if h == nil || !e.focused {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Add(e.CursorPosition())
	scale := h.Win.Canvas().Scale()
	native.Caret(h.Win, at.X*scale, at.Y*scale, Sizes().Text*1.5*scale)
}

// TypedKey handles what an entry uses and passes on the rest.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	k := keyOf(ev)
	h := hostOf(e)
	if h != nil {
		h.Stir()
	}
	if h != nil && h.floatKey(k) {
		return
	}
	if e.onKey != nil && e.onKey(k) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.MultiLine {
			break
		}
		if e.onEnter != nil {
			e.onEnter()
			return
		}
		if h != nil {
			h.HandleKey(k)
		}
		return
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if !e.MultiLine {
			if h != nil {
				h.HandleKey(k)
			}
			return
		}
	default:
		if h != nil {
			h.HandleKey(k)
		}
		return
	}
	e.Entry.TypedKey(ev)
}

// TypedShortcut keeps the text shortcuts and passes on the others.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		before := e.Text
		e.Entry.Undo()
		if h := hostOf(e); h != nil && e.Text == before {
			h.handleShortcut(s)
		}
		return
	case *fyne.ShortcutPaste:
		if e.onPaste != nil && e.onPaste(plainLines{s.Clipboard}.Content()) {
			return
		}
		e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: plainLines{s.Clipboard}})
		return
	case *desktop.CustomShortcut:
		if !textShortcut(s) {
			k, _ := keyOfShortcut(s)
			if e.onKey != nil && e.onKey(k) {
				return
			}
			if h := hostOf(e); h != nil {
				h.handleShortcut(s)
			}
			return
		}
	}
	e.Entry.TypedShortcut(s)
}

// plainLines is a clipboard whose lines end as ours do; Windows ends them with two characters.
type plainLines struct{ fyne.Clipboard }

// Content is what is pasted.
func (c plainLines) Content() string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(c.Clipboard.Content())
}

func textShortcut(s *desktop.CustomShortcut) bool {
	if s.Modifier&fyne.KeyModifierControl == 0 || s.Modifier&fyne.KeyModifierAlt != 0 {
		return false
	}
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// TappedSecondary opens the menu of the text.
func (e *Entry) TappedSecondary(ev *fyne.PointEvent) {
	h := hostOf(e)
	if h == nil {
		return
	}
	h.Focus(e)
	clip := fyne.CurrentApp().Clipboard()
	picked, off := e.SelectedText() != "", ""
	if !picked {
		off = "没有选中文字"
	}
	run := func(s fyne.Shortcut) func() { return func() { e.TypedShortcut(s); h.Focus(e) } }
	acts := []Action{
		{Label: "撤销", Keys: "Ctrl+Z", Do: func() { e.Entry.Undo(); h.Focus(e) }},
		{Label: "重做", Keys: "Ctrl+Y", Do: func() { e.Entry.Redo(); h.Focus(e) }},
		{},
		{Label: "剪切", Keys: "Ctrl+X", Off: off, Do: run(&fyne.ShortcutCut{Clipboard: clip})},
		{Label: "复制", Keys: "Ctrl+C", Off: off, Do: run(&fyne.ShortcutCopy{Clipboard: clip})},
		{Label: "粘贴", Keys: "Ctrl+V", Do: run(&fyne.ShortcutPaste{Clipboard: clip})},
		{},
		{Label: "全选", Keys: "Ctrl+A", Do: run(&fyne.ShortcutSelectAll{})},
	}
	if e.Password {
		acts = acts[5:]
	}
	showMenuAt(h, ev.AbsolutePosition, acts)
}

// NewEntry makes an entry for use outside a form; show it through EntryBox.
func NewEntry(name, holder string, rows int) *Entry {
	e := newEntry(name, rows, false)
	e.SetPlaceHolder(holder)
	return e
}

// EntryBox gives an entry our border. It grows with the room it is given.
func EntryBox(e *Entry) fyne.CanvasObject {
	high := float32(32)
	if e.MultiLine {
		high = 56
	}
	return newEntryFrame(e, high, "", nil).Container
}

// OnEnter is called for Enter in a one-line entry.
func (e *Entry) OnEnter(fn func()) { e.onEnter = fn }

// OnKey sees keys before the entry does; true takes the key.
func (e *Entry) OnKey(fn func(Key) bool) { e.onKey = fn }
