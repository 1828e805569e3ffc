package intake

import (
	"fmt"
	"strings"
)

// reading is one row being read.
type reading struct {
	*pass
	row      Row
	values   []Field
	faults   []Fault
	warnings []Warning
}

// judgeRow skips, refuses or accepts one row.
func (j *judging) judgeRow(p *pass, row Row) {
	sh := j.look(p, row)
	if code, reason := j.skip(p, row, sh); code != "" {
		j.pass(p, row.Number, code, reason)
		if sh.filled > 0 {
			p.numbers.restart()
			p.between += sh.first + "\n"
		}
		p.closed = p.closed || code == "FOOTER"
		return
	}
	p.between, p.closed = "", p.closed && !sh.whole
	r := &reading{pass: p, row: row}
	for c := range p.columns {
		if p.columns[c].Name != "" {
			j.readCell(r, c)
		}
	}
	j.assumePeriod(r)
	j.assumeMeasure(r)
	if p.sequence >= 0 {
		p.numbers.add(row.Number, at(row.Cells, p.sequence))
	}
	if len(r.faults) == 0 {
		j.term(r)
	}
	if len(r.faults) == 0 {
		j.unique(r)
	}
	if len(r.faults) > 0 {
		p.out.Rejected++
		j.result.Rejected = append(j.result.Rejected, Rejection{Sheet: p.sheet.Name, Row: row.Number, Fault: r.faults[0], More: r.faults[1:]})
		return
	}
	if row.Hidden {
		r.warn(Column{}, "", "HIDDEN_ROW", "这一行在表中是隐藏的（可能被筛选），也会导入。请确认。")
	}
	p.out.Accepted++
	j.result.Accepted++
	j.result.Warnings = append(j.result.Warnings, r.warnings...)
	j.result.Rows = append(j.result.Rows, Record{Sheet: p.sheet.Name, Row: row.Number, Part: p.sheet.part, Values: j.ordered(r)})
}

