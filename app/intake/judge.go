package intake

import (
	"context"
	"fmt"
	"slices"
)

// judging carries one run of Judge.
type judging struct {
	kind     Kind
	book     Book
	setup    Setup
	words    dictionary
	forms    patterns
	asides   asides
	quarters quarters
	result   Result
	keys     map[string]taken
	units    map[named]Ref
	measures map[string]string // units in which the indicators are kept
	done     int
	total    int
}

// taken is where a key was accepted first.
type taken struct {
	sheet, differ string
	row           int
}

// pass is the state of one sheet while its rows are judged.
type pass struct {
	sheet      Sheet
	header     header
	columns    []Column     // one per cell of the header; zero Name: not imported
	period     string       // of rows that name none
	guessed    bool         // no quarter is named anywhere
	above      map[int]Cell // what stood in each column last, for 同上
	told       bool         // the user knows that the quarter was assumed
	sequence   int          // cell of 序号, or -1
	lastHeader int          // number of the header's last row
	index      int          // of the row being judged
	tail       int          // number of the last row that shows every required value
	closed     bool         // signatures or notes have begun
	titles     []string     // what stands above the header
	between    string       // what stood in the rows skipped since the last record
	year       int
	yearFrom   string
	out        SheetResult
	numbers    sequence
	codes      map[int]*codeColumn
}

func (p *pass) nameAt(c int) string { return p.columnAt(c).Name }

func (p *pass) columnAt(c int) Column {
	if c < len(p.columns) {
		return p.columns[c]
	}
	return Column{}
}

// Judge looks at every row of the book as a table of the given kind. The error is ctx.Err() and nothing else.
func Judge(ctx context.Context, book Book, kind Kind, setup Setup) (Result, error) {
	j := &judging{kind: kind, book: book, setup: setup, words: kind.dictionary(), forms: newPatterns(), asides: newAsides(), quarters: newQuarters(), result: empty(kind), keys: map[string]taken{},
		units: map[named]Ref{}, measures: map[string]string{}}
	for _, s := range book.Sheets {
		j.total += len(s.Rows)
	}
	for _, note := range book.Notes {
		j.warn(Warning{Code: "TRUNCATED", Reason: note})
	}
	j.result.SHA256 = book.SHA256
	worst := verdict{}
	for _, s := range book.Sheets {
		v, err := j.judgeSheet(ctx, s)
		if err != nil {
			return Result{}, err
		}
		worst = worst.pick(v)
	}
	j.circles()
	j.conclude(worst)
	return j.result, nil
}

// judgeSheet judges one sheet.
func (j *judging) judgeSheet(ctx context.Context, s Sheet) (verdict, error) {
	if len(s.Rows) == 0 {
		return verdict{}, nil
	}
	h, found := j.findHeader(s)
	if s.Hidden {
		if found && len(j.missing(h)) == 0 {
			j.warn(Warning{Sheet: s.Name, Code: "HIDDEN_SHEET", Reason: fmt.Sprintf("工作表“%s”是隐藏的，没有导入。需要时请先在 WPS/Excel 中取消隐藏。", s.Name)})
		}
		return verdict{}, nil
	}
	if x, ok := j.crossed(s); ok && (!found || len(j.missing(h)) > 0) {
		return j.judgeCross(ctx, s, x)
	}
	if !found {
		return j.unused(s, verdict{"NO_HEADER", j.noHeader(s)}), nil
	}
	if missing := j.missing(h); len(missing) > 0 {
		for c, l := range h.labels {
			if l = joined(l); l != "" {
				j.result.Columns = append(j.result.Columns, Mapping{Sheet: s.Name, Header: l, Column: h.columns[c]})
			}
		}
		return j.unused(s, verdict{"MISSING_COLUMN", j.lacking(s, h, missing)}), nil
	}
	if parts := h.parts(s); parts != nil {
		j.warn(Warning{Sheet: s.Name, Code: "SIDE_BY_SIDE", Reason: fmt.Sprintf("工作表“%s”并排有 %d 栏，已逐栏读取。", s.Name, len(parts))})
		return j.judgeParts(ctx, parts)
	}
	p := j.begin(s, h)
	if err := j.judgeRows(ctx, p); err != nil {
		return verdict{}, err
	}
	j.end(p)
	if p.out.Accepted+p.out.Rejected == 0 {
		return verdict{"NO_DATA", fmt.Sprintf("工作表“%s”只有表头，没有数据。请在表头下面填写内容后再导入。", s.Name)}, nil
	}
	return verdict{"OK", ""}, nil
}

// judgeRows goes through the rows below the header.
func (j *judging) judgeRows(ctx context.Context, p *pass) error {
	s := p.sheet
	for i := p.header.index + 1; i < len(s.Rows); i++ {
		if err := j.step(ctx); err != nil {
			return err
		}
		j.gap(p, s.Rows[i-1].Number, s.Rows[i].Number)
		if n := j.reheaded(p, i); n > 0 {
			i += n - 1
			continue
		}
		p.index = i
		j.judgeRow(p, s.Rows[i])
	}
	return nil
}

