package reports

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

func effectPapers() []Paper {
	return []Paper{
		{Code: "D23", Name: "季度治理效能报告", Module: "effect", Sheet: true, Make: makeEffectReport},
		{Code: "D24", Name: "季度社会治理效能排行榜", Module: "effect", Sheet: true, Make: makeRanking},
		{Code: "D24a", Name: "得分说明表", Module: "effect", Sheet: true, Make: makeExplained},
		{Code: "D25", Name: "红黑榜", Module: "effect", Sheet: true, Make: makeRedBlack},
	}
}

// EffectData (效能报告数据) is what the quarter's report is set from.
type EffectData struct {
	Quarter   app.Quarter
	Before    app.Quarter     // last quarter, where it was computed and locked; else zero
	Cases     []app.Incentive // from this quarter's ranking
	LastCases []app.Incentive // from last quarter's ranking, with their state now
	Today     app.Date
}

// loadQuarter is the quarter asked for, or that of today; a quarter with nobody to rank is refused.
func loadQuarter(ctx context.Context, a *app.App, r Request) (app.Quarter, error) {
	p := r.Period
	if p == "" {
		p = app.PeriodOf(a.Today())
	}
	q, err := a.Effects.Board(ctx, p)
	if err == nil && len(q.Rankings) == 0 {
		err = app.Errorf("", "%s没有参与考评的单位。", p)
	}
	if err == nil && !q.Final() && !slices.ContainsFunc(q.Rankings, func(r app.Ranking) bool { return r.Rank > 0 }) {
		err = app.Errorf("", "%s没有考评数据：没有一个单位有可以计算的指标。", p)
	}
	return q, err
}

func makeEffectReport(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
	q, err := loadQuarter(ctx, a, r)
	if err != nil {
		return doc.Document{}, err
	}
	if q.Assessment.Entered {
		return doc.Document{}, app.Errorf("", "%s是补录的名次，没有指标数据，只能打印排行榜。", q.Period)
	}
	d := EffectData{Quarter: q, Today: a.Today()}
	before, err := a.Effects.Board(ctx, q.Period.Prev())
	if err != nil {
		return doc.Document{}, err
	}
	if before.Final() && !before.Assessment.Entered {
		d.Before = before
	}
	if d.Cases, err = casesOf(ctx, a, q.Period); err != nil {
		return doc.Document{}, err
	}
	if d.LastCases, err = casesOf(ctx, a, q.Period.Prev()); err != nil {
		return doc.Document{}, err
	}
	return EffectReport(d), nil
}

func casesOf(ctx context.Context, a *app.App, p app.Period) ([]app.Incentive, error) {
	rows, _, err := a.Incentives.List(ctx, app.Where(app.Eq("period", p)).By("kind", "id"))
	return rows, err
}

// effectOffice is the office's name as it stands in the titles of reports: 清河湾街道.
func effectOffice(q app.Quarter) string {
	return strings.TrimSuffix(q.Office, "办事处")
}

// effectMeta are the properties of a quarter's paper; its time is that of the lock, or the day of the data.
func effectMeta(q app.Quarter) doc.Meta {
	created := q.AsOf.Time()
	if q.Final() {
		created = q.Assessment.LockedAt.Time()
	}
	return doc.Meta{Author: q.Office, Subject: q.Period.String(), Created: created}
}

// effectAnchor is the evidence line of a quarter's paper.
func effectAnchor(q app.Quarter) string {
	if !q.Final() {
		return fmt.Sprintf("%s，数据截至 %s", q.Assessment.Mark(), q.AsOf)
	}
	return fmt.Sprintf("%s，数据截至 %s，审计第 %d 条 %s，快照 %s", q.Assessment.Mark(), q.AsOf, q.Assessment.AuditSeq,
		shortHash(q.Assessment.AuditHead), shortHash(q.Assessment.SHA256))
}

func shortHash(h string) string {
	if len(h) > 12 {
		return h[:12]
	}
	return h
}

// EffectReport sets the quarter's report (季度治理效能报告, D23).
func EffectReport(d EffectData) doc.Document {
	q := d.Quarter
	paper := doc.Document{
		Code: "D23", Form: doc.Report,
		Title: effectOffice(q) + q.Period.String() + "社会治理效能报告",
		Head: doc.Head{Subtitle: q.Assessment.Mark(), Contents: true, Cover: []doc.Pair{
			{Key: "编制单位", Value: q.Office}, {Key: "考核期", Value: q.Period.First().Chinese() + "至" + q.Period.Last().Chinese()},
			{Key: "数据截至", Value: q.AsOf.Chinese()}, {Key: "版本", Value: q.Assessment.Mark()}, {Key: "编制日期", Value: effectDay(d).Chinese()}}},
		Foot: doc.Foot{Anchor: effectAnchor(q)},
		Meta: effectMeta(q),
	}
	for _, part := range []func(EffectData) []doc.Block{
		effectDigest, effectOverall, effectIndicators, effectRankings, effectMoves, effectRed, effectSlips, effectCases, effectNext,
		effectDetail, effectExplained, effectRules, effectSources,
	} {
		paper.Blocks = append(paper.Blocks, part(d)...)
	}
	return paper
}

// effectDay is the day the report is made out for: the day of the lock, or today while nothing is locked.
func effectDay(d EffectData) app.Date {
	if d.Quarter.Final() {
		return d.Quarter.Assessment.LockedAt.Date()
	}
	return d.Today
}
