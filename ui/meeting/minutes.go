package meeting

import (
	"context"
	"errors"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

func newMinutesList(env *kit.Env) kit.Page {
	return kit.NewList(env, kit.List[app.Minutes]{Kind: "minutes", Name: "minutes", Title: "会议纪要", Topics: []app.Topic{app.MeetingChanged},
		Source: env.App.Minutes.List, ID: func(m *app.Minutes) int64 { return m.ID },
		Columns: []kit.Column[app.Minutes]{
			{Key: "held_on", Title: "会议日期", Width: 110, Text: func(m *app.Minutes) string { return string(m.HeldOn) }},
			{Key: "title", Title: "会议", Text: func(m *app.Minutes) string { return m.Title }},
			{Key: "no", Title: "编号", Width: 170, Text: func(m *app.Minutes) string { return kit.Dash(m.No) }},
			{Key: "version", Title: "版本", Width: 70, Align: kit.Right, Text: func(m *app.Minutes) string { return fmt.Sprintf("第%d版", m.Version) }},
			{Key: "signed_by", Title: "签发人", Width: 90, Second: true, Text: func(m *app.Minutes) string { return kit.Dash(m.SignedBy) }},
			{Key: "signed_at", Title: "签发时间", Width: 140, Second: true, Narrow: true, Text: func(m *app.Minutes) string { return kit.Dash(m.SignedAt.Minute()) }},
			{Key: "state", Title: "状态", Width: 90, Tag: func(m *app.Minutes) kit.Tag { return minutesTag(m.State) }}},
		Sort: []app.Sort{{Key: "held_on", Desc: true}, {Key: "version", Desc: true}},
		Chips: []kit.Chip{{Label: "全部"}, {Label: "待送签", Where: []app.Cond{app.Eq("state", app.MinutesDraft)}}, {Label: "待签发", Where: []app.Cond{app.Eq("state", app.MinutesReviewing)}},
			{Label: "已签发", Where: []app.Cond{app.Eq("state", app.MinutesIssued)}}},
		Search: "会议、编号", OnOpen: func(m *app.Minutes) { env.Go(kit.Route{Module: "meeting", ID: m.MeetingID, Act: "minutes"}) },
		Empty:  kit.Empty{Icon: "file", Title: "还没有纪要", Text: "散会后，纪要由会议记录自动生成。", Acts: []kit.Action{{Label: "到会议", Do: func() { env.Go(kit.Route{Module: "meeting", Tab: "list"}) }}}},
		Status: func(n int) string { return fmt.Sprintf("共 %d 份", n) }})
}

func minutesTag(s app.MinutesState) kit.Tag {
	tone := map[app.MinutesState]kit.Tone{app.MinutesReviewing: kit.AmberTone, app.MinutesIssued: kit.TealTone}[s]
	if tone == kit.Plain {
		tone = kit.Neutral
	}
	return kit.Tag{Text: s.String(), Tone: tone}
}

// newMinutes is the page on which the minutes of a meeting are read, sent for review, signed, printed and corrected.
func newMinutes(env *kit.Env, id int64) kit.Page {
	return kit.NewDetail(env, kit.Detail[minutesView]{Kind: "meeting", ID: id, Topics: []app.Topic{app.MeetingChanged, app.DutyChanged, app.FileChanged, app.SettingChanged},
		Load: func(ctx context.Context) (minutesView, error) { return loadMinutes(ctx, env, id) },
		View: func(mv minutesView) kit.View {
			rec := mv.rec
			m, v := rec.Meeting, rec.Minutes
			state := "起草"
			if v.ID != 0 {
				state = v.State.String()
			}
			sub := m.FullName() + " · " + state
			if v.No != "" {
				sub = v.No + " · " + state
			}
			view := kit.View{Title: minutesName(m), Subtitle: sub, Acts: minutesActs(env, mv),
				Left: []kit.Card{recordCard(rec)}, Right: []kit.Card{stateCard(rec), checksCard(rec)}}
			if len(rec.Resolutions) > 0 {
				view.Left = append(view.Left, resolutionsCard(env, rec))
			}
			if m.Signed() {
				view.Right = append(view.Right, scanCard(env, mv))
			} else if mv.place != "" {
				view.Notice = &kit.Notice{Tone: kit.TealTone, Title: "你受" + mv.place + "授权签发", Text: "签发时记为“（受" + mv.place + "授权）”。"}
			}
			if v.State == app.MinutesDraft && v.Reason != "" {
				view.Notice = &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: "已退回", Text: v.Reason}
			}
			return view
		}})
}

