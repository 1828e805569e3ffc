package duty

import (
	"context"
	"fmt"
	"strconv"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// newScores is the tab 单位情况: every lead unit's figures over all items, the worst first.
func newScores(env *kit.Env) kit.Page {
	k := &desk{env: env}
	count := func(title string, width float32, of func(*app.DutyScore) int, tone kit.Tone) kit.Column[app.DutyScore] {
		return kit.Column[app.DutyScore]{ID: title, Title: title, Width: width, Align: kit.Right, Text: func(s *app.DutyScore) string { return strconv.Itoa(of(s)) },
			Tone: func(s *app.DutyScore) kit.Tone {
				if of(s) > 0 {
					return tone
				}
				return kit.Plain
			}}
	}
	rate := func(title string, width float32, of func(*app.DutyScore) int) kit.Column[app.DutyScore] {
		return kit.Column[app.DutyScore]{ID: title, Title: title, Width: width, Align: kit.Right, Text: func(s *app.DutyScore) string { return kit.Pct(of(s), s.Done) }}
	}
	return kit.NewList(env, kit.List[app.DutyScore]{
		Name: "dutyscore", Title: "单位情况", Topics: []app.Topic{app.DutyChanged, app.OrgChanged}, ID: func(s *app.DutyScore) int64 { return s.OrgID },
		Source: kit.Slice(func(ctx context.Context) ([]app.DutyScore, error) {
			_, units, err := env.App.DutyStats.Scorecard(ctx, app.Query{})
			return units, err
		}),
		Columns: []kit.Column[app.DutyScore]{
			{ID: "name", Title: "牵头单位", Text: func(s *app.DutyScore) string { return s.Name }},
			count("总数", 52, func(s *app.DutyScore) int { return s.Total }, kit.Plain), count("在办", 52, func(s *app.DutyScore) int { return s.Open }, kit.Plain),
			count("逾期", 52, func(s *app.DutyScore) int { return s.Overdue }, kit.RedTone), count("红灯", 52, func(s *app.DutyScore) int { return s.Red }, kit.RedTone),
			count("黄灯", 52, func(s *app.DutyScore) int { return s.Yellow }, kit.AmberTone), count("办结", 52, func(s *app.DutyScore) int { return s.Done }, kit.Plain),
			rate("按期率", 72, func(s *app.DutyScore) int { return s.OnTime }), rate("原时限按期率", 104, func(s *app.DutyScore) int { return s.OnTimeOld }),
			count("延期", 52, func(s *app.DutyScore) int { return s.Extended }, kit.Plain), count("退回", 52, func(s *app.DutyScore) int { return s.Returned }, kit.Plain),
			count("督办", 52, func(s *app.DutyScore) int { return s.Slips }, kit.Plain),
			{ID: "days", Title: "平均天数", Width: 76, Align: kit.Right, Text: func(s *app.DutyScore) string {
				if v, ok := s.AverageDays(); ok {
					return fmt.Sprintf("%.1f", v)
				}
				return "—"
			}},
		},
		OnOpen: func(s *app.DutyScore) {
			env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"lead_id": strconv.FormatInt(s.OrgID, 10)}})
		},
		Drawer: k.unitDrawer,
		Acts:   []kit.Action{{Label: "各单位提示单（一个 PDF）…", Do: k.digests}, {Label: "打印进度通报…", Icon: "print", Do: func() { k.printPeriod("D15", "进度通报") }}},
		Foot:   "按期率分母为办结数；平均天数为起始日至办结日的自然日",
		Empty:  kit.Empty{Icon: "duty", Title: "还没有责任事项", Text: "有了责任事项，这里按牵头单位统计办理情况。", Acts: []kit.Action{toItems(env)}},
	})
}

// unitDrawer shows what one unit is to be reminded of, with its sheet one click away.
func (k *desk) unitDrawer(ctx context.Context, s *app.DutyScore) (kit.Drawer, error) {
	g, err := k.env.App.Reminders.Unit(ctx, s.OrgID)
	if err != nil {
		return kit.Drawer{}, err
	}
	out := kit.Drawer{Caption: "牵头单位", Title: s.Name, Facts: []kit.Fact{{Label: "在办", Text: fmt.Sprintf("%d 项，逾期 %d 项", s.Open, s.Overdue)}, {Label: "办结", Text: fmt.Sprintf("%d 项，按期 %s，退回 %d 次", s.Done, kit.Pct(s.OnTime, s.Done), s.Returned)}}}
	for _, group := range g.Groups {
		var lines []kit.Line
		for _, d := range group.Items {
			id := d.ID
			lines = append(lines, kit.Line{Lamp: lampOf(d), Text: d.Content, Note: d.LampWord, Do: func() { k.env.Go(kit.Route{Module: "duty", ID: id}) }})
		}
		out.Sections = append(out.Sections, kit.Section{Title: group.Kind.String(), Note: fmt.Sprintf("%d 项", len(lines)), Lines: lines})
	}
	if len(g.Slips) > 0 {
		out.Sections = append(out.Sections, kit.Section{Title: "督办单待反馈", Lines: k.slipLines(g.Slips)})
	}
	off := ""
	if len(g.Groups) == 0 && len(g.Slips) == 0 {
		off, out.Sections = "没有需要提示的事项", []kit.Section{{Title: "提示", Text: "没有逾期、临近时限、未填报的事项。"}}
	}
	org := s.OrgID
	sheet := k.paper("D15A", org, "打印提示单")
	sheet.Kind, sheet.Off = kit.Primary, off
	out.Acts = []kit.Action{sheet, {Label: "制作填报表…", Off: k.off(app.RightEdit), Do: func() { k.handOut("duty", app.IDs{org}) }},
		{Label: "查看事项", Do: func() {
			k.env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"lead_id": strconv.FormatInt(org, 10)}})
		}}}
	return out, nil
}

// digests prints the sheets of all units that have something to be reminded of.
func (k *desk) digests() {
	kit.Load(k.env, func(ctx context.Context) (ids []int64, err error) {
		_, units, err := k.env.App.DutyStats.Scorecard(ctx, app.Query{})
		for _, u := range units {
			g, err := k.env.App.Reminders.Unit(ctx, u.OrgID)
			if err != nil {
				return nil, err
			}
			if len(g.Groups) > 0 || len(g.Slips) > 0 {
				ids = append(ids, u.OrgID)
			}
		}
		return ids, err
	}, func(ids []int64) {
		if len(ids) == 0 {
			k.env.Note("没有需要提示的单位。")
			return
		}
		k.volume("D15A", "单位提示单", ids)
	})
}
