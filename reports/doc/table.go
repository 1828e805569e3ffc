package doc

import (
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind says what a column or cell holds (数据类型), so that workbooks get numbers and dates.
type Kind int

// Word is the default; Percent values are fractions (0.853 prints 85.3%).
const (
	Word Kind = iota
	Number
	Percent
	Day
	Lamp
)

// Column describes one column of a table (栏).
type Column struct {
	Title    string
	Group    string  // neighbours with the same group share a merged head above them
	Min, Max float64 // width limits in millimetres; 0: free
	Weight   float64 // share of the spare width; 0: by content
	Align    Align
	Kind     Kind
	Decimals int    // digits printed after the point for Number and Percent
	Optional bool   // left away by Spared when no row says anything in it
	NumFmt   string // workbook number format when the usual one does not do, for instance #,##0.00
}

// Table is a ruled table with a repeated head (表格).
type Table struct {
	Title     string // printed above the table inside a text; empty: none
	Sheet     string // sheet name in the workbook; empty: Title
	Unit      string // right above the table, for instance 单位：件
	Columns   []Column
	Rows      iter.Seq[[]Cell] // may be walked several times; nil: no rows
	Count     int              // number of rows when known beforehand, which saves a workbook one walk; 0: counted
	Fault     func() error     // asked after each walk when rows come from the database; nil: cannot fail
	Total     []Cell           // totals row in bold; nil: none
	Notes     []string         // small lines under the table
	Empty     string           // printed in place of rows when there are none; empty: 无
	Wide      bool             // in a portrait paper: on landscape pages of its own
	Small     bool             // small type (小五) for many columns
	RowHeight float64          // least height of a row in millimetres, where people write by hand; 0: by content
}

// Cell is one value of a table (单元格): Text is what is printed, the typed value is what a workbook gets.
type Cell struct {
	Kind  Kind
	Text  string
	Value float64   // Number, Percent
	Day   time.Time // Day
	Lamp  Light     // Lamp
	Bold  bool
	Span  int  // columns covered; 0 and 1: one
	Same  bool // continues the cell above: the two are merged
	Align Align
}

// Light is a traffic light (灯), printed as a shape and a word, so that it survives a black-and-white printer.
type Light int

// The lights, from none to closed.
const (
	NoLight  Light = iota
	Green          // ○ 绿
	Yellow         // △ 黄
	Red            // ■ 红
	Grey           // － 灰: not started or suspended
	Finished       // ✓ 办结
)

// String gives the Chinese word of the light.
func (l Light) String() string {
	names := [...]string{"", "绿", "黄", "红", "灰", "办结"}
	if l < 0 || int(l) >= len(names) {
		return ""
	}
	return names[l]
}

// T makes a text cell.
func T(s string) Cell { return Cell{Text: s} }

// N makes a number cell printed with the given digits after the point, halves rounded away from zero.
func N(v float64, decimals int) Cell {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Cell{Text: "—", Align: Right}
	}
	return Cell{Kind: Number, Text: Fixed(v, decimals), Value: v}
}

// Int makes a whole-number cell.
func Int(v int) Cell { return Cell{Kind: Number, Text: strconv.Itoa(v), Value: float64(v)} }

// Dec makes a number cell from a decimal text computed elsewhere, printed as it stands; other text stays text.
func Dec(s string) Cell {
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return Cell{Text: s, Align: Right}
	}
	return Cell{Kind: Number, Text: s, Value: v}
}

// Pct makes a percent cell from a fraction: Pct(0.853, 1) prints 85.3%.
func Pct(fraction float64, decimals int) Cell {
	if math.IsNaN(fraction) || math.IsInf(fraction, 0) {
		return Cell{Text: "—", Align: Right}
	}
	return Cell{Kind: Percent, Text: Fixed(fraction*100, decimals) + "%", Value: fraction}
}

// Yuan makes a money cell from fen: Yuan(123456) prints 1,234.56.
func Yuan(fen int64) Cell {
	return Cell{Kind: Number, Text: Money(fen), Value: float64(fen) / 100}
}

// D makes a date cell, printed 2026-03-05; the zero time prints nothing.
func D(t time.Time) Cell {
	if t.IsZero() {
		return Cell{}
	}
	return Cell{Kind: Day, Text: t.Format("2006-01-02"), Day: t}
}

// L makes a lamp cell.
func L(l Light) Cell { return Cell{Kind: Lamp, Text: l.String(), Lamp: l} }

// Merge makes a cell that continues the one above it.
func Merge() Cell { return Cell{Same: true} }

// Across makes the cell cover several columns; the row gives no cells for the covered ones.
func (c Cell) Across(columns int) Cell { c.Span = columns; return c }

// Strong makes the cell bold.
func (c Cell) Strong() Cell { c.Bold = true; return c }

// Rows makes a row source of a slice.
func Rows(rows [][]Cell) iter.Seq[[]Cell] { return slices.Values(rows) }

// Each makes a row source of records and a function from record to row.
func Each[T any](records []T, row func(i int, record T) []Cell) iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		for i, r := range records {
			if !yield(row(i, r)) {
				return
			}
		}
	}
}

// Spared gives the table without the optional columns in which no row says anything. The rows are few and at hand, without spans.
func (t Table) Spared() Table {
	said := make([]bool, len(t.Columns))
	for cells := range t.Rows {
		for i, c := range cells {
			said[i] = said[i] || c.Text != ""
		}
	}
	all, rows := t.Columns, t.Rows
	keep := func(i int) bool { return said[i] || !all[i].Optional }
	t.Columns = nil
	for i, c := range all {
		if keep(i) {
			t.Columns = append(t.Columns, c)
		}
	}
	t.Rows = func(yield func([]Cell) bool) {
		for cells := range rows {
			kept := make([]Cell, 0, len(all))
			for i, c := range cells {
				if keep(i) {
					kept = append(kept, c)
				}
			}
			if !yield(kept) {
				return
			}
		}
	}
	return t
}

// Grid is a boxed form of labelled cells (表单).
type Grid struct {
	Title string
	Sheet string
	Cols  []float64 // relative widths
	Rows  []GridRow
	Notes []string
}

// GridRow is one row of a boxed form; Height is its least height in millimetres.
type GridRow struct {
	Cells  []GridCell
	Height float64
}

// GridCell is one cell of a boxed form. Cells covered by a span from the left or from above are not given.
type GridCell struct {
	Text  string
	Label bool     // a label: centred, in 黑体
	Span  int      // columns covered
	Down  int      // rows covered
	Sign  []string // lines at the lower right corner: 签名：、　　年　月　日
	Align Align
	Top   bool // text begins at the top instead of the middle
}

// Label makes a label cell.
func Label(s string) GridCell { return GridCell{Text: s, Label: true} }

// Box makes a value cell over some columns.
func Box(s string, span int) GridCell { return GridCell{Text: s, Span: span} }

// Opinion makes a tall cell for an opinion with signature lines at its lower right corner.
func Opinion(text string, span int, sign ...string) GridCell {
	return GridCell{Text: text, Span: span, Sign: sign, Top: true, Align: Left}
}

func (Table) block() {}
func (Grid) block()  {}
