package meeting

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// plan is a meeting being written, with whom to invite and, for a new one, the agenda line by line.
type plan struct {
	app.Meeting
	units, guests, people app.IDs
	agenda                string
	quorum, majority      string
}

// loadPlan reads a meeting, or begins a new one like the last of its kind: the same chair, room, hours and member units.
func loadPlan(ctx context.Context, env *kit.Env, id int64) (p plan, err error) {
	if id != 0 {
		rec, err := env.App.Meetings.Record(ctx, id)
		p.Meeting = rec.Meeting
		p.words()
		return p, err
	}
	last, _, err := env.App.Meetings.List(ctx, app.Query{Where: []app.Cond{app.Eq("kind", app.MeetingJoint), {Key: "state", Op: "!=", Value: app.MeetingCancelled}}, Limit: 1})
	if err != nil {
		return p, err
	}
	from, to := "09:00", "11:00"
	if len(last) == 1 {
		rec, err := env.App.Meetings.Record(ctx, last[0].ID)
		if err != nil {
			return p, err
		}
		from, to = rec.Meeting.Starts.Clock(), rec.Meeting.Ends.Clock()
		p.like(rec)
	} else {
		office, _ := env.App.Settings.Get(ctx, app.SetOfficeOrg)
		p.LeadOrgID, _ = strconv.ParseInt(office, 10, 64)
		p.Rule = app.DefaultRule(app.MeetingJoint)
	}
	day := env.App.Today().AddDays(7)
	if cal, err := env.App.Calendar.Get(ctx); err == nil {
		day = cal.RollForward(day)
	}
	if chosen := app.Date(env.Route.Args["day"]); chosen.Valid() && chosen >= env.App.Today() { // in the calendar
		day = chosen
	}
	p.Starts, p.Ends = app.Stamp(string(day)+" "+from+":00"), app.Stamp(string(day)+" "+to+":00")
	p.invited(env.Route.Args)
	p.words()
	return p, nil
}

// invited takes over what a calendar file said of the meeting.
func (p *plan) invited(args map[string]string) {
	if args["starts"] == "" {
		return
	}
	p.Title, p.Starts = args["title"], app.Stamp(args["starts"])
	p.Ends = app.StampOf(p.Starts.Time().Add(2 * time.Hour))
	if args["ends"] != "" {
		p.Ends = app.Stamp(args["ends"])
	}
	if args["place"] != "" {
		p.VenueID, p.VenueName = 0, args["place"]
	}
}

// like takes over what stays the same from one meeting to the next.
func (p *plan) like(rec app.MeetingRecord) {
	o := rec.Meeting
	p.LeadOrgID, p.VenueID, p.VenueName, p.ChairID, p.RecorderID, p.Rule, p.Secrecy = o.LeadOrgID, o.VenueID, o.VenueName, o.ChairID, o.RecorderID, o.Rule, o.Secrecy
	for _, a := range rec.Attendances {
		list := &p.units
		if a.Observer {
			list = &p.guests
		}
		if a.PersonID != o.ChairID && a.OrgID != 0 && !list.Has(a.OrgID) {
			*list = append(*list, a.OrgID)
		}
	}
}

// words puts the rule's shares into the form.
func (p *plan) words() {
	p.quorum, p.majority = share(p.Rule.QuorumNum, p.Rule.QuorumDen, p.Rule.QuorumStrict), share(p.Rule.MajorityNum, p.Rule.MajorityDen, p.Rule.MajorityStrict)
}

func newEditor(env *kit.Env, id int64) kit.Page {
	return kit.EditPage(env, func(ctx context.Context) (plan, error) { return loadPlan(ctx, env, id) }, func(p *plan) kit.Form {
		title, verb := "安排会议", "保存会议"
		if id != 0 {
			title = "修改 " + p.Title
		}
		saved := func() {
			env.Toast("已保存 " + p.Title)
			env.Back()
			env.Go(kit.Route{Module: "meeting", ID: p.ID})
		}
		if id != 0 {
			saved = func() {
				env.Toast("已保存 " + p.Title)
				env.Back()
			}
		}
		return kit.Form{Title: title, Subtitle: p.State.String(), Key: "meeting", ID: id, Sections: sections(env, p, id), Verb: verb, Rev: &p.Rev,
			Save: func(ctx context.Context) error { return save(ctx, env, p) }, Saved: saved, Aside: []kit.Card{aside(id)}}
	})
}

