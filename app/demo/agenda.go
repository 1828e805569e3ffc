package demo

import (
	"fmt"
	"slices"

	"gongzhi/app"
)

// held says whether a meeting decides: it took place, enough came, and its minutes are signed.
func (p *meetingPlan) held() bool { return p.cancelled == "" && p.day <= Today && !p.short && !p.open }

// planAgendas gives every meeting four items, and thirty-one of them a vote: one in every meeting that decides, two in ten of the
// joint meetings. Twenty-four pass, five fail, two end in a tie; one member steps back once.
func (o *office) planAgendas() {
	byDay := slices.Clone(o.plans)
	slices.SortStableFunc(byDay, func(a, b *meetingPlan) int { return a.day.Time().Compare(b.day.Time()) })
	next, votes, second := 0, 0, 0
	vote := func() *votePlan {
		v := &votePlan{result: app.Decided, recuse: votes == 14}
		if slices.Contains([]int{4, 11, 17, 23, 28}, votes) {
			v.result = app.Rejected
		}
		if votes == 8 || votes == 20 {
			v.result = app.Deferred
		}
		votes++
		return v
	}
	for _, p := range byDay {
		for i := range 4 {
			c := communities[(next*5+next/12)%12].name + "社区"
			if c == "北岸社区" && p.day < "2026-04-09" {
				c = "石桥社区"
			}
			it := &item{matter: matters[(next*7+next/len(matters))%len(matters)], community: c}
			next++
			if p.held() && i == 0 {
				it.vote = vote()
			}
			if p.held() && i == 3 && p.kind == app.MeetingJoint && second < 10 {
				it.vote = vote()
				second++
			}
			p.items = append(p.items, it)
		}
	}
}

// key is the name a unit began with.
func (o *office) key(id int64) string {
	for name, org := range o.orgs {
		if org.ID == id {
			return name
		}
	}
	return ""
}

// title names the item with the community's name of the day.
func (it *item) title(o *office) string {
	return fmt.Sprintf(it.matter.topic, o.orgs[it.community].Short())
}

// guests are whom a meeting invites: members, and one observer to eight of them.
func (o *office) guests(p *meetingPlan) (members, observers app.IDs) {
	first := func(name string) int64 { return o.people[name][0].ID }
	for i, u := range sections {
		org := app.Org{Name: u.name, ShortName: u.short}
		if org.Short() != "党政综合办" && (p.kind != app.MeetingSpecial || !p.short && i < 8 || p.short && i < 4) {
			members = append(members, first(org.Short()))
		}
	}
	for i, c := range communities {
		if o.orgs[c.name+"社区"] != nil && p.concerns(c.name+"社区", i) {
			members = append(members, first(c.name+"社区"))
		}
	}
	if p.kind == app.MeetingJoint {
		members = append(members, first("德润物业"), first("志愿服务协会"))
	}
	guests := []string{"锦绣家园物业", "河湾供水服务站", "邻里社工", "清河湾实验学校", "清河湾商会", "绿色家园", "清河湾社区医院", "清河湾农贸市场", "老年协会", "东堤停车"}
	o.dice.Shuffle(len(guests), func(i, j int) { guests[i], guests[j] = guests[j], guests[i] })
	for _, name := range guests[:(len(members)+4)/8] {
		observers = append(observers, first(name))
	}
	return members, observers
}

// concerns says whether a meeting invites a community: a special one half of them, the twins always.
func (p *meetingPlan) concerns(name string, i int) bool {
	return p.kind != app.MeetingSpecial || p.short || i%2 == int(p.day.Time().Month())%2 || slices.Contains(twinCommunities[:], name)
}

// absentees chooses who will not come: some communities stay away more often; the twin communities never do in the second
// quarter, and never the chair.
func (o *office) absentees(rec app.MeetingRecord) []int {
	weight := map[string]int{"新桥社区": 4, "东堤社区": 3, "港口社区": 3, "经济发展办": 3, "财政所": 2, "石桥社区": 2, "莲湖社区": 2, "柳岸社区": 1, "锦绣社区": 2, "平安建设办": 2, "党政综合办": 1, "书院社区": 1, "清河社区": -1, "民生保障办": -1}
	var pool []int
	for i, a := range rec.Attendances {
		twin := slices.Contains(twinCommunities[:], a.OrgName) && app.PeriodOf(rec.Meeting.Starts.Date()) == "2026Q2"
		if i == 0 || a.Observer || twin {
			continue
		}
		for range weight[a.OrgName] + 1 {
			pool = append(pool, i)
		}
	}
	o.dice.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	var chosen []int
	for _, i := range pool {
		if !slices.Contains(chosen, i) {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

// replies notes the answers to the notice: those on leave say why, one sends a substitute, most will come.
func (o *office) replies(p *meetingPlan) error {
	rec, err := o.a.Meetings.Record(o.clerk, p.id)
	if err != nil || p.cancelled != "" {
		return err
	}
	away := o.absentees(rec)
	p.absent, p.late = map[int64]bool{}, map[int64]bool{}
	for i, a := range rec.Attendances {
		reply, text := o.answer(p, a, slices.Index(away, i))
		if reply == app.NoReply || p.day > Today && reply == app.WillCome && i%3 == 0 {
			continue
		}
		if err := o.a.Meetings.Reply(o.clerk, a.ID, reply, text); err != nil {
			return err
		}
	}
	return nil
}

// answer is what a seat answers, k being its place among those who might stay away: first those on leave, then the one who sends
// somebody, then those who stay away without a word, then one who comes late.
func (o *office) answer(p *meetingPlan, a app.Attendance, k int) (app.Reply, string) {
	stay := p.leave
	if p.proxy {
		stay++
	}
	switch {
	case p.day == wronged && a.OrgName == appellant:
		p.absent[a.ID] = true // the recorder's slip
	case k < 0 || k > stay+p.out || k == stay+p.out && p.short:
		return app.WillCome, ""
	case k < p.leave:
		return app.WillNot, pick(o, []string{"参加区里会议", "外出培训", "公休", "防汛值守", "陪同检查", "病假"})
	case k < stay:
		return app.WillSend, o.people[o.key(a.OrgID)][1].Name
	case k < stay+p.out:
		p.absent[a.ID] = true
	default:
		p.late[a.ID] = true
	}
	return app.NoReply, ""
}
