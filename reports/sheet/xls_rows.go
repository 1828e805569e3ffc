package sheet

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// oldRows collects the cells of one sheet; records may come in any order of rows.
type oldRows struct {
	x       *xls
	sheet   Sheet
	byRow   map[int]*Row
	merges  []area
	pending *Cell // formula whose text follows
}

// readSheet reads one sheet of a BIFF8 stream.
func (x *xls) readSheet(s oldSheet, part float64) (Sheet, error) {
	rows := &oldRows{x: x, sheet: Sheet{Name: s.name, Hidden: s.hidden, HiddenColumns: map[int]bool{}}, byRow: map[int]*Row{}}
	offset, depth := s.offset, 0
	for {
		r, ok := x.at(offset)
		if !ok {
			return rows.sheet, x.corrupt()
		}
		offset = r.next
		switch r.kind {
		case recBOF: // charts stand inside as streams of their own
			depth++
		case recEOF:
			if depth--; depth <= 0 {
				return rows.finish(part)
			}
		default:
			if depth == 1 {
				rows.take(r)
			}
		}
	}
}

// finish puts the rows in order.
func (o *oldRows) finish(part float64) (Sheet, error) {
	for _, r := range o.byRow {
		if slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Kind != Empty }) {
			o.sheet.Rows = append(o.sheet.Rows, *r)
		}
	}
	slices.SortFunc(o.sheet.Rows, func(a, b Row) int { return a.Number - b.Number })
	for _, r := range o.sheet.Rows {
		if err := o.x.take(len(r.Cells), part); err != nil {
			return o.sheet, err
		}
	}
	resolve(&o.sheet, o.merges, o.x.options.Limits)
	return o.sheet, nil
}

func (o *oldRows) row(number int) *Row {
	r := o.byRow[number]
	if r == nil {
		r = &Row{Number: number + 1}
		o.byRow[number] = r
	}
	return r
}

func (o *oldRows) set(row, column int, cell Cell) *Cell {
	if cell.Kind == Text && strings.TrimSpace(cell.Text) == "" {
		return nil
	}
	r := o.row(row)
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, Cell{})
	}
	r.Cells[column] = cell
	return &r.Cells[column]
}

// take reads one record of a sheet.
func (o *oldRows) take(r record) {
	u16 := func(at int) int { return int(binary.LittleEndian.Uint16(r.body[at:])) }
	switch r.kind {
	case recRow:
		if r.body[12]&0x20 != 0 {
			o.row(u16(0)).Hidden = true
		}
	case recColInfo:
		for c := u16(0); u16(8)&1 != 0 && c <= u16(2) && c < 256; c++ {
			o.sheet.HiddenColumns[c] = true
		}
	case recMerge:
		for i := 0; i < u16(0); i++ {
			at := 2 + 8*i
			o.merges = append(o.merges, area{left: u16(at + 4), top: u16(at) + 1, right: u16(at + 6), bottom: u16(at+2) + 1})
		}
	case recMulRK:
		for i, at := 0, 4; at+6 <= len(r.body)-2; i, at = i+1, at+6 {
			o.set(u16(0), u16(2)+i, o.x.number(rk(binary.LittleEndian.Uint32(r.body[at+2:])), uint16(u16(at))))
		}
	case recString:
		if o.pending != nil {
			t := texts{pieces: [][]byte{r.body}}
			o.pending.Kind, o.pending.Text = Text, t.next(2)
			o.pending.Raw, o.pending = o.pending.Text, nil
		}
	case recLabelSST, recLabel, recRString, recNumber, recRK, recBoolErr, recFormula:
		o.single(r, u16(0), u16(2), uint16(u16(4)))
	}
}

// single reads a record that holds one cell.
func (o *oldRows) single(r record, row, column int, style uint16) {
	body := r.body[6:]
	var cell Cell
	switch r.kind {
	case recLabelSST:
		if i := int(binary.LittleEndian.Uint32(body)); i < len(o.x.strings) {
			cell = Cell{Kind: Text, Text: o.x.strings[i], Raw: o.x.strings[i]}
		}
	case recLabel, recRString:
		t := texts{pieces: [][]byte{body}}
		cell.Kind, cell.Text = Text, t.next(2)
		cell.Raw = cell.Text
	case recNumber:
		cell = o.x.number(math.Float64frombits(binary.LittleEndian.Uint64(body)), style)
	case recRK:
		cell = o.x.number(rk(binary.LittleEndian.Uint32(body)), style)
	case recBoolErr:
		cell = boolOrError(body[0], body[1] == 1)
	case recFormula:
		o.formula(body, row, column, style)
		return
	}
	o.set(row, column, cell)
}

func boolOrError(value byte, isError bool) Cell {
	cell := Cell{Kind: Bool, Text: "FALSE"}
	switch {
	case isError:
		cell.Kind, cell.Text = Error, errorText(value)
	case value != 0:
		cell.Text = "TRUE"
	}
	cell.Raw = cell.Text
	return cell
}

// formula takes the stored result: a number, or a marker for text, truth value, error or nothing.
func (o *oldRows) formula(body []byte, row, column int, style uint16) {
	o.pending = nil
	cell := Cell{}
	switch {
	case binary.LittleEndian.Uint16(body[6:]) != 0xFFFF:
		cell = o.x.number(math.Float64frombits(binary.LittleEndian.Uint64(body)), style)
	case body[0] == 0:
		cell.Kind, cell.Text = Text, " text follows "
	case body[0] == 1, body[0] == 2:
		cell = boolOrError(body[2], body[0] == 2)
	}
	cell.Formula = true
	if made := o.set(row, column, cell); made != nil && cell.Kind == Text {
		made.Text, o.pending = "", made
	}
}

// texts reads the strings of BIFF8, which may break off in one record and go on in the next with other byte width.
type texts struct {
	pieces [][]byte
	at     int
}

// more says whether anything is left, stepping into the next piece.
func (t *texts) more() bool {
	for len(t.pieces) > 0 && t.at >= len(t.pieces[0]) {
		t.pieces, t.at = t.pieces[1:], 0
	}
	return len(t.pieces) > 0
}

func (t *texts) byte() int {
	if !t.more() {
		return 0
	}
	b := t.pieces[0][t.at]
	t.at++
	return int(b)
}

func (t *texts) number(bytes int) int {
	n := 0
	for i := 0; i < bytes; i++ {
		n |= t.byte() << (8 * i)
	}
	return n
}

// next reads one string whose length takes the given number of bytes.
func (t *texts) next(length int) string {
	count, flags := t.number(length), 0
	flags = t.byte()
	runs, extra := 0, 0
	if flags&8 != 0 {
		runs = t.number(2)
	}
	if flags&4 != 0 {
		extra = t.number(4)
	}
	units := make([]uint16, 0, min(count, 1<<15))
	for i := 0; i < count && len(t.pieces) > 0; i++ {
		if t.at >= len(t.pieces[0]) {
			if !t.more() {
				break
			}
			flags = t.byte() // a continuation says anew how wide its characters are
		}
		width := 1 + flags&1
		units = append(units, uint16(t.number(width)))
	}
	for skip := 4*runs + extra; skip > 0 && t.more(); {
		step := min(skip, len(t.pieces[0])-t.at)
		t.at += step
		skip -= step
	}
	return string(utf16.Decode(units))
}
