package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Collects (填报回收) hands workbooks to units that do not have the program, and takes the filled ones over.
type Collects struct{ *core }

// collector is one kind of what units fill in.
type collector struct {
	name    string
	hint    string
	columns []FillColumn
	about   string // the given column that says what a row is about
	named   func(tx Tx, id int64) (no, about string, err error)
	rows    func(s *Collects, tx Tx, org int64) ([]FillRow, error)
	judge   func(s *Collects, tx Tx, r *Returned, l *FillLine) error
	take    func(s *Collects, ctx context.Context, tx Tx, l *FillLine) error
}

// FillKinds are the kinds of forms: code and Chinese name.
func (s *Collects) FillKinds() [][2]string {
	return [][2]string{{"duty", collectorOf("duty").name}, {"slip", collectorOf("slip").name}}
}

func collectorOf(kind string) *collector {
	switch kind {
	case "duty":
		return dutyCollector()
	case "slip":
		return slipCollector()
	}
	return nil
}

// Forms makes one form for every unit named that has something to fill in; no units mean all.
func (s *Collects) Forms(ctx context.Context, kind string, orgs IDs, due Date) (out []FillForm, err error) {
	c := collectorOf(kind)
	if c == nil {
		return nil, Errorf("kind", "没有“%s”这种填报表。", kind)
	}
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		all, err := tx.Orgs().List(Query{}.By("id"))
		if err != nil {
			return err
		}
		for _, o := range all {
			if len(orgs) > 0 && !orgs.Has(o.ID) {
				continue
			}
			rows, err := c.rows(s, tx, o.ID)
			if err != nil {
				return err
			}
			if len(rows) > 0 {
				out = append(out, FillForm{Kind: kind, Title: c.name, OrgID: o.ID, OrgName: o.Name, Due: due, Hint: c.hint, Columns: c.columns, Rows: rows})
			}
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = Errorf("orgs", "选中的单位没有要填报的%s。", strings.TrimSuffix(c.name, "填报表"))
	}
	return out, err
}

// Preview puts returned rows beside the records: matched by the hidden key, or by the number where the key was lost. A record that
// comes twice is taken once, from the first file.
func (s *Collects) Preview(ctx context.Context, rows []Returned) (out []FillLine, err error) {
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		seen := map[string]string{}
		for i := range rows {
			if rows[i].beside() {
				continue
			}
			l, err := s.line(tx, &rows[i])
			if err != nil {
				return err
			}
			if key := l.Kind + strconv.FormatInt(l.ID, 10); l.Refused == "" && !l.Empty() {
				if first := seen[key]; first != "" {
					l.Refused = "与" + first + "重复，只取前一份。"
				} else {
					seen[key] = rows[i].place()
				}
			}
			out = append(out, l)
		}
		return nil
	})
	return out, err
}

// line judges one returned row.
func (s *Collects) line(tx Tx, r *Returned) (FillLine, error) {
	l := FillLine{File: r.File, Row: r.Row, values: map[string]string{}}
	kind, id, day, ok := parseFillKey(r.cell(KeyTitle).Text)
	if !ok {
		if kind, id, ok = s.byNumber(tx, r); !ok {
			l.Title, l.Refused = r.cell("编号").Text, "没有系统编号，编号也对不上。用本程序导出的填报表填写。"
			return l, nil
		}
		l.Warning = "系统编号丢失，按“编号”对上。"
	}
	c := collectorOf(kind)
	if c == nil {
		l.Refused = "不认识的填报表，可能由更新版本的程序导出。"
		return l, nil
	}
	l.Kind, l.ID = kind, id
	if l.sameRow(tx, c, s, r); l.Refused != "" {
		return l, nil
	}
	if day != "" && day.DaysTo(s.today()) > 60 {
		l.Warning = strings.TrimSpace(fmt.Sprintf("填报表是 %s 导出的旧表。%s", day, l.Warning))
	}
	for _, col := range c.columns {
		if col.Key != "" {
			l.values[col.Key] = strings.TrimSpace(r.cell(col.Title).Text)
			l.Filled = l.Filled || l.values[col.Key] != ""
		}
	}
	err := c.judge(s, tx, r, &l)
	if err != nil && Shown(err) {
		l.Refused, err = Explain(err), nil
	}
	return l, err
}

// sameRow compares the hidden key with the visible cells: whoever sorts the visible columns alone leaves the keys behind, and what the
// unit saw when it wrote is what counts.
func (l *FillLine) sameRow(tx Tx, c *collector, s *Collects, r *Returned) {
	no, about, err := c.named(tx, l.ID)
	if err != nil {
		return // the judgement says so
	}
	seenNo, seen := strings.TrimSpace(r.cell("编号").Text), oneLine(r.cell(c.about).Text)
	kind, other, known := s.byNumber(tx, r)
	switch {
	case seenNo == "" || seenNo == no:
		if seen != "" && seen != oneLine(about) {
			l.Warning += "“" + c.about + "”与记录不同，以记录为准。"
		}
	case !known || kind != l.Kind || seen == oneLine(about):
		l.Warning += "“编号”被改动，按系统编号对上。"
	default:
		if _, what, err := c.named(tx, other); err != nil || seen != oneLine(what) {
			l.Title, l.Refused = seenNo, "系统编号是 "+no+" 的，编号是 "+seenNo+"，分不清填的是哪一项。恢复编号，或重新制作填报表。"
			return
		}
		l.ID, l.Warning = other, "系统编号与编号不一致（可能只排序了一部分列），按“编号”对上。"
	}
}

// oneLine is a text without the blanks and line feeds that spreadsheet programs add.
func oneLine(text string) string { return strings.Join(strings.Fields(text), "") }

// byNumber finds the record of a row whose key was lost by its visible number.
func (s *Collects) byNumber(tx Tx, r *Returned) (kind string, id int64, ok bool) {
	no := strings.TrimSpace(r.cell("编号").Text)
	if no == "" {
		return "", 0, false
	}
	if d, err := tx.Duties().Find(Where(Eq("no", no))); err == nil {
		return "duty", d.ID, true
	}
	if p, err := tx.Slips().Find(Where(Eq("no", no))); err == nil {
		return "slip", p.ID, true
	}
	return "", 0, false
}

// Take enters the chosen lines in one act: all of them or none. Each is judged once more against the records as they are now.
func (s *Collects) Take(ctx context.Context, lines []FillLine) (n int, err error) {
	chosen := slices.DeleteFunc(slices.Clone(lines), func(l FillLine) bool { return l.Refused != "" || l.Empty() })
	if len(chosen) == 0 {
		return 0, Errorf("", "没有可以登记的内容。")
	}
	files := map[string]bool{}
	for _, l := range chosen {
		files[l.File] = true
	}
	err = s.write(ctx, Act{Name: "登记填报表", Object: fmt.Sprintf("%d 个文件，%d 行", len(files), len(chosen)), Right: RightEdit}, func(tx Tx) error {
		for i := range chosen {
			l := &chosen[i]
			if err := collectorOf(l.Kind).take(s, ctx, tx, l); err != nil {
				if Shown(err) {
					return Errorf("", "《%s》第 %d 行没有登记，整批已撤回：%s", l.File, l.Row, Explain(err))
				}
				return err
			}
		}
		return nil
	}, DutyChanged)
	if err != nil {
		return 0, err
	}
	return len(chosen), nil
}

// change notes one cell that differs from the record.
func (l *FillLine) change(name, before, after string) {
	if after != "" && after != before {
		l.Changes = append(l.Changes, Difference{"修改", l.Title, name, before, after})
	}
}
