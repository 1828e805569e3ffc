package demo

import (
	"gongzhi/app"
)

// roster issues the authorisation table and the year's list in January.
func (o *office) roster() error {
	if err := o.authority(); err != nil {
		return err
	}
	l := app.DutyList{Name: "2026年度责任清单", Year: 2026, From: "2026-01-01", To: "2026-12-31", Edition: app.Edition{Basis: "清河湾街道2026年工作要点", DocNo: "清街办发〔2026〕1号"}}
	if err := o.a.DutyLists.Save(o.clerk, &l); err != nil {
		return err
	}
	byKey := map[string]*task{}
	for _, t := range o.tasks {
		if t.source != app.FromList {
			continue
		}
		e := app.ListEntry{ListID: l.ID, Content: t.words, Deliverable: t.result, LeadID: o.orgs[t.lead].ID, SupportIDs: o.ids(t.support), Person: o.answering(t.lead),
			Leader: pick(o, []string{"周建国", "林正明"}), Level: app.LevelStreet, Due: t.due, Note: t.note}
		if err := o.a.DutyLists.SaveEntry(o.clerk, &e); err != nil {
			return err
		}
		byKey[t.words] = t
	}
	if _, err := o.a.DutyLists.Step(o.clerk, l.ID, app.ListReview); err != nil {
		return err
	}
	if _, err := o.a.DutyLists.Step(o.leader, l.ID, app.ListIssued); err != nil {
		return err
	}
	items, _, err := o.a.Duties.List(o.clerk, app.Where(app.Eq("source", app.FromList)).By("id"))
	for _, d := range items {
		t := byKey[d.Content]
		t.id = d.ID
		o.work(t)
	}
	return err
}

// authority issues the table of graded authorisation.
func (o *office) authority() error {
	a := app.Authority{Name: "清河湾街道事项分级授权表", Edition: app.Edition{Basis: "区赋权清单（2025年版）", DocNo: "清街办发〔2026〕2号"}}
	if err := o.a.Authority.Save(o.clerk, &a); err != nil {
		return err
	}
	for _, m := range []struct {
		matter, basis               string
		district, street, community app.Words
		limit, low                  int64
	}{
		{"工程建设", "区政府投资项目管理办法", app.Words{"审批", "监督"}, app.Words{"审批", "审核", "承办", "监督"}, app.Words{"协办", "知情"}, 50_000_000, 0},
		{"环境整治", "区赋权清单第 3 条", app.Words{"备案"}, app.Words{"审批", "审核", "承办", "监督"}, app.Words{"承办", "协办"}, 0, 0},
		{"安全生产", "区赋权清单第 7 条", app.Words{"审批", "监督"}, app.Words{"审核", "承办", "监督"}, app.Words{"协办", "知情"}, 0, 0},
		{"便民服务", "街道便民服务规程", nil, app.Words{"审批", "审核", "监督", "备案"}, app.Words{"审批", "承办"}, 20_000_000, 2_000_000},
		{"矛盾调解", "人民调解法", app.Words{"知情"}, app.Words{"审批", "审核", "监督"}, app.Words{"承办"}, 0, 0},
		{app.OtherMatters, "街道工作规则", app.Words{"知情"}, app.Words{"审批", "审核", "承办", "监督"}, app.Words{"承办", "协办"}, 0, 0},
	} {
		line := app.AuthorityMatter{Matter: m.matter, Basis: m.basis}
		holders := [3]string{"区直主管部门", "街道办事处", "社区居委会"}
		for i, p := range []app.Words{m.district, m.street, m.community} {
			line.Levels[i] = app.AuthorityRow{Level: app.OrgLevels[i], Powers: p}
			if len(p) > 0 {
				line.Levels[i].Holder = holders[i]
			}
		}
		line.Levels[1].Limit, line.Levels[2].Limit = m.limit, m.low
		if err := o.a.Authority.SaveMatter(o.clerk, a.ID, "", line); err != nil {
			return err
		}
	}
	if err := o.a.Authority.Step(o.clerk, a.ID, app.ListReview); err != nil {
		return err
	}
	return o.a.Authority.Step(o.leader, a.ID, app.ListIssued)
}
