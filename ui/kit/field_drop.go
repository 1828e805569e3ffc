package kit

import "fyne.io/fyne/v2"

// dropDown is the list below a face that shows one of several choices. What is typed while the face has the keyboard narrows the
// list: Chinese, pinyin or initials.
type dropDown struct {
	face  *press
	rows  func() (all []pickRow, at int)
	words func(i int) string // further words to find a row by; may be nil
	take  func(i int)
	list  *pickList
	typed string
	keys  finder
	wide  float32
}

// newDropDown joins a list to its face.
func newDropDown(face *press, rows func() ([]pickRow, int), take func(int)) *dropDown {
	d := &dropDown{face: face, rows: rows, take: take, keys: finder{}}
	face.runes = d.rune
	return d
}

func (d *dropDown) shown() bool { return d.list != nil && d.list.shown }

// open shows all choices.
func (d *dropDown) open() {
	d.typed, d.wide = "", 0
	d.show()
}

func (d *dropDown) show() {
	h := hostOf(d.face.self)
	if h == nil {
		return
	}
	rows, at := d.rows()
	foot := ""
	if len(rows) > pickMost {
		foot = "键入汉字、拼音首字母查找"
	}
	if d.typed != "" {
		rows, at, foot = d.found(rows), 0, "查找："+d.typed
	}
	h.Focus(d.face)
	d.list = newPickList(h, d.take)
	d.list.at = at
	d.list.set(rows)
	d.list.open(d.face, max(d.face.Size().Width, d.wide), foot)
	d.wide = d.list.width
}

// found are the rows that answer to what is typed, those that begin with it first.
func (d *dropDown) found(all []pickRow) []pickRow {
	var first, later []pickRow
	for _, r := range all {
		more := ""
		if d.words != nil {
			more = d.words(r.at)
		}
		if !d.keys.match(d.typed, r.text, more) {
			continue
		}
		r.from, r.to = hit(d.typed, r.text)
		if r.from == 0 && r.to > 0 && !r.off {
			first = append(first, r)
		} else {
			later = append(later, r)
		}
	}
	return append(first, later...)
}

// rune adds a letter to what is looked for.
func (d *dropDown) rune(r rune) {
	if r == ' ' || d.face.off {
		return
	}
	if !d.shown() {
		d.typed, d.wide = "", 0
	}
	d.typed += string(r)
	d.show()
}

// key takes a letter back, or opens the list.
func (d *dropDown) key(k Key) bool {
	switch {
	case k.Name == fyne.KeyBackspace && d.shown() && d.typed != "":
		runes := []rune(d.typed)
		d.typed = string(runes[:len(runes)-1])
		d.show()
	case k.Name == fyne.KeyDown:
		d.open()
	default:
		return false
	}
	return true
}
