package main

import (
	"context"
	"errors"
	"fmt"

	"gongzhi/app"
	"gongzhi/app/light"
	"gongzhi/reports/doc"
)

const words = "为进一步健全共建共治共享的社会治理制度，提升基层治理效能，根据《清河湾街道联席会议工作规则（试行）》和区委有关要求，经街道党工委研究同意，" +
	"现就2026年第三季度联席会议议定事项落实工作通知如下。全年计划投资1,234,567.89元，同比增长12.5%，涉及12个社区、3.6万户居民……请各单位抓早、抓小、抓实，务求取得成效。"

// ledger is a table of made-up appeals; 38 rows fill a page.
func ledger(rows int) doc.Document {
	return doc.Document{Form: doc.Portrait, Title: "诉求办理台账", Meta: doc.Meta{Created: now()}, Blocks: []doc.Block{doc.Table{
		Columns: []doc.Column{{Title: "序号", Kind: doc.Number}, {Title: "诉求内容"}, {Title: "社区"}, {Title: "受理日期", Kind: doc.Day},
			{Title: "完成率", Kind: doc.Percent}, {Title: "灯", Kind: doc.Lamp}},
		Rows: doc.Each(make([]int, rows), func(i, _ int) []doc.Cell {
			d := dutyAt(i)
			return []doc.Cell{doc.Int(i + 1), doc.T(string([]rune(d.Content)[:12])), doc.T(d.LeadName), doc.D(d.Due.Time()),
				doc.Pct(float64(d.Progress)/100, 1), doc.L(doc.Light(i%5 + 1))}
		})}}}
}

// shortMinutes are minutes of one page, longNotice a notice of a hundred.
func shortMinutes() doc.Document {
	return doc.Document{Code: "D08", Form: doc.Minutes, Title: "研究电动自行车充电设施建设等事项", Meta: doc.Meta{Created: now()},
		Head: doc.Head{Org: "清河湾街道办事处", Mark: "清河湾街道联席会议纪要", Number: "〔2026〕3号", Date: now()},
		Blocks: []doc.Block{doc.Heading{Level: 1, Text: "关于充电设施建设"}, doc.Text("会议听取了平安建设办公室关于充电设施建设情况的汇报，原则同意建设方案。"), doc.Text("会议议定：由平安建设办公室牵头，于2026年12月30日前完成点位勘察。"),
			doc.Attendance{Lines: []doc.Pair{{Key: "出席", Value: "王建国、李红梅、张伟"}}},
			doc.CopyTo{Copies: []string{"各成员单位", "各社区"}, Printer: "清河湾街道党政办公室", Date: now()}}}
}

func longNotice(paragraphs int) doc.Document {
	d := doc.Document{Code: "D03", Form: doc.Official, Title: "清河湾街道办事处关于做好联席会议议定事项落实工作的通知", Meta: doc.Meta{Created: now()},
		Head: doc.Head{Org: "清河湾街道办事处", Number: "清办发〔2026〕12号", To: "各社区居民委员会，街道各科室"}}
	for range paragraphs {
		d.Blocks = append(d.Blocks, doc.Text(words+words))
	}
	return d
}

// dutySheet is the responsibility list straight from the store: a row is read when it is written.
func dutySheet(store app.Store) (doc.Document, error) {
	var fault error
	count := 0
	err := store.Read(context.Background(), func(tx app.Tx) (err error) {
		count, err = tx.Duties().Count(app.Query{})
		return err
	})
	enough := errors.New("enough")
	rows := func(yield func([]doc.Cell) bool) {
		i := 0
		fault = store.Read(context.Background(), func(tx app.Tx) error {
			return tx.Duties().Each(app.Query{}.By("lamp_rank", "due"), func(d *app.Duty) error {
				i++
				if !yield(dutyCells(i, d)) {
					return enough
				}
				return nil
			})
		})
		if errors.Is(fault, enough) {
			fault = nil
		}
	}
	titles := []string{"序号", "编号", "工作任务", "目标/成果", "牵头单位", "配合单位", "责任领导", "责任人", "授权层级", "完成时限", "进展", "灯", "备注"}
	columns := make([]doc.Column, len(titles))
	for i, t := range titles {
		columns[i].Title = t
	}
	columns[0].Kind, columns[9].Kind, columns[11].Kind = doc.Number, doc.Day, doc.Lamp
	return doc.Document{Code: "D13", Form: doc.Landscape, Title: "责任清单表", Meta: doc.Meta{Created: now()},
		Blocks: []doc.Block{doc.Table{Sheet: "责任清单", Small: true, Columns: columns, Rows: rows, Count: count, Fault: func() error { return fault }}}}, err
}

func dutyCells(i int, d *app.Duty) []doc.Cell {
	lamp := map[app.Lamp]doc.Light{light.Red: doc.Red, light.Yellow: doc.Yellow, light.Green: doc.Green, light.Grey: doc.Grey}[d.Lamp]
	return []doc.Cell{doc.Int(i), doc.T(d.No), doc.T(d.Content), doc.T(d.Deliverable), doc.T(d.LeadName), doc.T(d.SupportNames), doc.T(d.Leader), doc.T(d.Person),
		doc.T(d.Level.String()), doc.D(d.Due.Time()), doc.T(fmt.Sprintf("%d%%", d.Progress)), doc.L(lamp), doc.T(d.Note)}
}