func aside(id int64) kit.Card {
	c := kit.Card{Title: "保存后", Lines: []kit.Line{{Text: "按类型和年度编第几次会议"}, {Text: "主持人自动列入应到成员"}, {Text: "有未办结的议定事项时，议程第一项自动加入“" + app.FollowUpTitle + "”"},
		{Text: "单位由联络员参会，没有联络员的取第一位在任人员"}}}
	if id != 0 {
		c.Lines = []kit.Line{{Text: "会议次数、文号不变"}, {Text: "改时间或地点后，重新打印会议通知"}, {Text: "成员和议程在会议页上修改"}}
	}
	return c
}

func sections(env *kit.Env, p *plan, id int64) []kit.FormSection {
	w := &clashWatch{env: env, p: p}
	kind := kit.Choose("kind", "类型", &p.Kind, kit.Choices(app.MeetingKinds[:]...))
	if p.State != app.MeetingDraft {
		kind = kind.Locked("通知已发出")
	}
	starts, ends := times(p)
	list := []kit.FormSection{{Title: "会议", Note: "带 * 为必填", Fields: []*kit.Field{
		kit.Text("title", "名称", &p.Title).Wide().Placeholder("不填则为“2026年第几次联席会议”"),
		kind, kit.PickOrg(env, "lead_org_id", "牵头单位", &p.LeadOrgID).Need(),
		starts, ends,
		w.room(kit.PickVenue(env, "venue_id", "会议室", &p.VenueID)), w.of(kit.Text("venue_name", "其他地点", &p.VenueName).When(func() bool { return p.VenueID == 0 }).Hint("不在会议室时写明")),
		w.people(kit.PickPerson(env, "chair_id", "主持人", &p.ChairID).Need()), w.of(kit.PickPerson(env, "recorder_id", "记录人", &p.RecorderID))}}}
	w.of(starts)
	w.of(ends)
	if id == 0 {
		list = append(list, kit.FormSection{Title: "参会与议程", Note: "保存后还可逐人、逐项修改", Fields: []*kit.Field{
			w.people(kit.PickOrgs(env, "orgs", "成员单位", &p.units).Wide()), w.of(kit.PickOrgs(env, "guests", "列席单位", &p.guests).Wide()), w.of(kit.PickPersons(env, "people", "其他成员", &p.people).Wide()),
			kit.Items("agenda", "议程", &p.agenda).Wide().Hint("每条一个议题：题目，汇报人，分钟。如：地下车位权属协商方案，赵海峰，25")}})
	}
	w.look()
	number := kit.Number("no", "次数", &p.No, "次").Hint("0 为自动编号")
	if p.State != app.MeetingDraft {
		number = number.Locked("通知已发出")
	}
	return append(list, kit.FormSection{Title: "规则", Fields: []*kit.Field{number,
		kit.Choose("quorum", "法定人数", &p.quorum, shares()), kit.Choose("majority", "通过票数", &p.majority, shares()),
		kit.Choose("base", "计票基数", &p.Rule.MajorityBase, []kit.Choice[string]{{Value: "present", Text: "实到人数"}, {Value: "entitled", Text: "应到人数"}, {Value: "valid", Text: "有效票"}, {Value: "yn", Text: "赞成与反对票之和"}}),
		kit.Tick("proxy", "代会", &p.Rule.ProxyCanVote, "代会人有表决权"),
		kit.Choose("secrecy", "公开范围", &p.Secrecy, kit.Choices(app.Public, app.Internal)), kit.Text("note", "备注", &p.Note)}})
}

// times are the fields of start and end; the meeting keeps its length when its start moves.
func times(p *plan) (starts, ends *kit.Field) {
	starts, ends = kit.DateTime("starts", "开始", &p.Starts).Need(), kit.DateTime("ends", "结束", &p.Ends).Need()
	was := p.Starts
	starts.OnChange(func() {
		from, to, end := was.Time(), p.Starts.Time(), p.Ends.Time()
		if from.IsZero() || to.IsZero() || end.IsZero() || from.Equal(to) {
			return
		}
		was, p.Ends = p.Starts, app.StampOf(end.Add(to.Sub(from)))
		ends.Fresh()
	})
	return starts, ends
}

