package kit

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"gongzhi/app/written"
)

// typed is a control with one entry: text in, a value out.
type typed struct {
	field  *Field
	entry  *Entry
	frame  *entryFrame
	rows   int
	secret bool
	unit   string
	icon   string
	tap    func()
	show   func() string
	read   func(text string) string // writes the pointer, a sentence when it cannot
	quiet  bool
	tidy   bool // on leaving, what was read is written in the one spelling
	spell  bool // the same where it was written with words or marks
	unitOf *TextLine
	obj    fyne.CanvasObject
}

func (t *typed) bind(f *Field) {
	t.field = f
	t.entry = newEntry(f.key, t.rows, t.secret)
	t.entry.SetPlaceHolder(f.holder)
	high := float32(32)
	if t.rows > 1 {
		high = float32(t.rows)*20.5 + 13
	}
	t.frame = newEntryFrame(t.entry, high, t.icon, t.tap)
	t.obj = t.frame.Container
	t.entry.OnChanged = func(string) {
		if !t.quiet {
			f.edited()
		}
	}
	frameFocus := t.entry.onFocus
	t.entry.onFocus = func(on bool) {
		frameFocus(on)
		if !on {
			f.left()
			t.settle()
		}
	}
	t.entry.onEnter = f.next
	if t.unit != "" {
		t.unitOf = Label(t.unit, Second)
		t.obj = Cols(8, []float32{0, max(24, textWidth(t.unit, 14, false))}, t.frame.Container, Inset(0, 5, 0, 5, t.unitOf))
	}
	if f.locked != "" {
		t.obj = lockedBox(func() string { return t.show() }, f.locked, high)
	}
}

// settle writes what was read in the one spelling.
func (t *typed) settle() {
	if t.field.locked != "" || !t.tidy && !(t.spell && strings.Trim(t.entry.Text, "+-0123456789.") != "") {
		return
	}
	if t.read(t.entry.Text) == "" && t.show() != t.entry.Text {
		t.restore(t.show())
	}
}

// lockedBox is a read-only field: a grey ground, no caret, and why.
func lockedBox(show func() string, why string, high float32) fyne.CanvasObject {
	p := Tokens()
	text := show()
	if why != readOnly {
		text += "（" + why + "）"
	}
	ground := newFrame(p.Surface2, p.Line, 1, 4)
	line := newPara(text, Sizes().Text, Second)
	return box(func() fyne.Size { return fyne.NewSize(60, high) }, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(line, 6, 5, s.Width-13, s.Height-8)
	}, ground, line)
}

func (t *typed) object() fyne.CanvasObject { return t.obj }
func (t *typed) focus() fyne.Focusable {
	if t.field.locked != "" {
		return nil
	}
	return t.entry
}

func (t *typed) load() {
	t.quiet = true
	t.entry.SetText(t.show())
	t.quiet = false
}
func (t *typed) parse() string { return t.read(t.entry.Text) }
func (t *typed) empty() bool   { return strings.TrimSpace(t.entry.Text) == "" }
func (t *typed) store() string { return t.entry.Text }
func (t *typed) restore(s string) {
	t.quiet = true
	t.entry.SetText(s)
	t.quiet = false
}
func (t *typed) mark(wrong bool) {
	t.frame.wrong = wrong
	t.frame.restyle()
}
func (t *typed) high(float32) float32 { return t.frame.height }

// Text is a one-line text.
func Text(key, label string, p *string) *Field { return textField(key, label, p, 1, false) }

// Lines is a text of several lines.
func Lines(key, label string, p *string, rows int) *Field {
	return textField(key, label, p, max(2, rows), false)
}

// Password is a text that is not shown.
func Password(key, label string, p *string) *Field { return textField(key, label, p, 1, true) }

func textField(key, label string, p *string, rows int, secret bool) *Field {
	return newField(key, label, &typed{rows: rows, secret: secret, show: func() string { return *p }, read: func(s string) string {
		if secret {
			*p = s
		} else {
			*p = strings.TrimSpace(s)
		}
		return ""
	}})
}

// Show is a line that cannot be changed here.
func Show(label, text string) *Field {
	return newField("", label, &typed{show: func() string { return text }, read: func(string) string { return "" }}).Locked(readOnly)
}

// readOnly is the reason that needs no words.
const readOnly = " "

// Clock is a time of day, 14:30; it may be typed as 1430, 14.30 or 下午2点半.
func Clock(key, label string, p *string) *Field {
	return newField(key, label, &typed{icon: "clock", show: func() string { return *p }, read: func(s string) string {
		v, ok := readClock(s)
		if !ok {
			return label + "无法识别：" + s + "。可写 14:30 或 1430。"
		}
		*p = v
		return ""
	}}).Placeholder("如 14:30")
}

func readClock(text string) (string, bool) {
	s := written.Squeeze(text)
	if s == "" {
		return "", true
	}
	s, part := partOfDay(s)
	s = hourInChinese(s)
	s = strings.NewReplacer("点半", ":30", "时半", ":30", "点", ":", "时", ":", "分", "", ".", ":", "：", ":").Replace(s)
	if !strings.Contains(s, ":") && len(s) >= 3 && len(s) <= 4 {
		s = s[:len(s)-2] + ":" + s[len(s)-2:]
	}
	hour, minute, _ := strings.Cut(s, ":")
	h, bad := strconv.Atoi(hour)
	m, worse := strconv.Atoi(cmp.Or(minute, "0"))
	h = hourOf(h, part)
	if bad != nil || worse != nil || h != between(h, 0, 23) || m != between(m, 0, 59) {
		return "", false
	}
	return two(h) + ":" + two(m), true
}

// hourOf is the hour of the day that is said with the part of the day; −1 where they do not fit.
func hourOf(h int, part string) int {
	switch {
	case part == "晚上" && h == 12 || part == "上午" && h > 12:
		return -1
	case (part == "下午" || part == "晚上") && h < 12, part == "中午" && h < 3:
		return h + 12
	}
	return h
}

// partOfDay takes the word for the part of the day off.
func partOfDay(s string) (rest, part string) {
	for _, w := range dayParts() {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return rest, w
		}
	}
	return s, ""
}

func dayParts() [5]string { return [...]string{"上午", "早上", "中午", "下午", "晚上"} }

// hourInChinese writes the numerals of 三点半 or 十点二十分 as digits.
func hourInChinese(s string) string {
	i := strings.IndexAny(s, "点时")
	if i < 0 {
		return s
	}
	rest := s[i:]
	if n, ok := written.InChinese(s[:i]); ok {
		s = strconv.Itoa(int(n)) + rest
	}
	_, size := utf8.DecodeRuneInString(rest)
	minute := strings.TrimSuffix(rest[size:], "分")
	if n, ok := written.InChinese(minute); ok {
		s = strings.TrimSuffix(s, rest[size:]) + strconv.Itoa(int(n))
	}
	return s
}

func between(n, low, high int) int { return min(max(n, low), high) }

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