// judgeParts judges the tables of one sheet one after the other; in the result they are one.
func (j *judging) judgeParts(ctx context.Context, parts []Sheet) (verdict, error) {
	worst, first := verdict{}, len(j.result.Sheets)
	for _, part := range parts {
		v, err := j.judgeSheet(ctx, part)
		if err != nil {
			return verdict{}, err
		}
		worst = worst.pick(v)
	}
	for len(j.result.Sheets) > first+1 {
		one, more := &j.result.Sheets[first], j.result.Sheets[first+1]
		one.Accepted, one.Rejected, one.Skipped = one.Accepted+more.Accepted, one.Rejected+more.Rejected, one.Skipped+more.Skipped
		j.result.Sheets = slices.Delete(j.result.Sheets, first+1, first+2)
	}
	return worst, nil
}

// step counts a row, tells how far the work is and looks whether it was cancelled.
func (j *judging) step(ctx context.Context) error {
	j.done++
	if j.done%500 != 0 {
		return nil
	}
	if j.setup.Progress != nil {
		j.setup.Progress(j.done, j.total)
	}
	return ctx.Err()
}

// begin prepares the pass over a sheet and reports what lies above its data.
func (j *judging) begin(s Sheet, h header) *pass {
	p := &pass{sheet: s, header: h, sequence: -1, lastHeader: s.Rows[h.index].Number, above: map[int]Cell{}, codes: map[int]*codeColumn{}}
	p.year, p.yearFrom = j.contextYear(s, h.first)
	p.out = SheetResult{Name: s.Name, HeaderRow: s.Rows[h.first].Number}
	if j.result.HeaderRow == 0 {
		j.result.HeaderRow = p.out.HeaderRow
	}
	for i, r := range s.Rows[:h.first] {
		if i > 0 {
			j.gap(p, s.Rows[i-1].Number, r.Number)
		}
		code, reason := j.before(r)
		j.pass(p, r.Number, code, reason)
		for _, c := range r.Cells {
			if c.Span == SpanNone && c.Kind == TextCell {
				p.titles = append(p.titles, titled(squeeze(c.Text)))
			}
		}
	}
	j.assign(p)
	p.tail = p.lastWhole()
	j.contextPeriod(p)
	return p
}

// assign gives every cell of the header its column and warns of those that are left out or hidden.
func (j *judging) assign(p *pass) {
	p.columns = make([]Column, len(p.header.columns))
	for c, name := range p.header.columns {
		text := joined(p.header.labels[c])
		if text == "" {
			continue
		}
		column, ok := j.kind.column(name)
		if ok && slices.Contains(j.setup.Without, name) {
			ok = false
		}
		if m := (Mapping{Sheet: p.sheet.Name, Header: text, Column: column.Name}); !slices.Contains(j.result.Columns, m) {
			j.result.Columns = append(j.result.Columns, m)
		}
		switch {
		case ok:
			p.columns[c] = column
			j.assigned(p, c, text)
		case name == "":
			reason := fmt.Sprintf("“%s”列未识别，没有导入。可在列对应中指定。", text)
			if again, _ := j.words.find(text); again != "" {
				reason = fmt.Sprintf("“%s”列与另一列重复（都是“%s”），没有导入。并排的两栏请改成一栏。", text, again)
			}
			j.warn(Warning{Sheet: p.sheet.Name, Row: p.lastHeader, Column: text, Code: "UNKNOWN_COLUMN", Reason: reason})
		}
	}
}

// assigned takes note of a column that is imported.
func (j *judging) assigned(p *pass, c int, text string) {
	switch column := p.columns[c]; column.Type {
	case Sequence:
		p.sequence = c
	case CodeText:
		p.codes[c] = newCodeColumn()
	case IDNumber, Phone:
		j.personal(column.Name)
	}
	if p.sheet.HiddenColumns[c] {
		j.warn(Warning{Sheet: p.sheet.Name, Row: p.lastHeader, Column: p.columns[c].Name, Code: "HIDDEN_COLUMN", Reason: fmt.Sprintf("“%s”列在表中是隐藏的，也会导入。请确认。", text)})
	}
}

// gap reports the empty rows between two rows; a long gap is reported once.
func (j *judging) gap(p *pass, from, to int) {
	for n := from + 1; n < to; n++ {
		if n-from > 20 || p.sheet.about != "" {
			return
		}
		j.pass(p, n, "EMPTY_ROW", "空行。")
	}
}

func (j *judging) pass(p *pass, row int, code, reason string) {
	if p.sheet.about != "" && slices.ContainsFunc(j.result.Skipped, func(s Skipped) bool { return s.Sheet == p.sheet.Name && s.Row == row }) {
		return
	}
	p.out.Skipped++
	j.result.Skipped = append(j.result.Skipped, Skipped{Sheet: p.sheet.Name, Row: row, Code: code, Reason: reason})
}

func (j *judging) warn(w Warning) { j.result.Warnings = append(j.result.Warnings, w) }

// end closes the pass over a sheet.
func (j *judging) end(p *pass) {
	j.closeBlock(p, len(p.sheet.Rows))
	for _, w := range p.numbers.warnings(p.sheet.Name) {
		j.warn(w)
	}
	j.result.Sheets = append(j.result.Sheets, p.out)
}