func shares() []kit.Choice[string] {
	return []kit.Choice[string]{{Value: "1/2+", Text: "过半数"}, {Value: "1/2", Text: "半数以上（含本数）"}, {Value: "2/3", Text: "三分之二以上（含本数）"}, {Value: "3/4", Text: "四分之三以上（含本数）"}, {Value: "1/1", Text: "全体"}}
}

func share(num, den int, strict bool) string {
	text := fmt.Sprintf("%d/%d", num, den)
	if strict {
		text += "+"
	}
	return text
}

func parseShare(text string, num, den *int, strict *bool) {
	body, more := strings.CutSuffix(text, "+")
	var n, d int
	if k, _ := fmt.Sscanf(body, "%d/%d", &n, &d); k == 2 {
		*num, *den, *strict = n, d, more
	}
}

// save stores the meeting, then invites and sets the agenda. Saving again after a refusal goes on where it stopped.
func save(ctx context.Context, env *kit.Env, p *plan) error {
	parseShare(p.quorum, &p.Rule.QuorumNum, &p.Rule.QuorumDen, &p.Rule.QuorumStrict)
	parseShare(p.majority, &p.Rule.MajorityNum, &p.Rule.MajorityDen, &p.Rule.MajorityStrict)
	items, err := parseAgenda(p.agenda)
	if err != nil {
		return err
	}
	if err := env.App.Meetings.Save(ctx, &p.Meeting); err != nil {
		return err
	}
	if len(p.units)+len(p.people) > 0 {
		if _, err := env.App.Meetings.Invite(ctx, p.ID, app.Invitation{Orgs: p.units, People: p.people}); err != nil {
			return err
		}
	}
	if len(p.guests) > 0 {
		if _, err := env.App.Meetings.Invite(ctx, p.ID, app.Invitation{Orgs: p.guests, Observer: true}); err != nil {
			return err
		}
	}
	if len(items) == 0 {
		return nil
	}
	rec, err := env.App.Meetings.Record(ctx, p.ID)
	if err != nil {
		return err
	}
	var kept []app.AgendaItem
	for _, a := range rec.Agenda {
		if a.Kind == app.AgendaFollowUp {
			kept = append(kept, a)
		}
	}
	return env.App.Meetings.SaveAgenda(ctx, p.ID, append(kept, items...))
}

// parseAgenda reads one item a line: title, presenter, minutes, parted by commas of either width; the last two may be missing.
func parseAgenda(text string) ([]app.AgendaItem, error) {
	var items []app.AgendaItem
	for _, line := range strings.Split(text, "\n") {
		parts := strings.FieldsFunc(line, func(r rune) bool { return r == '，' || r == ',' || r == '\t' || r == '|' || r == '｜' })
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if len(parts) == 0 || strings.Join(parts, "") == "" {
			continue
		}
		a := app.AgendaItem{Minutes: 15}
		if n := len(parts); n > 1 {
			if minutes, err := strconv.Atoi(strings.TrimRight(strings.TrimRight(parts[n-1], "钟"), "分")); err == nil {
				a.Minutes, parts = minutes, parts[:n-1]
			}
		}
		if n := len(parts); n > 1 {
			a.Presenter, parts = parts[n-1], parts[:n-1]
		}
		a.Title = strings.Join(parts, "，")
		a.Kind = kindOf(a.Title)
		if err := a.Validate(); err != nil {
			return nil, err
		}
		items = append(items, a)
	}
	return items, nil
}

// kindOf guesses the kind of an item from its words; it can be changed.
func kindOf(title string) app.AgendaKind {
	for _, g := range []struct {
		words string
		kind  app.AgendaKind
	}{{"传达 学习", app.AgendaStudy}, {"通报", app.AgendaCircular}, {"审议 表决 方案 协商", app.AgendaDecide}, {"其他", app.AgendaOther}} {
		for _, w := range strings.Fields(g.words) {
			if strings.Contains(title, w) {
				return g.kind
			}
		}
	}
	return app.AgendaReport
}
