package duty

import (
	"context"
	"fmt"
	"strconv"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// whole is what the page of one item shows.
type whole struct {
	app.DutyRecord
	files  []app.Attachment
	beyond map[app.Power]string
	origin app.Origin
	list   app.DutyList
}

// newDetail is the page of one item.
func newDetail(env *kit.Env, id int64) kit.Page {
	k := &desk{env: env}
	return kit.NewDetail(env, kit.Detail[whole]{Kind: "duty", ID: id, Topics: []app.Topic{app.DutyChanged, app.FileChanged},
		Load: func(ctx context.Context) (w whole, err error) {
			if w.DutyRecord, err = env.App.Duties.Record(ctx, id); err != nil {
				return w, err
			}
			if w.beyond, err = env.App.Authority.Beyond(ctx, &w.Duty); err != nil {
				return w, err
			}
			if w.origin, err = env.App.DutyViews.Origin(ctx, &w.Duty); err != nil {
				return w, err
			}
			if w.Duty.ListID != 0 {
				if w.list, _, err = env.App.DutyLists.Get(ctx, w.Duty.ListID); err != nil {
					return w, err
				}
			}
			w.files, err = env.App.Files.Of(ctx, "duty", id)
			return w, err
		}, View: k.view})
}

func (k *desk) view(w whole) kit.View {
	d := w.Duty
	acts, more := k.within(w.beyond).acts(w.DutyRecord)
	list, done := stages(k.env, w.Milestones)
	about := append(facts(d), kit.Fact{Label: "成果要求", Text: kit.Dash(d.Deliverable)}, kit.Fact{Label: "授权层级", Text: kit.Dash(d.Level.String())},
		kit.Fact{Label: "紧急程度", Text: d.Urgency.String()}, kit.Fact{Label: "备注", Text: kit.Dash(d.Note)})
	about = append(about, w.where()...)
	v := kit.View{Title: d.Content, Subtitle: caption(d), Status: d.State.String(), Acts: acts, More: more, Notice: why(k.env, d),
		Left: []kit.Card{{Title: "事项", Facts: about}, {Title: "办理记录", Note: fmt.Sprintf("进展 %d 次", len(w.Progress)), Log: history(w.DutyRecord), Grow: true}}}
	v.Right = []kit.Card{{Title: "阶段目标", Note: fmt.Sprintf("%d / %d 完成", done, len(list)), Stages: list, Text: none(len(list), "没有阶段目标，按工作日推算序时进度。")},
		{Title: "督办单", Lines: k.slipLines(w.Slips), Text: none(len(w.Slips), "没有下过督办单。")},
		{Title: "佐证材料", Lines: k.fileLines(w.files), Text: none(len(w.files), "还没有佐证材料。"), Link: k.attach(d)}}
	return v
}

// where are the facts of an item's place: where it came from, its kind of matter, what it is worth.
func (w *whole) where() []kit.Fact {
	d := w.Duty
	from := kit.Fact{Label: "来源", Text: sourceText(d)}
	switch w.origin.Module {
	case "":
	case "duty_list":
		from.Go = &kit.Route{Module: "duty", Tab: "list", ID: w.list.ID, Args: map[string]string{"title": w.list.Title(), "state": strconv.Itoa(int(w.list.State))}}
	default:
		from.Go = &kit.Route{Module: w.origin.Module, ID: w.origin.ID}
	}
	list := []kit.Fact{from, {Label: "事项类别", Text: kit.Dash(d.Matter)}}
	if d.Amount > 0 {
		list = append(list, kit.Fact{Label: "涉及金额", Text: app.WanYuan(d.Amount)})
	}
	if d.Weight > 0 {
		list = append(list, kit.Fact{Label: "权重", Text: strconv.FormatFloat(d.Weight, 'f', -1, 64)})
	}
	if d.Mandate != "" {
		list = append(list, kit.Fact{Label: "授权文号", Text: d.Mandate})
	}
	return list
}

// none is the sentence of an empty card.
func none(n int, text string) string {
	if n > 0 {
		return ""
	}
	return text
}

func (k *desk) slipLines(slips []app.Slip) []kit.Line {
	var lines []kit.Line
	for _, s := range slips {
		print := k.paper("D10", s.ID, "")
		lines = append(lines, kit.Line{Text: fmt.Sprintf("%s　%s单·第%d次", s.No, s.Colour, s.Nth), Note: s.State(k.env.App.Today()), Tone: slipTone(s.Colour), Do: print.Do})
	}
	return lines
}
