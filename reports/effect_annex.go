package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// effectDetail is the annex with every indicator of every unit.
func effectDetail(d EffectData) []doc.Block {
	q := d.Quarter
	blocks := []doc.Block{doc.Heading{Level: 1, Text: "附：指标明细", Plain: true, NewPage: true}}
	for _, g := range q.Groups {
		var set []app.Indicator
		for _, i := range q.Indicators {
			if i.Applies(g.Name) {
				set = append(set, i.In(g.Name))
			}
		}
		for from := 0; from < len(set); from += manyIndicators {
			part := set[from:min(from+manyIndicators, len(set))]
			t := detailTable(q, g.Name, part)
			if len(part) < len(set) {
				codes := part[0].Code + "—" + part[len(part)-1].Code
				t.Title, t.Sheet = t.Title+"（"+codes+"）", t.Sheet+codes
			}
			blocks = append(blocks, t)
		}
	}
	return blocks
}

func detailTable(q app.Quarter, group string, set []app.Indicator) doc.Table {
	t := doc.Table{Title: group + "组指标明细", Sheet: group + "明细", Wide: true, Small: true,
		Columns: []doc.Column{{Title: "名次", Kind: doc.Number, Min: 11}, {Title: "单位", Min: 24}},
		Notes:   []string{"注：实际为分子 ÷ 分母；“—”为不适用（0 ÷ 0）或缺报，不计入总分。"}}
	for _, i := range set {
		head := fmt.Sprintf("%s（%s 分）", i.Name, i.WeightText())
		t.Columns = append(t.Columns, doc.Column{Title: "实际", Group: head, Min: 16, Align: doc.Right}, doc.Column{Title: "得分", Group: head, Kind: doc.Number, Min: 11})
	}
	t.Columns = append(t.Columns, doc.Column{Title: "总分", Kind: doc.Number, Min: 15})
	rows := q.Group(group)
	t.Rows = doc.Each(rows, func(_ int, r app.Ranking) []doc.Cell {
		scores := map[string]app.Score{}
		for _, s := range q.ScoresOf(r.OrgID) {
			scores[s.Code] = s
		}
		cells := []doc.Cell{rankCell(r.Rank), doc.T(r.OrgName)}
		for _, i := range set {
			s := scores[i.Code]
			cells = append(cells, doc.Cell{Text: orDash(s.Shown), Align: doc.Right}, scoreCell(s.Got))
		}
		return append(cells, scoreCell(r.Shown).Strong())
	})
	return t
}

// effectExplained is the annex in which every score is reckoned out.
func effectExplained(d EffectData) []doc.Block {
	return []doc.Block{doc.Heading{Level: 1, Text: "附：得分说明", Plain: true, NewPage: true}, explainedTable(d.Quarter, d.Quarter.Rankings, true)}
}

// Explained sets the reckoning of one unit's scores, or of all (得分说明表, D24a).
func Explained(q app.Quarter, org int64) doc.Document {
	rows := q.Rankings
	title := effectOffice(q) + q.Period.String() + "得分说明表"
	for i, r := range q.Rankings {
		if r.OrgID == org {
			rows = q.Rankings[i : i+1]
			title = r.OrgName + q.Period.String() + "得分说明表"
		}
	}
	t := explainedTable(q, rows, false)
	t.Title = ""
	return doc.Document{Code: "D24a", Form: doc.Portrait, Title: title, Head: doc.Head{Subtitle: q.Assessment.Mark()},
		Blocks: []doc.Block{t, doc.Heading{Level: 1, Text: "计算规则", Plain: true}, doc.List{Items: tightAll(q.Rules), Mark: doc.Arabic}},
		Foot:   doc.Foot{Items: []doc.Pair{{Key: "编制单位", Value: q.Office}, {Key: "数据截至", Value: q.AsOf.Chinese()}}, Anchor: effectAnchor(q)}, Meta: effectMeta(q)}
}

func makeExplained(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	q, err := loadQuarter(ctx, a, r)
	if err != nil {
		return doc.Document{}, err
	}
	if len(q.Scores) == 0 {
		return doc.Document{}, app.Errorf("", "%s是补录的名次，没有得分说明。", q.Period)
	}
	return Explained(q, r.ID), nil
}