func minutesActs(env *kit.Env, mv minutesView) []kit.Action {
	rec := mv.rec
	m, v := rec.Meeting, rec.Minutes
	print := kit.Action{Label: "预览纪要", Icon: "print", Do: func() { preview(env, "D08", m) }}
	if m.Signed() {
		print.Kind = kit.Primary
		return []kit.Action{print, attachScan(env, v), {Label: "更正…", Off: off(env, app.RightSign), Do: func() { correct(env, rec) }}}
	}
	list := []kit.Action{{Label: "签发", Kind: kit.Primary, Off: signOff(mv), Do: func() { sign(env, m, len(rec.Resolutions)) }}, print}
	if v.State != app.MinutesReviewing {
		submit := kit.Action{Label: "送签", Off: off(env, app.RightEdit), Do: func() {
			kit.Act(env, "送签", func(ctx context.Context) error { return env.App.Minutes.Submit(ctx, m.ID) }, func() { env.Toast("已送签，待主持人或领导签发") })
		}}
		if !env.May(app.RightSign) {
			submit.Kind, list[0].Kind = kit.Primary, kit.Secondary
			list = append([]kit.Action{submit}, list...)
		} else {
			list = append(list, submit)
		}
	} else {
		list = append(list, kit.Action{Label: "退回…", Off: off(env, app.RightSign), Do: func() { sendBack(env, m) }})
	}
	return append(list, kit.Action{Label: "补充记录", Icon: "edit", Off: off(env, app.RightEdit), Do: func() { env.Go(kit.Route{Module: "meeting", ID: m.ID, Act: "hold"}) }})
}

// signOff is why the minutes cannot be signed now.
func signOff(mv minutesView) string {
	if mv.sign != "" {
		return mv.sign
	}
	for _, c := range app.MinutesChecks(mv.rec) {
		if c.Block {
			return c.Text
		}
	}
	return ""
}

// sign asks once; a year without holiday notice is asked about with its own words.
func sign(env *kit.Env, m app.Meeting, duties int) {
	body := "签发后不能修改，更正须出勘误版。"
	if duties > 0 {
		body += fmt.Sprintf("%d 项议定事项将下达为责任事项。", duties)
	}
	kit.Confirm(env, "签发"+minutesName(m)+"？", body, kit.Verb{Label: "暂不签发"}, kit.Verb{Label: "签发", Do: func() { signNow(env, m, duties, false) }})
}

func signNow(env *kit.Env, m app.Meeting, duties int, confirmed bool) {
	var signed app.Minutes
	estimate := ""
	kit.Act(env, "签发", func(ctx context.Context) (err error) {
		signed, err = env.App.Minutes.Sign(ctx, m.ID, confirmed)
		var e *app.Error
		if errors.As(err, &e) && e.Field == "confirmed" {
			estimate = e.Message
			return nil
		}
		return err
	}, func() {
		if estimate != "" {
			kit.Confirm(env, "按推算的工作日签发？", estimate, kit.Verb{Label: "暂不签发"}, kit.Verb{Label: "按推算签发", Do: func() { signNow(env, m, duties, true) }})
			return
		}
		m.MinutesNo = signed.No
		done, acts := "已签发 "+signed.No, []kit.Action{{Label: "打印纪要", Do: func() { preview(env, "D08", m) }}}
		if duties > 0 {
			done += fmt.Sprintf("，下达 %d 项责任事项", duties)
			acts = append(acts, kit.Action{Label: "看责任清单", Do: func() { env.Go(kit.Route{Module: "duty"}) }})
		}
		env.Toast(done, acts...)
	})
}

// minutesName is how the minutes are called: by their number in the year, a meeting on one subject by its subject.
func minutesName(m app.Meeting) string {
	if m.Kind == app.MeetingSpecial && m.Title != "" {
		return m.Title + "纪要"
	}
	return m.Name() + "纪要"
}

func sendBack(env *kit.Env, m app.Meeting) {
	var reason string
	kit.Ask(env, kit.Form{Title: "退回纪要", Intro: "退回记录人补充或改正会议记录。", Verb: "退回", Fields: []*kit.Field{kit.Lines("reason", "原因", &reason, 3).Need().Wide()},
		Save: func(ctx context.Context) error { return env.App.Minutes.Return(ctx, m.ID, reason) }, Saved: func() { env.Toast("已退回") }})
}

