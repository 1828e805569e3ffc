package out

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
)

// sheetTable is one table on its way to a sheet.
type sheetTable struct {
	b        *book
	t        doc.Table
	name     string
	cols     int
	headRow  int // first row of the head
	dataRow  int // first row of values
	row      int // next row
	merges   [][2]string
	open     []int // per column: the row where a merged cell began
	last     []int // per column: the last row it reaches
	w        *excelize.StreamWriter
	widths   []float64
	short    []bool          // per column: all entries are short words, which stand centred
	cells    []excelize.Cell // of the row being written
	cellPtrs []any           // the same, as the stream takes them
	styled   []styled        // of the row above
	rowLimit int
}

// table writes a table as a sheet. The rows go out as a stream, so that large tables cost little memory.
func (b *book) table(t doc.Table, want string) error {
	if len(t.Columns) == 0 {
		return nil
	}
	name, err := b.sheet(want)
	if err != nil {
		return err
	}
	s := &sheetTable{b: b, t: t, name: name, cols: len(t.Columns), rowLimit: 1048576}
	rows := s.measure()
	if t.Fault != nil {
		if err := t.Fault(); err != nil {
			return err
		}
	}
	above := s.above()
	s.headRow = len(above) + 1
	s.dataRow = s.headRow + 1
	if s.grouped() {
		s.dataRow++
	}
	end := s.dataRow + max(rows, 1) - 1
	if len(t.Total) > 0 {
		end++
	}
	if end+10 > s.rowLimit {
		return &Error{Message: fmt.Sprintf("表“%s”有%d行，超过 Excel 的上限，请缩小范围后再导出。", name, rows)}
	}
	if err := s.setup(end); err != nil {
		return err
	}
	if err := s.prepare(end + len(t.Notes) + len(b.footLines())); err != nil {
		return err
	}
	if err := s.write(above); err != nil {
		return err
	}
	return s.w.Flush()
}

func (s *sheetTable) grouped() bool {
	for _, c := range s.t.Columns {
		if c.Group != "" {
			return true
		}
	}
	return false
}

// textRow is one line above or below a table.
type textRow struct {
	text, right string
	key         styleKey
	height      float64
}

// above gives the lines over the head: title, subtitle, the head line and the unit.
func (s *sheetTable) above() []textRow {
	d := s.b.d
	title := d.Name()
	working := !d.Form.Formal() && d.Form != doc.Report
	if !working {
		if title = s.t.Title; title == "" {
			title = s.name
		}
	}
	out := []textRow{{text: title, key: styleKey{align: doc.Center, bold: true, size: 18}, height: 30}}
	if working {
		if d.Head.Subtitle != "" {
			out = append(out, textRow{text: d.Head.Subtitle, key: styleKey{align: doc.Center, size: 13}, height: 20})
		}
		lines := d.Head.Lines
		if d.Head.Number != "" {
			lines = append([]doc.Pair{{Key: "编号", Value: d.Head.Number}}, lines...)
		}
		if len(lines) > 0 || d.Head.Unit != "" {
			out = append(out, textRow{text: pairs(lines, "　　"), right: d.Head.Unit, key: styleKey{align: doc.Left, size: 10.5}})
		}
	}
	if name := s.own(); working && name != "" {
		out = append(out, textRow{text: name, key: styleKey{align: doc.Center, bold: true, size: 12}, height: 18})
	}
	if s.t.Unit != "" {
		out = append(out, textRow{right: s.t.Unit, key: styleKey{align: doc.Right, size: 10.5}})
	}
	return out
}

// own is what tells a table from the others of its paper: its title or its sheet's name, whichever says more.
func (s *sheetTable) own() string {
	tables := 0
	for _, b := range s.b.d.Blocks {
		if _, ok := b.(doc.Table); ok {
			tables++
		}
	}
	switch {
	case tables < 2, s.t.Title == "" && s.t.Sheet == "":
		return ""
	case strings.Contains(s.name, s.t.Title):
		return s.name
	}
	return s.t.Title
}

// footLines gives the foot of the paper: notes and 制表、审核.
func (b *book) footLines() []string {
	out := append([]string(nil), b.d.Foot.Notes...)
	if len(b.d.Foot.Items) > 0 {
		out = append(out, pairs(b.d.Foot.Items, "　　　　"))
	}
	return out
}

