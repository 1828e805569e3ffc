package demo

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"gongzhi/app"
)

// fate is how a task will stand on the last day.
type fate int

// The fates.
const (
	fateDone fate = iota
	fateOpen
	fateLate
	fateExtended
	fateEnded
)

// task is one item of a responsibility list, from its issue to its end, laid down beforehand.
type task struct {
	id         int64
	resolution int64
	source     app.DutySource
	lead       string
	support    []string
	matter     matter
	community  string
	words      string // the task in full, where it is not made of the matter
	result     string
	start, due app.Date
	note       string // where the deadline was written on a rest day
	second     bool   // the second resolution of an item

	fate     fate
	finish   app.Date // the day of the request to close
	end      app.Date // reports are made until then
	waiting  bool     // the request waits for its review
	unsigned bool     // not accepted yet
	halted   bool     // suspended
	returned bool     // its first request was sent back
	gap      app.Date // silence begins
	ask      int      // extension: 0 none, 1 granted, 2 refused, 3 explained too late
	reports  []app.Date
	percent  int
}

// twinCommunities do the same in the second quarter, so that they tie.
var twinCommunities = [2]string{"枫林社区", "书院社区"}

// content is the task in words.
func (t *task) content(o *office) string {
	if t.words != "" {
		return t.words
	}
	text := fmt.Sprintf(t.matter.task, o.orgs[t.community].Short())
	if t.second {
		text += "的宣传、公示和居民意见收集"
	}
	return text
}

// resolutionLeads is how many resolutions each unit leads; with the list and the orders the load of the twenty-five sections,
// stations and communities has a Gini coefficient of 0.41.
var resolutionLeads = []struct {
	unit string
	n    int
}{{"城市管理办", 9}, {"社区建设办", 7}, {"平安建设办", 7}, {"民生保障办", 6}, {"综合执法队", 4}, {"党建工作办", 5}, {"河湾社区", 6}, {"锦绣社区", 6}, {"清河社区", 5}, {"石桥社区", 5},
	{"经济发展办", 3}, {"柳岸社区", 4}, {"东堤社区", 4}, {"莲池社区", 3}, {"新桥社区", 2}, {"党政综合办", 1}}

// planTasks makes the hundred and thirty-eight items: forty of the year's list, ten orders, eighty-eight resolutions.
func (o *office) planTasks() error {
	for _, y := range yearly {
		t := &task{source: app.FromList, lead: y.unit, words: y.task, result: y.result, start: "2026-01-08", due: app.Date(y.due)}
		if y.due != "" && !o.cal.IsWorkday(t.due) {
			t.due = o.cal.RollForward(t.due)
			t.note = "原定" + app.Date(y.due).MonthDay() + "，休息日顺延"
		}
		t.support = o.helpers(t, o.dice.IntN(3))
		o.tasks = append(o.tasks, t)
	}
	for _, r := range orders {
		t := &task{source: []app.DutySource{app.FromAbove, app.FromAppeal}[r.source], lead: r.unit, words: r.task, result: r.result,
			start: app.Date(r.day), due: app.Date(r.due), unsigned: r.day >= "2026-11-19"}
		t.support = o.helpers(t, o.dice.IntN(3))
		o.tasks = append(o.tasks, t)
	}
	if err := o.planResolutions(); err != nil {
		return err
	}
	if err := o.planFates(); err != nil {
		return err
	}
	o.planReports()
	o.on("2026-01-08", o.roster)
	for _, t := range o.tasks {
		if t.source == app.FromAbove || t.source == app.FromAppeal {
			o.on(t.start, func() error { return o.order(t) })
		}
	}
	return nil
}

// slot is a place for a resolution.
type slot struct {
	plan   *meetingPlan
	item   *item
	second bool
}

// planResolutions gives each item that is not voted down one task, and eleven of them a second one.
func (o *office) planResolutions() error {
	var slots []slot
	for _, p := range o.plans {
		if !p.held() {
			continue
		}
		for i, it := range p.items {
			if it.vote != nil && it.vote.result != app.Decided {
				continue
			}
			slots = append(slots, slot{p, it, false})
			if i == 1 && p.kind == app.MeetingJoint {
				slots = append(slots, slot{p, it, true})
			}
		}
	}
	slices.SortStableFunc(slots, func(a, b slot) int { return cmp.Compare(a.plan.day, b.plan.day) })
	var counts []int
	for _, l := range resolutionLeads {
		counts = append(counts, l.n)
	}
	cards := o.deck(counts...)
	fixed := fixedLeads(slots)
	if len(cards)+len(fixed) != len(slots) {
		return fmt.Errorf("%d leads for %d resolutions", len(cards)+len(fixed), len(slots))
	}
	for i, s := range slots {
		lead, there := fixed[i]
		if !there {
			lead, cards = resolutionLeads[cards[0]].unit, cards[1:]
		}
		o.resolve(s, lead)
	}
	return nil
}