// ordered puts the values in the order of the kind's columns.
func (j *judging) ordered(r *reading) []Field {
	out := make([]Field, 0, len(r.values))
	for _, c := range j.kind.Columns {
		for _, f := range r.values {
			if f.Column == c.Name {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

func (r *reading) value(column string) Value { return Record{Values: r.values}.Value(column) }

func (r *reading) set(column Column, v Value) {
	v.Type = column.Type
	r.values = append(r.values, Field{Column: column.Name, Value: v})
}

// fault refuses the row; reason is a sentence without the place, which is put before it.
func (r *reading) fault(c int, value, code, reason string) {
	column := r.columns[c]
	f := Fault{Column: column.Name, Value: value, Code: code, Reason: r.place(column.Name) + reason}
	if h := joined(r.header.labels[c]); h != column.Name {
		f.Header = h
	}
	r.faults = append(r.faults, f)
}

// warn remarks on a cell, once for each code.
func (r *reading) warn(column Column, value, code, reason string) {
	for _, w := range r.warnings {
		if w.Column == column.Name && w.Code == code && w.Value == value {
			return
		}
	}
	r.warnings = append(r.warnings, Warning{Sheet: r.sheet.Name, Row: r.row.Number, Column: column.Name, Value: value, Code: code, Reason: r.place(column.Name) + reason, Part: r.sheet.part})
}

func (r *reading) place(column string) string {
	if column == "" {
		return fmt.Sprintf("第 %d 行：", r.row.Number)
	}
	if r.sheet.about != "" && column == figureHere {
		column = r.sheet.about
	}
	return fmt.Sprintf("第 %d 行“%s”", r.row.Number, column)
}

// unique looks for the same record earlier in the file and in the database.
func (j *judging) unique(r *reading) {
	key := j.kind.key(r.value)
	differ := make([]string, len(j.kind.Differ))
	for i, name := range j.kind.Differ {
		differ[i] = r.value(name).Comparable()
	}
	joint, rest := strings.Join(key, "\x00"), strings.Join(differ, "\x00")
	column := r.keyColumn(j.kind.Key[0])
	if first, ok := j.keys[joint]; ok {
		place := fmt.Sprintf("第 %d 行", first.row)
		if first.sheet != r.sheet.Name {
			place = fmt.Sprintf("工作表“%s”第 %d 行", first.sheet, first.row)
		}
		j.same(r, column, place, first.differ == rest)
		return
	}
	if j.setup.Lookup != nil {
		for _, s := range j.setup.Lookup.Existing(j.kind.Name, key) {
			if j.meets(r, column, s, rest); len(r.faults) > 0 {
				return
			}
		}
	}
	if len(r.faults) == 0 {
		j.keys[joint] = taken{sheet: r.sheet.Name, row: r.row.Number, differ: rest}
	}
}

// key is what makes a row of this kind the same as another.
func (k Kind) key(value func(column string) Value) []string {
	key := make([]string, len(k.Key))
	for i, name := range k.Key {
		key[i] = value(name).Comparable()
	}
	return key
}

// Since says why a row that was accepted can be written no more: after it was judged its record came into the database, or its
// quarter was closed. Empty when nothing stands against it.
func (k Kind) Since(l Lookup, row Record) string {
	for _, s := range l.Existing(k.Name, k.key(row.Value)) {
		switch {
		case s.Refuse != "":
			return s.Refuse
		case !k.Replaces:
			return "核对之后，系统中已登记了同一条" + s.Title + "。请重新核对这份文件。"
		}
	}
	return ""
}

// meets tells a row from a record of the database that has its key: refused, replaced, or the same once more.
func (j *judging) meets(r *reading, column int, s Stored, rest string) {
	if s.Refuse != "" {
		r.fault(column, r.value(j.kind.Key[0]).Text, "LOCKED", "："+s.Refuse)
		return
	}
	equal := len(j.kind.Differ) == 0 || strings.Join(s.Differ, "\x00") == rest
	switch {
	case j.kind.Replaces && !equal:
		differs := j.kind.Differ[0]
		r.warn(r.columns[r.keyColumn(differs)], r.value(differs).Raw, "REPLACE", fmt.Sprintf("：系统中已有 %s，导入后改为 %s。", s.Shown, written(r.value(differs))))
		return
	case j.kind.Replaces && j.kind.Same != WarnSame:
		return
	}
	place := "系统中已有的记录"
	if s.Title != "" {
		place += "“" + s.Title + "”"
	}
	j.same(r, column, place, equal)
}

// written is a value as it is shown to the user.
func written(v Value) string {
	if v.Missing {
		return "缺报"
	}
	return v.Text
}

func (r *reading) keyColumn(name string) int {
	for c := range r.columns {
		if r.columns[c].Name == name {
			return c
		}
	}
	return 0
}

// same refuses a second record with the key of an earlier one, or warns where that does no harm.
func (j *judging) same(r *reading, c int, place string, equal bool) {
	value := r.value(r.columns[c].Name).Text
	switch {
	case !equal:
		r.fault(c, value, "CONFLICT", fmt.Sprintf("与%s的%s相同，但%s不同：%s。请核对后只保留一行，或写明区别。",
			place, strings.Join(j.present(r, j.kind.Key), "、"), strings.Join(j.kind.Differ, "、"), value))
	case j.kind.Same == WarnSame:
		r.warn(r.columns[c], value, "REPEATED", fmt.Sprintf("与%s重复，数值相同：%s。", place, value))
	default:
		r.fault(c, value, "DUPLICATE", fmt.Sprintf("与%s重复：%s。如确为另一条，请改正后再导入。", place, value))
	}
}

// present keeps the key columns that the row has a value in.
func (j *judging) present(r *reading, names []string) []string {
	var out []string
	for _, n := range names {
		if r.value(n).Text != "" || r.value(n).Number != "" {
			out = append(out, n)
		}
	}
	return out
}
