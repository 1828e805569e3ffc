// Package intake judges clerks' tables (导入核对): it finds the header, skips titles, totals and signatures, reads every cell
// by the type of its column and says of each row whether it may be taken over, and if not why, in Chinese. It knows no
// file format and no database: the table comes as plain cells, what is already stored is asked through Lookup, and the
// grammars of dates, numbers and codes are handed in as Parsers.
package intake

import (
	"encoding/json"
	"time"
)

// CellKind is what a cell holds.
type CellKind uint8

// The kinds of a cell. NoCache is a formula that was never calculated.
const (
	Empty CellKind = iota
	TextCell
	NumberCell
	DateCell
	BoolCell
	ErrorCell
	NoCache
)

// Span says whether a cell shows the value of a merged range it does not itself hold.
type Span uint8

// The places of a cell in a merged range.
const (
	SpanNone Span = iota
	SpanDown
	SpanRight
)

// Cell (单元格) is one cell: Text its value as text (dates yyyy-MM-dd, with HH:mm when they carry a time), Raw as the file
// holds it, Format its number format.
type Cell struct {
	Text, Raw, Format string
	Kind              CellKind
	Span              Span
}

// Row (行) is a row that is not empty; Number counts from 1.
type Row struct {
	Number int
	Hidden bool
	Cells  []Cell
}

// Sheet (工作表) is one table; HiddenColumns are 0-based.
type Sheet struct {
	Name          string
	Hidden        bool
	HiddenColumns map[int]bool
	Rows          []Row
	part          string // which of several tables on one sheet this is
	about         string // the indicator of a column that is judged as a table of its own
}

// Book (工作簿) is a file as it was read. Epoch1904 says that bare serial numbers of days count from 1904. Notes are
// sentences about what the reader left out.
type Book struct {
	Name, Format, Encoding string
	SHA256                 string // of the file
	Epoch1904              bool
	Sheets                 []Sheet
	Notes                  []string
}

// Refusal (整份退回) is the verdict on a file as a whole.
type Refusal struct {
	Code, Message string
}

func (r *Refusal) Error() string { return r.Message }

// Ref (单位引用) is the answer to a name: Name is the canonical one, Alias says it was found under another, Ended is the day
// since which the unit is out of use.
type Ref struct {
	ID                      int64
	Name                    string
	Found, Alias, Ambiguous bool
	Ended                   string
}

// Stored (已有记录) is a record in the database with the key that was asked for: its values of the kind's Differ columns,
// a title to name it by, and for kinds that replace, the value as it is printed. Refuse says why no row with this key may be
// taken, be there a record or not.
type Stored struct {
	Differ        []string
	Title         string
	Shown, Refuse string
}

// Lookup answers from the database. Names come without blanks and in half width.
type Lookup interface {
	Org(name string) Ref
	Community(name string) Ref
	Existing(kind string, key []string) []Stored
	// Measure is the unit in which an indicator is kept; known is false for one that is not in the set.
	Measure(indicator string) (unit string, known bool)
}

// Note is a remark of a parser: a code and a Chinese sentence.
type Note struct{ Code, Reason string }

// Date is a parsed day (yyyy-MM-dd). None means there is no deadline (长期坚持). A non-empty Code refuses the text.
type Date struct {
	Day          string
	None         bool
	Code, Reason string
	Notes        []Note
}

// Number is a parsed number in the unit it was asked for: decimal digits, a percentage as a fraction. A non-empty Code
// refuses the text.
type Number struct {
	Value        json.Number
	Code, Reason string
	Notes        []Note
}

// Code is a parsed telephone, identity number or credit code in normal form. A non-empty Refuse refuses the text.
type Code struct {
	Text           string
	Refuse, Reason string
	Notes          []Note
}

// Parsers are the grammars of what clerks write. Date is told the year of dates written without one and where it was
// found (填报日期), Number the unit of the row (empty: any).
type Parsers struct {
	Date                  func(text string, year int, from string) Date
	Number                func(text, unit string) Number
	Phone, USCC, IDNumber func(text string) Code
}

// Setup is what Judge works with besides the book: Columns is the user's own choice of column by header (empty: do not
// import), Without the columns not to take over, Period the quarter (2026Q3) of rows that name none, in a table that names
// none either; a nil Lookup checks the file alone.
type Setup struct {
	Lookup   Lookup
	Parsers  Parsers
	Today    time.Time
	Columns  map[string]string
	Without  []string
	Period   string
	Progress func(done, total int)
}