func explainedTable(q app.Quarter, rankings []app.Ranking, small bool) doc.Table {
	type line struct {
		score app.Score
		first bool
		total *app.Ranking
	}
	var list []line
	for _, r := range rankings {
		for i, s := range q.ScoresOf(r.OrgID) {
			list = append(list, line{score: s, first: i == 0})
		}
		list = append(list, line{total: &r})
	}
	return doc.Table{
		Title: "得分说明", Sheet: "得分说明", Small: small,
		Columns: []doc.Column{{Title: "单位", Min: 24}, {Title: "指标", Weight: 1, Min: 30, Align: doc.Left}, {Title: "得分", Kind: doc.Number, Min: 15}, {Title: "怎样得出", Weight: 4, Min: 70, Align: doc.Left}},
		Rows: doc.Each(list, func(_ int, l line) []doc.Cell {
			if l.total != nil {
				return []doc.Cell{doc.Merge(), doc.T("总分").Strong(), scoreCell(l.total.Shown).Strong(), doc.T(totalText(q, *l.total))}
			}
			name := doc.Merge()
			if l.first {
				name = doc.T(l.score.OrgName)
			}
			text := l.score.Explain
			if l.score.Beside != "" {
				text += "；" + l.score.Beside + "（不计分）"
			}
			return []doc.Cell{name, doc.T(l.score.Name), scoreCell(l.score.Got), doc.T(text)}
		})}
}

// totalText reckons a total out of its scores.
func totalText(q app.Quarter, r app.Ranking) string {
	if r.Rank == 0 {
		return fmt.Sprintf("适用指标权重合计 %s，%s", r.WeightText(), r.Remark)
	}
	points := ""
	for _, s := range q.ScoresOf(r.OrgID) {
		if s.Got == "—" {
			continue
		}
		if points != "" {
			points += " + "
		}
		points += s.Got
	}
	return fmt.Sprintf("（%s）÷ 适用权重 %s × 100 = %s", points, r.WeightText(), r.Shown)
}

// effectRules is the annex with the rules in force and the definition of each indicator.
func effectRules(d EffectData) []doc.Block {
	q := d.Quarter
	return []doc.Block{doc.Heading{Level: 1, Text: "附：计算规则", Plain: true, NewPage: true}, doc.List{Items: tightAll(q.Rules), Mark: doc.Arabic},
		doc.Table{Title: "指标口径", Sheet: "指标口径", Wide: true, Small: true,
			Columns: []doc.Column{{Title: "编码", Min: 13}, {Title: "指标", Weight: 1, Min: 28, Align: doc.Left}, {Title: "方向", Min: 13}, {Title: "目标", Min: 18, Align: doc.Right}, {Title: "权重", Kind: doc.Number, Min: 30}, {Title: "适用分组", Min: 22}, {Title: "来源", Min: 26}, {Title: "口径", Weight: 4, Min: 60, Align: doc.Left}},
			Rows: doc.Each(q.Indicators, func(_ int, i app.Indicator) []doc.Cell {
				groups := ""
				for k, g := range i.Groups {
					if k > 0 {
						groups += "、"
					}
					groups += g
				}
				return []doc.Cell{doc.T(i.Code), doc.T(i.Name), doc.T(i.Direction.String()), targetCell(i), doc.Cell{Text: i.Weights(), Align: doc.Right}, doc.T(groups), doc.T(app.SourceName(i.Source)), doc.T(i.Definition)}
			})}}
}

// effectSources is the annex that says where the figures come from and how to check them.
func effectSources(d EffectData) []doc.Block {
	q := d.Quarter
	pairs := []doc.Pair{{Key: "数据截至", Value: q.AsOf.Chinese()}, {Key: "版本", Value: q.Assessment.Mark()}}
	if q.Final() {
		a := q.Assessment
		pairs = append(pairs, doc.Pair{Key: "锁定", Value: a.LockedBy + "，" + a.LockedAt.Minute()},
			doc.Pair{Key: "审计日志", Value: fmt.Sprintf("锁定时共 %d 条，末条校验值 %s", a.AuditSeq, a.AuditHead)},
			doc.Pair{Key: "快照 SHA-256", Value: a.SHA256})
		if a.Note != "" {
			pairs = append(pairs, doc.Pair{Key: "更正说明", Value: a.Note})
		}
	}
	return []doc.Block{doc.Heading{Level: 1, Text: "附：数据来源", Plain: true},
		doc.Table{Title: "计入的记录", Sheet: "数据来源", Columns: []doc.Column{{Title: "记录", Weight: 3, Min: 60, Align: doc.Left}, {Title: "条数", Kind: doc.Number, Min: 24}},
			Rows: doc.Each(q.Sources, func(_ int, s app.SourceCount) []doc.Cell { return []doc.Cell{doc.T(s.Name), doc.Int(s.Rows)} })},
		doc.Table{Title: "核对依据", Sheet: "核对依据", Columns: []doc.Column{{Title: "项目", Min: 30}, {Title: "内容", Weight: 4, Min: 90, Align: doc.Left}},
			Rows: doc.Each(pairs, func(_ int, p doc.Pair) []doc.Cell { return []doc.Cell{doc.T(p.Key), doc.T(p.Value)} })}}
}
