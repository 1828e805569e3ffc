package office

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// newHandover is the page of a person's handover (工作交接): what waits for the person, to whom it goes, and the list to print.
func newHandover(env *kit.Env, id int64) kit.Page {
	return kit.NewDetail(env, kit.Detail[app.Handover]{Topics: []app.Topic{app.DutyChanged, app.MeetingChanged, app.PersonChanged, app.OrgChanged},
		Load: func(ctx context.Context) (app.Handover, error) { return env.App.Handovers.Open(ctx, id) },
		View: func(h app.Handover) kit.View { return handoverView(env, h) }})
}

func handoverView(env *kit.Env, h app.Handover) kit.View {
	byKind := map[string][]kit.Line{}
	for _, x := range h.Items {
		line := kit.Line{Text: x.Title, Note: x.Role + " · " + x.State}
		if x.Due != "" {
			line.Note += " · " + string(x.Due)
		}
		if x.Kind != "attendance" {
			line.Do = func() { env.Go(kit.Route{Module: x.Kind, ID: x.ID}) }
		}
		byKind[x.Kind] = append(byKind[x.Kind], line)
	}
	v := kit.View{Title: h.From.Name + "的工作交接", Subtitle: h.From.OrgName, Status: fmt.Sprintf("未办结 %d 项", len(h.Items)),
		Acts: []kit.Action{{Label: "打印交接清单", Icon: "print", Do: func() { printHandover(env, h) }},
			{Label: "移交…", Kind: kit.Primary, Off: off(env, app.RightEdit), Do: func() { askHandover(env, h) }}},
		Right: []kit.Card{{Title: "移交后", Text: "未办结的责任事项、待开会议和联系人一次转给接收人；已办结的事项、已签发的纪要和已锁定的考评保留原来的姓名。移交后可以撤销。"}}}
	if h.From.To != "" {
		v.Notice = &kit.Notice{Tone: kit.AmberTone, Lamp: kit.Yellow, Title: fmt.Sprintf("%s的离任日期为 %s。", h.From.Name, h.From.To)}
	}
	for _, k := range []struct{ kind, title string }{{"duty", "责任事项"}, {"meeting", "待开会议"}, {"attendance", "参会"}, {"org", "联系人"}} {
		if lines := byKind[k.kind]; len(lines) > 0 {
			v.Left = append(v.Left, kit.Card{Title: k.title, Note: fmt.Sprintf("%d 项", len(lines)), Lines: lines})
		}
	}
	if len(v.Left) == 0 {
		v.Left = []kit.Card{{Title: "没有未办结事项", Text: h.From.Name + "没有未办结的责任事项和待开会议，可以直接填写离任日期。"}}
	}
	return v
}

func printHandover(env *kit.Env, h app.Handover) {
	kit.ShowDocument(env, reports.Paper{Code: "交接", Name: "工作交接清单", Sheet: true}, func(ctx context.Context) (doc.Document, error) {
		office, err := env.App.Settings.Get(ctx, app.SetOffice)
		return reports.HandoverList(office, h, env.App.Today()), err
	})
}

func askHandover(env *kit.Env, h app.Handover) {
	leaves := true
	h.Last = env.App.Today()
	last := kit.Date("last", "离任日期", &h.Last).Need().When(func() bool { return leaves })
	tick := kit.Tick("leaves", "离任", &leaves, "移交后不再任职")
	kit.Ask(env, kit.Form{Title: fmt.Sprintf("移交 %d 项？", len(h.Items)), Intro: h.From.Name + "的未办结事项全部转给接收人。", Verb: "移交",
		Fields: []*kit.Field{kit.PickPerson(env, "to", "接收人", &h.To.ID).Need(), tick, last},
		Save: func(ctx context.Context) (err error) {
			if !leaves {
				h.Last = ""
			}
			if h.To.ID != 0 {
				if h.To, err = env.App.People.Get(ctx, h.To.ID); err != nil {
					return err
				}
			}
			return env.App.Handovers.Hand(ctx, h)
		}, Saved: func() {
			done := h
			env.Undo(fmt.Sprintf("已移交 %d 项给 %s", len(h.Items), h.To.Name), func(ctx context.Context) error { return env.App.Handovers.Back(ctx, done) })
			printHandover(env, done)
		}})
}