// correct issues a corrected version of one item's wording.
func correct(env *kit.Env, rec app.MeetingRecord) {
	if len(rec.Agenda) == 0 {
		return
	}
	fix := rec.Agenda[0]
	which := fix.ID
	var reason string
	var choices []kit.Choice[int64]
	for _, a := range rec.Agenda {
		choices = append(choices, kit.Choice[int64]{Value: a.ID, Text: a.Title})
	}
	notes, outcome := kit.Lines("notes", "讨论要点", &fix.Notes, 5).Wide(), kit.Lines("outcome", "结论文字", &fix.Outcome, 2).Wide()
	pick := kit.Choose("which", "议题", &which, choices).Wide()
	pick.OnChange(func() {
		fix = rec.Item(which)
		notes.Fresh()
		outcome.Fresh()
	})
	kit.Ask(env, kit.Form{Title: "更正" + minutesName(rec.Meeting), Intro: "出新的一版，编号不变，印上版次和更正原因。表决结果和议定事项不能在此更正。下一次同类会议的纪要签发后不能再更正。", Verb: "签发勘误版",
		Fields: []*kit.Field{pick, notes, outcome, kit.Text("reason", "更正原因", &reason).Need().Wide()},
		Save: func(ctx context.Context) error {
			_, err := env.App.Minutes.Correct(ctx, rec.Meeting.ID, app.Correction{Reason: reason, Agenda: []app.AgendaItem{fix}})
			return err
		}, Saved: func() { env.Toast("已签发勘误版") }})
}

func stateCard(rec app.MeetingRecord) kit.Card {
	m, v := rec.Meeting, rec.Minutes
	step := func(text string, done bool, note string) kit.Stage {
		lamp := kit.Waiting
		if done {
			lamp = kit.Done
		}
		return kit.Stage{Lamp: lamp, Text: text, Note: note}
	}
	signed := ""
	if v.SignedBy != "" {
		signed = v.SignedBy + " " + short(v.SignedAt)
	}
	c := kit.Card{Title: "进程", Stages: []kit.Stage{step("散会", m.EndedAt != "", short(m.EndedAt)), step("送签", v.State >= app.MinutesReviewing && v.ID != 0, ""), step("签发", m.Signed(), signed)}}
	c.Facts = []kit.Fact{{Label: "参会", Text: peopleText(rec, app.TallyOf(rec.Attendances))}}
	if v.SHA256 != "" {
		whole := "与签发时一致"
		tone := kit.GreenTone
		if !v.Intact() {
			whole, tone = "与签发时不一致，请校验数据", kit.RedTone
		}
		c.Facts = append(c.Facts, kit.Fact{Label: "编号", Text: v.No}, kit.Fact{Label: "版次", Text: fmt.Sprintf("第%d版", v.Version)}, kit.Fact{Label: "存证", Text: fmt.Sprintf("第 %d 条 %s…", v.AuditSeq, v.SHA256[:12])},
			kit.Fact{Label: "核验", Text: whole, Tone: tone})
	}
	return c
}

func checksCard(rec app.MeetingRecord) kit.Card {
	c := kit.Card{Title: "签发前检查"}
	if rec.Meeting.Signed() {
		c.Lines = []kit.Line{{Lamp: kit.Done, Text: "已签发，全部冻结"}}
		return c
	}
	for _, x := range app.MinutesChecks(rec) {
		lamp := kit.Yellow
		if x.Block {
			lamp = kit.Red
		}
		c.Lines = append(c.Lines, kit.Line{Lamp: lamp, Text: x.Text})
	}
	if len(c.Lines) == 0 {
		c.Lines = []kit.Line{{Lamp: kit.Green, Text: "可以签发"}}
	}
	return c
}

// recordCard is what the minutes will say, item by item.
func recordCard(rec app.MeetingRecord) kit.Card {
	c := kit.Card{Title: "会议记录", Note: "纪要由记录自动生成"}
	for i, a := range rec.Agenda {
		what := a.Notes
		if a.Voted {
			what = joined(what, fmt.Sprintf("表决：赞成 %d，反对 %d，弃权 %d，%s", a.Yes, a.No, a.Abstain, a.Result))
		}
		if a.Conclusion != app.ConcludedNot || a.Outcome != "" {
			what = joined(what, concluded(a))
		}
		c.Log = append(c.Log, kit.LogLine{When: fmt.Sprintf("议题 %d", i+1), Who: a.Presenter, What: a.Title, Text: what})
	}
	return c
}

// concluded is the conclusion with its wording.
func concluded(a app.AgendaItem) string {
	switch {
	case a.Conclusion == app.ConcludedNot:
		return "结论：" + a.Outcome
	case a.Outcome == "":
		return "结论：" + a.Conclusion.String()
	}
	return a.Conclusion.String() + "：" + a.Outcome
}

// short is a stamp for narrow places: 09-22 11:30.
func short(s app.Stamp) string {
	if len(s) < 16 {
		return ""
	}
	return string(s[5:16])
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}
