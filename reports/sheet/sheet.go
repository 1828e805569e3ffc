// Package sheet reads the Excel and CSV files that clerks really have: typed cells, dates by number format, merged and
// hidden cells resolved, encodings and separators found by looking, and for a file that cannot be read a verdict that
// says in Chinese what it is and what to do. It evaluates nothing and keeps nothing.
package sheet

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"golang.org/x/text/unicode/norm"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of a cell. NoCache is a formula that was never calculated: its value is not in the file.
const (
	Empty Kind = iota
	Text
	Number
	Date
	Bool
	Error
	NoCache
)

// Span says whether a cell shows the value of a merged range it does not itself hold.
type Span uint8

// The places of a cell in a merged range: none or top left, below the top-left cell, elsewhere in the range.
const (
	SpanNone Span = iota
	SpanDown
	SpanRight
)

// Cell (单元格) is one cell. Text is its value as text: numbers without exponent, dates as yyyy-MM-dd with HH:mm when they
// carry a time. Raw is what the file holds; Format the number format, empty for General.
type Cell struct {
	Text, Raw, Format string
	Kind              Kind
	Span              Span
	Formula           bool
}

// Row (行) is one row that is not empty; Number counts from 1 as the user sees it (in CSV: logical records).
type Row struct {
	Number int
	Hidden bool
	Cells  []Cell
}

// Sheet (工作表) is one worksheet; HiddenColumns are 0-based.
type Sheet struct {
	Name          string
	Hidden        bool
	HiddenColumns map[int]bool
	Rows          []Row
}

// Book (工作簿) is a file that could be read. Epoch1904 says that its serial numbers of days count from 1904; dates are
// already right, bare numbers are not. Notes are Chinese sentences about what was left out.
type Book struct {
	Name, Format, Encoding string
	SHA256                 string // of the file
	Epoch1904              bool
	Sheets                 []Sheet
	Notes                  []string
}

// Verdicts on a whole file. The last three concern the file system, not the contents.
const (
	EmptyFile          = "EMPTY_FILE"
	Corrupt            = "CORRUPT"
	TooLarge           = "TOO_LARGE"
	PasswordRequired   = "PASSWORD_REQUIRED"
	LockFile           = "LOCK_FILE"
	UnsupportedXLS     = "UNSUPPORTED_XLS"
	UnsupportedHTMLXLS = "UNSUPPORTED_HTML_XLS"
	WrongExtension     = "WRONG_EXTENSION"
	Encoding           = "ENCODING"
	ErrNotFound        = "NOT_FOUND"
	NoPermission       = "NO_PERMISSION"
	InUse              = "IN_USE"
)

// Refusal (整份文件不能读) is the verdict on a file as a whole: a code and a sentence with the cure.
type Refusal struct {
	Code, Message string
}

func (r *Refusal) Error() string { return r.Message }

func refuse(code, format string, args ...any) error {
	return &Refusal{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Limits bound what is read, so that a damaged or hostile file cannot exhaust the machine.
type Limits struct {
	FileBytes int64 // size of the file
	PartBytes int64 // one unpacked part of a workbook
	AllBytes  int64 // all unpacked parts
	Rows      int   // rows of all sheets
	Columns   int   // columns to the right are left out with a note
	Cells     int   // cells of all sheets
}

// DefaultLimits lets a list of 200,000 rows pass and stops a zip bomb at once.
func DefaultLimits() Limits {
	return Limits{FileBytes: 64 << 20, PartBytes: 256 << 20, AllBytes: 512 << 20, Rows: 200_000, Columns: 2000, Cells: 6_000_000}
}

// Options steer reading; the zero value is right for most files.
type Options struct {
	Password string
	Limits   Limits                       // zero: DefaultLimits
	Progress func(part float64, rows int) // called now and then; part is 0 to 1
}

// Open reads the file at path. The error is a *Refusal, or ctx.Err() when it was cancelled.
func Open(ctx context.Context, path string, o Options) (*Book, error) {
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits()
	}
	data, err := load(path, o.Limits)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	r := &reader{ctx: ctx, options: o, name: baseName(path), book: &Book{Name: baseName(path), SHA256: hex.EncodeToString(sum[:])}}
	if err := r.read(data); err != nil {
		return nil, err
	}
	r.book.compose()
	return r.book, nil
}

// compose brings all texts to Unicode NFC, the form in which they are stored and compared.
func (b *Book) compose() {
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			for c := range r.Cells {
				if t := r.Cells[c].Text; !norm.NFC.IsNormalString(t) {
					r.Cells[c].Text = norm.NFC.String(t)
				}
			}
		}
	}
}

// reader carries one reading: the options, the book being filled and what is left of the limits.
type reader struct {
	ctx     context.Context
	options Options
	name    string
	book    *Book
	rows    int
	cells   int
	wide    bool
}

// take accounts for one more row and looks whether the user has cancelled.
func (r *reader) take(cells int, part float64) error {
	r.rows++
	r.cells += cells
	if r.rows > r.options.Limits.Rows || r.cells > r.options.Limits.Cells {
		return refuse(TooLarge, "表格太大（超过 %d 行或单元格过多）。请拆成几个文件后分别导入。", r.options.Limits.Rows)
	}
	if r.rows%500 == 0 {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if r.options.Progress != nil {
			r.options.Progress(min(part, 1), r.rows)
		}
	}
	return nil
}

// tooWide notes once that columns were left out.
func (r *reader) tooWide(sheet string) {
	if !r.wide {
		r.wide = true
		r.book.Notes = append(r.book.Notes, fmt.Sprintf("工作表“%s”第 %d 列以后的内容没有读取。", sheet, r.options.Limits.Columns))
	}
}
