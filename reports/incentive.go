package reports

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

func incentivePapers() []Paper {
	return []Paper{
		casePaper("D16", "约谈通知书", InterviewNotice, app.SanctionInterview),
		casePaper("D17", "约谈记录", InterviewRecord, app.SanctionInterview),
		casePaper("D18", "限期整改通知书", RectifyNotice, app.SanctionRectify),
		casePaper("D21", "表彰决定", Commendation, app.RewardHonour, app.RewardPolicy, app.RewardFund),
		casePaper("D22", "奖励审批表", RewardForm, app.RewardHonour, app.RewardPolicy, app.RewardFund),
	}
}

// CaseData (奖惩文书数据) is a case with what its papers name besides.
type CaseData struct {
	Case    app.Case
	Unit    app.Org     // the unit it concerns
	Office  string      // 清河湾街道办事处
	Phrases app.Phrases // the office's own wording
	Issuer  app.Org     // the organisation that issues by default, with its contact when it is on record
}

// casePaper is a paper about one decided case of the given kinds.
func casePaper(code, name string, set func(CaseData) doc.Document, kinds ...app.IncentiveKind) Paper {
	return Paper{Code: code, Name: name, Module: "incentive", Make: func(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
		id, err := caseID(ctx, a, r, name, kinds)
		if err != nil {
			return doc.Document{}, err
		}
		d, err := loadCase(ctx, a, id)
		if err != nil {
			return doc.Document{}, err
		}
		if !hasKind(d.Case.Kind, kinds) {
			return doc.Document{}, app.Errorf("", "本案是%s，没有%s。", d.Case.Kind, name)
		}
		if d.Case.DecidedOn == "" && code != "D22" {
			return doc.Document{}, app.Errorf("", "%s的%s案还没有决定，决定后才有%s。", d.Case.OrgName, d.Case.Kind, name)
		}
		return set(d), nil
	}}
}

func hasKind(k app.IncentiveKind, kinds []app.IncentiveKind) bool {
	for _, one := range kinds {
		if k == one {
			return true
		}
	}
	return false
}

// caseID is the case asked for, else the newest decided in the quarter or resting on its ranking.
func caseID(ctx context.Context, a *app.App, r Request, name string, kinds []app.IncentiveKind) (int64, error) {
	if r.ID != 0 {
		return r.ID, nil
	}
	p := r.Period
	if p == "" {
		p = app.PeriodOf(a.Today())
	}
	var words []int
	for _, k := range kinds {
		words = append(words, int(k))
	}
	decided := app.Where(app.In("kind", words), app.Cond{Key: "decided_on", Op: "!=", Value: ""}).By("-decided_on", "-id")
	for _, q := range []app.Query{
		decided.And(app.Cond{Key: "decided_on", Op: ">=", Value: p.First()}, app.Cond{Key: "decided_on", Op: "<=", Value: p.Last()}),
		decided.And(app.Eq("period", p)),
	} {
		q.Limit = 1
		rows, _, err := a.Incentives.List(ctx, q)
		if err != nil {
			return 0, err
		}
		if len(rows) > 0 {
			return rows[0].ID, nil
		}
	}
	return 0, app.Errorf("", "%s没有%s。", p, name)
}

func loadCase(ctx context.Context, a *app.App, id int64) (d CaseData, err error) {
	if d.Case, err = a.Incentives.Get(ctx, id); err != nil {
		return d, err
	}
	for _, words := range []*string{&d.Case.Basis, &d.Case.Facts, &d.Case.Content, &d.Case.RuleText, &d.Case.Statement, &d.Case.Interviewed} {
		*words = tight(*words)
	}
	if d.Unit, err = a.Orgs.Get(ctx, d.Case.OrgID); err != nil {
		d.Unit = app.Org{Name: d.Case.OrgName} // the unit was deleted since: the case keeps its name
	}
	if d.Phrases, err = a.Wordings.All(ctx); err != nil {
		return d, err
	}
	d.Issuer, err = issuer(ctx, a)
	d.Office = d.Issuer.Name
	return d, err
}