// fixedLeads are the resolutions whose lead is chosen: the twins take turns beside each other, 北岸 leads only since it exists,
// 港口 only at the beginning.
func fixedLeads(slots []slot) map[int]string {
	fixed := map[int]string{}
	put := func(day app.Date, nth int, lead string) {
		for i, s := range slots {
			if s.plan.day == day && s.plan.kind == app.MeetingJoint && !s.second && s.item == s.plan.items[nth] {
				fixed[i] = lead
			}
		}
	}
	for _, day := range []app.Date{"2026-01-13", "2026-04-14", "2026-05-12", "2026-07-14"} {
		put(day, 1, twinCommunities[0])
		put(day, 2, twinCommunities[1])
	}
	put("2025-12-09", 1, "港口社区")
	put("2026-06-09", 2, "北岸社区")
	put("2026-08-11", 2, "北岸社区")
	return fixed
}

// resolve makes the task of a slot. A community leads what concerns itself, with the section of the matter beside it.
func (o *office) resolve(s slot, lead string) {
	t := &task{source: app.FromResolution, lead: lead, second: s.second, start: o.cal.Add(s.plan.day, 2)}
	switch {
	case slices.ContainsFunc(communities[:], func(c struct {
		name       string
		population int
	}) bool {
		return c.name+"社区" == lead
	}):
		if !s.second {
			s.item.community = lead
		}
	case !s.second:
		own := slices.DeleteFunc(slices.Clone(matters), func(m matter) bool { return m.office != lead })
		if len(own) > 0 {
			s.item.matter = own[o.dice.IntN(len(own))]
		}
	}
	t.matter, t.community, t.result = s.item.matter, s.item.community, s.item.matter.result
	if s.second {
		t.result = "公示照片、意见收集表"
	}
	days := 18 + o.dice.IntN(32)
	switch {
	case s.plan.day >= "2026-09-20":
		days = o.cal.Between(t.start, "2026-11-25") + o.dice.IntN(20)
	case s.plan.day >= "2026-07-14":
		days = o.cal.Between(t.start, "2026-09-14") + o.dice.IntN(42)
	}
	t.due = o.cal.Add(t.start, days)
	if slices.Contains(twinCommunities[:], lead) {
		t.due = o.cal.Add(t.start, 28)
	}
	t.support = o.helpers(t, o.deckOfSupport())
	s.item.tasks = append(s.item.tasks, t)
	o.tasks = append(o.tasks, t)
}

func (o *office) deckOfSupport() int { return []int{0, 1, 1, 1, 2, 2, 3, 4}[o.dice.IntN(8)] }

// helpers are the supporting units: the section of the matter or the community first, then others.
func (o *office) helpers(t *task, n int) (names []string) {
	others := []string{t.matter.office, t.community, "综合执法队", "派出所", "司法所", "市场监管所", "财政所", "卫生服务中心", "邻里社工", "志愿服务协会", "德润物业", "党政综合办"}
	tail := others[2:]
	o.dice.Shuffle(len(tail), func(i, j int) { tail[i], tail[j] = tail[j], tail[i] })
	for _, name := range others {
		if len(names) < n && name != "" && name != t.lead && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// order enters and hands down one item that came from above or out of an appeal.
func (o *office) order(t *task) error {
	d := app.Duty{Source: t.source, SourceText: "区政府办公室督查交办", Content: t.words, Deliverable: t.result, LeadID: o.orgs[t.lead].ID, SupportIDs: o.ids(t.support),
		Person: o.answering(t.lead), Leader: pick(o, []string{"周建国", "林正明"}), Level: app.LevelStreet, Due: t.due}
	if t.source == app.FromAppeal {
		if err := o.fromAppeal(&d); err != nil {
			return err
		}
	}
	if err := o.a.Duties.Save(o.clerk, &d); err != nil {
		return err
	}
	if _, err := o.a.Duties.Issue(o.clerk, app.IDs{d.ID}); err != nil {
		return err
	}
	t.id = d.ID
	o.work(t)
	return nil
}

// fromAppeal names the newest appeal of the day as the source.
func (o *office) fromAppeal(d *app.Duty) error {
	for i := len(o.appeals) - 1; i >= 0; i-- {
		if a := o.appeals[i]; a.ID != 0 {
			d.SourceID, d.SourceText = a.ID, "诉求 "+a.No
			return nil
		}
	}
	return errors.New("no appeal yet")
}
