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
	rate := func(title string, of func(*app.DutyScore) int) kit.Column[app.DutyScore] {
		return kit.Column[app.DutyScore]{ID: title, Title: title, Width: 100, Align: kit.Right, Text: func(s *app.DutyScore) string { return kit.Pct(of(s), s.Done) }}
	}
	return kit.NewList(env, kit.List[app.DutyScore]{
		Name: "dutyscore", Title: "单位情况", Topics: []app.Topic{app.DutyChanged, app.OrgChanged}, ID: func(s *app.DutyScore) int64 { return s.OrgID },
		Source: kit.Slice(func(ctx context.Context) ([]app.DutyScore, error) {
			_, units, err := env.App.DutyStats.Scorecard(ctx, app.Query{})
			return units, err
		}),
		Columns: []kit.Column[app.DutyScore]{
			{ID: "name", Title: "牵头单位", Text: func(s *app.DutyScore) string { return s.Name }},
			count("总数", 64, func(s *app.DutyScore) int { return s.Total }, kit.Plain), count("在办", 64, func(s *app.DutyScore) int { return s.Open }, kit.Plain),
			count("逾期", 64, func(s *app.DutyScore) int { return s.Overdue }, kit.RedTone), count("红灯", 64, func(s *app.DutyScore) int { return s.Red }, kit.RedTone),
			count("黄灯", 64, func(s *app.DutyScore) int { return s.Yellow }, kit.AmberTone), count("办结", 64, func(s *app.DutyScore) int { return s.Done }, kit.Plain),
			rate("按期率", func(s *app.DutyScore) int { return s.OnTime }), rate("原时限按期率", func(s *app.DutyScore) int { return s.OnTimeOld }),
			count("延期", 64, func(s *app.DutyScore) int { return s.Extended }, kit.Plain), count("退回", 64, func(s *app.DutyScore) int { return s.Returned }, kit.Plain),
			count("督办", 64, func(s *app.DutyScore) int { return s.Slips }, kit.Plain),
			{ID: "days", Title: "平均天数", Width: 80, Align: kit.Right, Text: func(s *app.DutyScore) string {
				if v, ok := s.AverageDays(); ok {
					return fmt.Sprintf("%.1f", v)
				}
				return "—"
			}},
		},
		OnOpen: func(s *app.DutyScore) {
			env.Go(kit.Route{Module: "duty", Tab: "item", Args: map[string]string{"lead_id": strconv.FormatInt(s.OrgID, 10)}})
		},
		Acts:  []kit.Action{{Label: "打印进度通报…", Icon: "print", Do: func() { k.printPeriod("D15", "进度通报") }}},
		Foot:  "按期率分母为办结数；平均天数为起始日至办结日的自然日",
		Empty: kit.Empty{Icon: "duty", Title: "还没有责任事项"},
	})
}