// prepare sets what must stand before the rows: the dimension, panes and widths.
func (s *sheetTable) prepare(lastRow int) error {
	f := s.b.f
	if err := f.SetSheetDimension(s.name, "A1:"+at(s.cols, lastRow)); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	s.w, s.row = w, 1
	s.open, s.last = make([]int, s.cols), make([]int, s.cols)
	for i, width := range s.widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	return w.SetPanes(&excelize.Panes{Freeze: true, YSplit: s.dataRow - 1, TopLeftCell: at(1, s.dataRow), ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: at(1, s.dataRow), ActiveCell: at(1, s.dataRow), Pane: "bottomLeft"}}})
}

// write sends all rows: lines above, head, values, totals, notes.
func (s *sheetTable) write(above []textRow) error {
	for _, r := range above {
		if err := s.textLine(r); err != nil {
			return err
		}
	}
	if err := s.head(); err != nil {
		return err
	}
	n, err := s.rows()
	if err != nil {
		return err
	}
	if n == 0 {
		if err := s.values([]doc.Cell{{Text: emptyWord(s.t), Span: s.cols, Align: doc.Center}}, false); err != nil {
			return err
		}
	}
	if len(s.t.Total) > 0 {
		if err := s.values(s.t.Total, true); err != nil {
			return err
		}
	}
	for _, note := range append(append([]string(nil), s.t.Notes...), s.b.footLines()...) {
		lines := max(1, columns(note)/max(1, s.total()))
		if err := s.textLine(textRow{text: note, key: styleKey{align: doc.Left, size: 9}, height: 14 * float64(int(lines+0.99))}); err != nil {
			return err
		}
	}
	return s.mergeAll()
}

// rows sends the values and tells how many rows there were.
func (s *sheetTable) rows() (n int, err error) {
	for row := range ahead(rowsOf(s.t)) {
		n++
		if err := s.values(row, false); err != nil {
			return n, err
		}
	}
	if s.t.Fault != nil {
		if err := s.t.Fault(); err != nil {
			return n, err
		}
	}
	if s.t.Count > 0 && s.t.Count != n {
		return n, &Error{Message: fmt.Sprintf("表“%s”的记录在导出时有变动（应为 %d 行，读到 %d 行），请再导出一次。", s.name, s.t.Count, n)}
	}
	return n, nil
}

func (s *sheetTable) total() float64 {
	w := 0.0
	for _, v := range s.widths {
		w += v
	}
	return w
}

// textLine writes a line over the whole width, or text at the left and a word at the right end.
func (s *sheetTable) textLine(r textRow) error {
	id, err := s.b.style(r.key)
	if err != nil {
		return err
	}
	cells := []any{excelize.Cell{StyleID: id, Value: safe(r.text)}}
	end := s.cols
	if r.right != "" && s.cols > 1 {
		tail := max(1, min(3, s.cols/2))
		end -= tail
		right := r.key
		right.align = doc.Right
		rid, err := s.b.style(right)
		if err != nil {
			return err
		}
		cells = append(cells, make([]any, end-1)...)
		cells = append(cells, excelize.Cell{StyleID: rid, Value: safe(r.right)})
		s.merge(end+1, s.row, s.cols, s.row)
	}
	var opts []excelize.RowOpts
	if r.height > 0 {
		lines := 1.0
		if r.key.align == doc.Center { // a long title wraps
			lines = math.Ceil(columns(r.text) * r.key.size / sheetPt / max(1, s.total()))
		}
		opts = append(opts, excelize.RowOpts{Height: r.height * max(1, lines)})
	}
	if err := s.w.SetRow(at(1, s.row), cells, opts...); err != nil {
		return err
	}
	s.merge(1, s.row, end, s.row)
	s.row++
	return nil
}

func (s *sheetTable) merge(c1, r1, c2, r2 int) {
	if c1 != c2 || r1 != r2 {
		s.merges = append(s.merges, [2]string{at(c1, r1), at(c2, r2)})
	}
}

// mergeAll closes open merged cells and hands all merges over; they come after the rows.
func (s *sheetTable) mergeAll() error {
	for col := range s.open {
		s.closeMerge(col)
	}
	for _, m := range s.merges {
		if err := s.w.MergeCell(m[0], m[1]); err != nil {
			return err
		}
	}
	return nil
}
