package sheet

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"
)

// The records of a BIFF8 stream that carry values.
const (
	recFormula  = 0x0006
	recEOF      = 0x000A
	recDateMode = 0x0022
	recFilePass = 0x002F
	recContinue = 0x003C
	recColInfo  = 0x007D
	recSheet    = 0x0085
	recMulRK    = 0x00BD
	recRString  = 0x00D6
	recXF       = 0x00E0
	recMerge    = 0x00E5
	recSST      = 0x00FC
	recLabelSST = 0x00FD
	recNumber   = 0x0203
	recLabel    = 0x0204
	recBoolErr  = 0x0205
	recString   = 0x0207
	recRow      = 0x0208
	recRK       = 0x027E
	recFormat   = 0x041E
	recBOF      = 0x0809
)

// xls is an old workbook being read: its stream and what the cells refer to.
type xls struct {
	*reader
	data    []byte
	strings []string
	codes   map[int]string
	styles  []int
	from04  bool
	sheets  []oldSheet
}

type oldSheet struct {
	name   string
	offset int
	hidden bool
}

// record is one record with the pieces that continue it.
type record struct {
	kind   int
	body   []byte
	pieces [][]byte
	next   int
}

// at reads the record at an offset; only a table of texts takes its continuations with it.
func (x *xls) at(offset int) (record, bool) {
	if offset < 0 || offset+4 > len(x.data) {
		return record{}, false
	}
	kind := int(binary.LittleEndian.Uint16(x.data[offset:]))
	end := offset + 4 + int(binary.LittleEndian.Uint16(x.data[offset+2:]))
	if end > len(x.data) {
		return record{}, false
	}
	r := record{kind: kind, body: x.data[offset+4 : end], next: end}
	r.pieces = [][]byte{r.body}
	for kind == recSST {
		more, ok := x.at(r.next)
		if !ok || more.kind != recContinue {
			break
		}
		r.pieces, r.next = append(r.pieces, more.body), more.next
	}
	return r, true
}

// readXLS reads a BIFF8 workbook stream.
func (r *reader) readXLS(data []byte) (err error) {
	x := &xls{reader: r, data: data, codes: map[int]string{}}
	first, ok := x.at(0)
	if !ok || first.kind != recBOF || len(first.body) < 4 {
		return r.corrupt()
	}
	if binary.LittleEndian.Uint16(first.body) != 0x0600 {
		return refuse(UnsupportedXLS, "“%s”是 Excel 95 及更早的格式。请用 WPS/Excel 另存为 .xlsx 后重试。", r.name)
	}
	defer func() {
		if recover() != nil { // a record shorter than its kind demands
			err = r.corrupt()
		}
	}()
	if err := x.globals(first.next); err != nil {
		return err
	}
	r.book.Format, r.book.Epoch1904 = "xls", x.from04
	for i, s := range x.sheets {
		sheet, err := x.readSheet(s, float64(i)/float64(len(x.sheets)))
		if err != nil {
			return err
		}
		r.book.Sheets = append(r.book.Sheets, sheet)
	}
	if len(x.sheets) == 0 {
		return r.corrupt()
	}
	return nil
}

// globals reads what stands before the sheets.
func (x *xls) globals(offset int) error {
	for {
		r, ok := x.at(offset)
		if !ok {
			return x.corrupt()
		}
		offset = r.next
		switch r.kind {
		case recEOF:
			return nil
		case recFilePass:
			return refuse(PasswordRequired, "“%s”是设置了打开密码的旧版表格。请在 WPS/Excel 中输入密码打开，取消密码并另存为 .xlsx 后重试。", x.name)
		case recDateMode:
			x.from04 = len(r.body) > 0 && r.body[0] == 1
		case recFormat:
			t := texts{pieces: [][]byte{r.body[2:]}}
			x.codes[int(binary.LittleEndian.Uint16(r.body))] = t.next(2)
		case recXF:
			x.styles = append(x.styles, int(binary.LittleEndian.Uint16(r.body[2:])))
		case recSST:
			x.readTexts(r)
		case recSheet:
			if r.body[5] == 0 {
				t := texts{pieces: [][]byte{r.body[6:]}}
				x.sheets = append(x.sheets, oldSheet{t.next(1), int(binary.LittleEndian.Uint32(r.body)), r.body[4]&3 != 0})
			}
		}
	}
}

func (x *xls) readTexts(r record) {
	t := texts{pieces: r.pieces, at: 8}
	count := int(binary.LittleEndian.Uint32(r.body[4:]))
	for i := 0; i < count && t.more(); i++ {
		x.strings = append(x.strings, t.next(2))
	}
}

// format gives the number format of a cell's style.
func (x *xls) format(style uint16) string {
	if int(style) >= len(x.styles) {
		return ""
	}
	id := x.styles[style]
	code, own := x.codes[id]
	if !own || id < 50 && id != 0 && builtinFormat(id) != "" {
		code = builtinFormat(id)
	}
	if strings.EqualFold(code, "General") {
		return ""
	}
	return code
}

func (x *xls) number(v float64, style uint16) Cell {
	return numeric(v, strconv.FormatFloat(v, 'g', -1, 64), x.format(style), x.from04)
}

// rk unpacks a number stored in four bytes.
func rk(v uint32) float64 {
	f := float64(int32(v) >> 2)
	if v&2 == 0 {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

// errorText names the error values.
func errorText(code byte) string {
	names := map[byte]string{0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
	if name, ok := names[code]; ok {
		return name
	}
	return "#ERR!"
}