// caseOfficial begins an official paper of a case.
func caseOfficial(code string, d CaseData, title string) doc.Document {
	interviewer, _, _ := strings.Cut(d.Case.Interviewer, "（")
	return doc.Document{Code: code, Form: doc.Official, Title: title,
		Head:  doc.Head{Org: d.Office, Number: d.Case.No, To: d.Unit.Name},
		Meta:  doc.Meta{Author: d.Office, Subject: d.Unit.Name, Created: d.Case.DecidedOn.Time()},
		Names: []string{interviewer, d.Case.ServedTo, d.Issuer.Contact}}
}

// say is a standing text of the case's paper.
func (d CaseData) say(key string) string {
	return d.Phrases.Say(key, map[string]string{"受奖单位": d.Unit.Name, "依据": basisWords(d.Case.Basis), "整改期限": d.Case.Deadline.Chinese()})
}

// caseEnd signs and dates an official paper, with the contact where one is on record.
func caseEnd(d CaseData) []doc.Block {
	end := []doc.Block{doc.Sign{Orgs: []string{d.Office}, Date: d.Case.DecidedOn.Time(), Seal: true}}
	if d.Issuer.Contact != "" {
		end = append(end, doc.Note{Text: strings.TrimRight("联系人："+d.Issuer.Contact+"，联系电话："+d.Issuer.Phone, "，联系电话：")})
	}
	return end
}

// imprint is who printed an official paper and when, at the foot of its last page. A draft has none.
func imprint(printer string, day time.Time) []doc.Block {
	if day.IsZero() {
		return nil
	}
	return []doc.Block{doc.CopyTo{Printer: printer, Date: day}}
}

// nonEmptyLines are the lines of a text with something on them.
func nonEmptyLines(text string) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// caseFacts are the verified facts as a numbered list.
func caseFacts(c app.Case) []doc.Block {
	items := nonEmptyLines(c.Facts)
	for i := range items {
		items[i] = strings.TrimRight(items[i], "。；;") + "。"
	}
	return []doc.Block{doc.List{Items: items, Mark: doc.Arabic}}
}

// statementText says what became of the unit's right to state its case.
func statementText(c app.Case) string {
	if c.Statement == "" {
		return fmt.Sprintf("你单位在%s届满的陈述申辩期内没有提出陈述申辩。", c.StatementDue.Chinese())
	}
	return "你单位的陈述申辩：" + strings.TrimRight(strings.Join(nonEmptyLines(c.Statement), "；"), "。") + "。"
}

const receiptName = "送达回证"

// receipt is the proof of service that goes back to the issuer.
func receipt(d CaseData, paper string) []doc.Block {
	c := d.Case
	day, by := "", ""
	if c.Served {
		day, by = c.ServedOn.Chinese(), c.ServedTo
	}
	return []doc.Block{doc.Attachment{Title: receiptName}, doc.Grid{Cols: []float64{2, 4, 2, 4}, Rows: []doc.GridRow{
		{Cells: []doc.GridCell{doc.Label("送达文书"), doc.Box(paper, 1), doc.Label("文号"), doc.Box(c.No, 1)}},
		{Cells: []doc.GridCell{doc.Label("受送达单位"), doc.Box(d.Unit.Name, 3)}},
		{Cells: []doc.GridCell{doc.Label("送达日期"), doc.Box(day, 1), doc.Label("签收人"), doc.Box(by, 1)}},
		{Height: 24, Cells: []doc.GridCell{doc.Label("签收单位"), doc.Opinion("", 3, "（盖章）　　　　", "　　年　　月　　日")}},
		{Height: 16, Cells: []doc.GridCell{doc.Label("备注"), doc.Box("", 3)}},
	}, Notes: []string{"本回证一式两份，一份由受送达单位留存，一份签收后交回。"}}}
}
