package office

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app/intake"
	"gongzhi/app/mask"
	"gongzhi/ui/kit"
)

// verdict is what becomes of a row.
type verdict int

const (
	refused verdict = iota + 1
	warned
	taken
	skipped
)

func (v verdict) String() string {
	return [...]string{"全部", "拒绝", "提醒", "接受", "跳过"}[v]
}

func (v verdict) lamp() kit.Lamp {
	return [...]kit.Lamp{kit.NoLamp, kit.Red, kit.Yellow, kit.Green, kit.NoLamp}[v]
}

// verdictRow is one line of the preview.
type verdictRow struct {
	id      int64
	sheet   string
	row     int
	verdict verdict
	text    string
	why     string
}

// verdictRows puts refused rows first, then those with warnings, then the rest: what needs a look stands on top. Numbers of
// people and of their papers are masked.
func verdictRows(r *intake.Result) []verdictRow {
	at := func(sheet string, row int, part string) string {
		return fmt.Sprintf("%s\x00%d\x00%s", sheet, row, part)
	}
	warnings := map[string][]string{}
	notable := map[string]bool{}
	for _, w := range r.Warnings {
		k := at(w.Sheet, w.Row, w.Part)
		warnings[k] = append(warnings[k], mask.FreeText(placeless(w.Reason, w.Row)))
		notable[k] = notable[k] || w.Code != "ORG_ALIAS" // a unit known under another name needs no look
	}
	var lists [skipped + 1][]verdictRow
	add := func(v verdictRow) { lists[v.verdict] = append(lists[v.verdict], v) }
	for _, x := range r.Rejected {
		why := placeless(x.Reason, x.Row)
		for _, f := range x.More {
			why += placeless(f.Reason, x.Row)
		}
		add(verdictRow{row: x.Row, sheet: x.Sheet, verdict: refused, text: x.Column + "　" + mask.FreeText(x.Value), why: mask.FreeText(why)})
	}
	for _, rec := range r.Rows {
		v := verdictRow{row: rec.Row, sheet: rec.Sheet, verdict: taken, text: rowText(rec)}
		k := at(rec.Sheet, rec.Row, rec.Part)
		if v.why = strings.Join(warnings[k], ""); notable[k] {
			v.verdict = warned
		}
		add(v)
	}
	for _, s := range r.Skipped {
		add(verdictRow{row: s.Row, sheet: s.Sheet, verdict: skipped, why: s.Reason})
	}
	var all []verdictRow
	for _, list := range lists {
		all = append(all, list...)
	}
	for i := range all {
		all[i].id = int64(i + 1)
	}
	return all
}

// placeless is a reason without the number of its row, which stands in a column of its own.
func placeless(reason string, row int) string {
	return strings.TrimPrefix(strings.TrimPrefix(reason, fmt.Sprintf("第 %d 行", row)), "：")
}

// rowText is what a row says, personal data masked.
func rowText(rec intake.Record) string {
	var words []string
	for _, f := range rec.Values {
		text := f.Value.Text
		switch {
		case text == "" || f.Column == "序号":
			continue
		case f.Value.Type == intake.Phone:
			text = mask.Mobile(text)
		case f.Value.Type == intake.IDNumber:
			text = mask.ID(text)
		case f.Column == "诉求人":
			text = mask.Name(text)
		default:
			text = mask.FreeText(text)
		}
		words = append(words, text)
	}
	return strings.Join(words, "　")
}

// filters are the buttons that choose which rows are listed, with their counts.
func (p *importPage) filters() fyne.CanvasObject {
	var count [skipped + 1]int
	for _, r := range p.rows {
		count[0]++
		count[r.verdict]++
	}
	row := kit.H()
	for v, n := range count {
		v := verdict(v)
		act := kit.Action{Label: fmt.Sprintf("%s %d", v, n), Do: func() { p.shown = v; p.draw() }}
		if v == p.shown {
			act.Kind = kit.Primary
		}
		row.Add(kit.NewButton(act))
	}
	return row
}

// table lists the rows of the chosen verdict.
func (p *importPage) table() fyne.CanvasObject {
	rows := p.rows
	if p.shown != 0 {
		rows = nil
		for _, r := range p.rows {
			if r.verdict == p.shown {
				rows = append(rows, r)
			}
		}
	}
	columns := []kit.Column[verdictRow]{
		{ID: "row", Title: "行", Width: 64, Align: kit.Right, Text: func(v *verdictRow) string { return fmt.Sprint(v.row) }},
		{ID: "verdict", Title: "判断", Width: 92, Lamp: func(v *verdictRow) (kit.Lamp, string) { return v.verdict.lamp(), v.verdict.String() }},
		{ID: "text", Title: "内容", Text: func(v *verdictRow) string { return v.text }},
		{ID: "why", Title: "说明", Width: 540, Text: func(v *verdictRow) string { return v.why }}}
	if len(p.result.Sheets) > 1 {
		columns = append(columns[:1:1], append([]kit.Column[verdictRow]{{ID: "sheet", Title: "工作表", Width: 110, Text: func(v *verdictRow) string { return v.sheet }}}, columns[1:]...)...)
	}
	return kit.NewTable(p.env, kit.TableOptions[verdictRow]{Name: "import", NoTicks: true, Rows: 3, Source: kit.SliceOf(rows), ID: func(v *verdictRow) int64 { return v.id }, Columns: columns})
}

func (p *importPage) copyRejected() {
	var b strings.Builder
	b.WriteString("工作表\t行\t列\t原值\t原因\n")
	for _, r := range p.result.Rejected {
		fmt.Fprintf(&b, "%s\t%d\t%s\t%s\t%s\n", r.Sheet, r.Row, r.Column, mask.FreeText(r.Value), mask.FreeText(r.Reason))
	}
	kit.Copy(p.env, b.String())
	p.env.Toast(fmt.Sprintf("已复制 %d 行，可粘贴到表格", len(p.result.Rejected)))
}
