package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Result (核对结果) is what Judge found; as JSON it is the object that import --json prints.
type Result struct {
	Kind        string        `json:"kind"`
	FileVerdict string        `json:"file_verdict"`
	Message     string        `json:"message"`
	SHA256      string        `json:"sha256,omitempty"`
	Sheets      []SheetResult `json:"sheets"`
	HeaderRow   int           `json:"header_row"`
	Columns     []Mapping     `json:"columns"`
	Personal    []string      `json:"personal"`
	Accepted    int           `json:"accepted"`
	Rejected    []Rejection   `json:"rejected"`
	Skipped     []Skipped     `json:"skipped"`
	Warnings    []Warning     `json:"warnings"`
	Rows        []Record      `json:"rows"`
}

// SheetResult (工作表结果) sums up one sheet; Note says why it was not used.
type SheetResult struct {
	Name      string `json:"name"`
	HeaderRow int    `json:"header_row"`
	Accepted  int    `json:"accepted"`
	Rejected  int    `json:"rejected"`
	Skipped   int    `json:"skipped"`
	Note      string `json:"note,omitempty"`
}

// Mapping (列对应) says which column a header was taken for; Column is empty when it is not imported.
type Mapping struct {
	Sheet  string `json:"sheet"`
	Header string `json:"header"`
	Column string `json:"column"`
}

// Fault (差错) is one thing wrong with a row.
type Fault struct {
	Column string `json:"column"`
	Header string `json:"header,omitempty"`
	Value  string `json:"value"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// Rejection (退回行) is a refused row with its first fault, and the others in More.
type Rejection struct {
	Sheet string `json:"sheet"`
	Row   int    `json:"row"`
	Fault
	More []Fault `json:"more,omitempty"`
}

// Skipped (跳过行) is a row that is no record: TITLE, META, SUBTOTAL, TOTAL, FOOTER or EMPTY_ROW.
type Skipped struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// Warning (提醒) is something the user should look at; the row is taken over all the same.
type Warning struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Column string `json:"column,omitempty"`
	Value  string `json:"value,omitempty"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
	Part   string `json:"-"` // of several tables that share the row
}

// Record (可导入行) is an accepted row with the values of the columns in the file.
type Record struct {
	Sheet  string
	Row    int
	Part   string // of several tables that share the row
	Values []Field
}

// Field is one value of a record.
type Field struct {
	Column string
	Value  Value
}

// Value (值) is a cell understood. Text is the normal form: yyyy-MM-dd, digits of a telephone, the canonical name of a
// unit, several joined with 、. Number is the decimal value of numeric columns, percentages as fractions. Missing means
// 缺报, which must never become 0; NoDeadline that a task has none.
type Value struct {
	Type       Type
	Text       string
	Number     json.Number
	Missing    bool
	NoDeadline bool
	Raw        string
	Refs       []Ref
}

// Value gives the value of a column, zero when the column is empty or not in the file.
func (r Record) Value(column string) Value {
	for _, f := range r.Values {
		if f.Column == column {
			return f.Value
		}
	}
	return Value{}
}

// MarshalJSON writes the values as an object in the order of the columns.
func (r Record) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	sheet, err := json.Marshal(r.Sheet)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(&b, `{"sheet":%s,"row":%d,"values":{`, sheet, r.Row)
	for i, f := range r.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(f.Column)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(f.Value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteString("}}")
	return b.Bytes(), nil
}

// MarshalJSON writes a number as a number, a missing value as null and anything else as text.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case v.Missing || v.NoDeadline:
		return []byte("null"), nil
	case v.Number != "":
		return json.Marshal(v.Number)
	}
	return json.Marshal(v.Text)
}

// Comparable is the text under which two values are equal: the number of a numeric one, else the text without blanks.
func (v Value) Comparable() string {
	if v.Number != "" {
		return shift(string(v.Number), 0)
	}
	if formulaLike(v.Text) {
		return v.Text
	}
	return squeeze(v.Text)
}

// OK says that the file could be read and has rows; some of them may be refused.
func (r Result) OK() bool { return r.FileVerdict == "OK" }

// Leave takes columns out of the accepted rows: what the user did not want to keep.
func (r *Result) Leave(columns ...string) {
	r.Rows = slices.Clone(r.Rows)
	for i := range r.Rows {
		r.Rows[i].Values = slices.DeleteFunc(slices.Clone(r.Rows[i].Values), func(f Field) bool { return slices.Contains(columns, f.Column) })
		if slices.Contains(columns, IDInText) {
			r.Rows[i].Values = hideIDs(r.Rows[i].Values)
		}
	}
}

// Filled counts the accepted rows that have something in a column.
func (r *Result) Filled(column string) int {
	n := 0
	for _, row := range r.Rows {
		switch {
		case column == IDInText && slices.ContainsFunc(row.Values, func(f Field) bool { return f.Value.Type != IDNumber && withID(f.Value.Text) }), row.Value(column).Text != "":
			n++
		}
	}
	return n
}

// Warn adds a warning about the file as a whole.
func (r *Result) Warn(code, reason string) {
	r.Warnings = slices.Insert(r.Warnings, 0, Warning{Code: code, Reason: reason})
	if r.OK() {
		r.sum()
	}
}

// empty makes a result whose lists encode as [] rather than null.
func empty(kind Kind) Result {
	return Result{Kind: kind.Name, Sheets: []SheetResult{}, Columns: []Mapping{}, Personal: []string{}, Rejected: []Rejection{},
		Skipped: []Skipped{}, Warnings: []Warning{}, Rows: []Record{}}
}

// Refused makes the result of a file that could not be read.
func Refused(kind Kind, err error) Result {
	r := empty(kind)
	r.FileVerdict, r.Message = "CORRUPT", "文件无法读取。请用 WPS/Excel 打开后另存为 .xlsx 再导入。"
	var refusal *Refusal
	if errors.As(err, &refusal) {
		r.FileVerdict, r.Message = refusal.Code, refusal.Message
	}
	return r
}

// sum writes the sentence that sums up a result.
func (r *Result) sum() {
	var parts []string
	if n := len(r.Rejected); n > 0 {
		parts = append(parts, fmt.Sprintf("拒绝 %d 行", n))
	}
	if n := len(r.Skipped); n > 0 {
		parts = append(parts, fmt.Sprintf("跳过 %d 行（标题、合计、落款或空行）", n))
	}
	if n := len(r.Warnings); n > 0 {
		parts = append(parts, fmt.Sprintf("提醒 %d 处", n))
	}
	r.Message = fmt.Sprintf("可导入 %d 行", r.Accepted)
	if len(parts) > 0 {
		r.Message += "，" + strings.Join(parts, "，")
	}
	r.Message += "。"
}
