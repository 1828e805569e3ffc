package meeting

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// count adds to one of the counters while the item is put to the vote.
func (b *bench) count(n *int, step int) {
	if !b.counting() || *n+step < 0 {
		return
	}
	*n += step
	if _, err := app.Judge(b.rec, b.votes); err != nil && step > 0 {
		*n -= step
		b.env.Note(app.Explain(err))
		return
	}
	b.dirty = true
	b.drawMiddle()
	b.env.Touch()
}

// counting says whether votes are counted now.
func (b *bench) counting() bool {
	m := b.rec.Meeting
	return m.State == app.MeetingInProgress && !m.HearOnly && !b.item.Voted && b.env.May(app.RightEdit)
}

// ballotBox counts the vote and says what it means; nil for items that are not put to the vote.
func (b *bench) ballotBox(compact fyne.CanvasObject) fyne.CanvasObject {
	m := b.rec.Meeting
	if b.item.Kind != app.AgendaDecide && !b.item.Voted && b.votes.Yes+b.votes.No+b.votes.Abstain+b.votes.Invalid == 0 {
		return nil
	}
	if !b.item.Voted && (m.HearOnly || m.State != app.MeetingInProgress && !b.item.Counted()) {
		return nil
	}
	v, err := app.Judge(b.rec, b.votes)
	result, why, wrong := v.Result, v.Line+"\n"+v.Why, ""
	if b.item.Voted {
		result, why = b.item.Result, b.item.ResultWhy
		v.Recused, v.NotVoted = b.item.Recused, b.item.NotVoted
	} else if err != nil {
		wrong = app.Explain(err)
	}
	cast := b.votes.Yes + b.votes.No + b.votes.Abstain + b.votes.Invalid
	body := kit.V(b.counters(v))
	switch {
	case wrong != "":
		body.Add(kit.SmallPara(wrong, kit.RedTone))
	case cast > 0 || b.item.Voted:
		body.Add(verdictBox(result, why))
	default:
		body.Add(kit.SmallPara(app.Quorum(b.rec, b.votes.Recused...).Why))
	}
	body.Add(b.ballotActs(wrong, cast, compact))
	return kit.CardBox("表决", m.Rule.MajorityText(), body)
}

// ballotActs are the acts below the result, and why it cannot be confirmed; compact stands in for the card of the resolutions.
func (b *bench) ballotActs(wrong string, cast int, compact fyne.CanvasObject) fyne.CanvasObject {
	row := kit.H()
	note := "已确认，写入纪要"
	if !b.item.Voted {
		why := b.confirmOff(wrong, cast)
		row.Add(kit.NewButton(kit.Action{Label: "确认表决结果", Icon: "check", Kind: kit.Primary, Off: why, Do: b.confirm}))
		if note = why; why == "" {
			note = "确认后写入纪要，不再更改"
		}
	}
	row.Add(compact)
	if b.item.Voted {
		row.Add(kit.NewButton(kit.Action{Label: "重新表决…", Off: b.revoteOff(), Do: b.revote}))
	}
	row.Add(kit.Grow(kit.Caption(note).Align(kit.Right)))
	return row
}

// confirmOff is why the result cannot be confirmed now.
func (b *bench) confirmOff(wrong string, cast int) string {
	switch why := off(b.env, app.RightSign); {
	case why != "":
		return why
	case wrong != "":
		return "先改正票数"
	case cast == 0:
		return "还没有计票"
	}
	return ""
}

// columns are the choices of the ballot with their counts, in the order of the counters.
func (b *bench) columns() []*int {
	return []*int{&b.votes.Yes, &b.votes.No, &b.votes.Abstain, &b.votes.Invalid}
}

// counters are the choices of the ballot, then who stepped back and who has not voted. Those that are typed into are made once: they
// keep the keyboard while the box around them is drawn again.
func (b *bench) counters(v app.Verdict) fyne.CanvasObject {
	if b.tally == nil {
		for i, label := range []string{"赞成", "反对", "弃权", "无效"} {
			key := []string{"F2", "F3", "F4", ""}[i]
			c := kit.NewCounter(label, key, func(n int) { b.typed(i, n) }, func(by int) { b.count(b.columns()[i], by) })
			c.OnEnter(func() { b.env.Host().Focus(b.tally[(i+1)%len(b.tally)]) })
			b.tally = append(b.tally, c)
		}
	}
	var row []fyne.CanvasObject
	for i, n := range b.columns() {
		b.tally[i].SetValue(*n, !b.counting())
		row = append(row, b.tally[i])
	}
	for i, label := range []string{"回避", "未投"} {
		c := kit.NewCounter(label, "", nil, nil)
		c.SetValue([]int{v.Recused, max(v.NotVoted, 0)}[i], true)
		row = append(row, c)
	}
	return kit.Cols(8, make([]float32, len(row)), row...)
}

// typed takes a number that was typed; one too high is said below and keeps the ballot from being confirmed.
func (b *bench) typed(i, n int) {
	*b.columns()[i], b.dirty = n, true
	b.drawMiddle()
	b.env.Touch()
}

// verdictBox is the outcome, large enough to be read across a table, with the reckoning under it and the check last.
func verdictBox(result, why string) fyne.CanvasObject {
	tone, mark := kit.AmberTone, kit.LampIcon(kit.Yellow, 18)
	if result == app.ResultPassed {
		tone, mark = kit.GreenTone, kit.Icon("check", 20, kit.GreenTone)
	}
	lines := strings.Split(why, "\n")
	col := kit.VGap(0, kit.HGap(10, mark, kit.Big(result, 18, tone), kit.Label(lines[0])))
	check := ""
	for _, l := range lines[1:] {
		switch {
		case strings.HasPrefix(l, "核对"):
			check = l
		case !strings.HasPrefix(l, result+"，"): // said above
			col.Add(kit.SmallPara(l, kit.Plain))
		}
	}
	if check != "" {
		col.Add(kit.Caption(check, kit.Second))
	}
	return kit.Tinted(tone, col)
}

func (b *bench) confirm() {
	v, err := app.Judge(b.rec, b.votes)
	if err != nil {
		b.env.Fail(err)
		return
	}
	votes, id, title := b.votes, b.item.ID, b.item.Title
	b.keep(func() {
		kit.Confirm(b.env, "确认“"+title+"”"+v.Result+"？", v.Line+"。结果写入纪要；再表决须写明原因。", kit.Verb{Label: "再核对"}, kit.Verb{Label: "确认表决结果", Do: func() {
			kit.Act(b.env, "确认表决结果", func(ctx context.Context) error {
				_, err := b.env.App.Sittings.Confirm(ctx, id, votes)
				return err
			}, func() {
				b.env.Toast(title+"："+v.Result, kit.Action{Label: "生成议定事项", Do: func() { b.askResolution(app.Resolution{}) }})
				b.Refresh()
			})
		}})
	})
}

func (b *bench) revoteOff() string {
	if b.rec.Meeting.State != app.MeetingInProgress {
		return "会议已结束"
	}
	return off(b.env, app.RightSign)
}

func (b *bench) revote() {
	var reason string
	id := b.item.ID
	kit.Ask(b.env, kit.Form{Title: "重新表决", Intro: "原结果和原因留在审计日志。", Verb: "重新表决", Fields: []*kit.Field{kit.Text("reason", "原因", &reason).Need().Wide()},
		Save: func(ctx context.Context) error { return b.env.App.Sittings.Revote(ctx, id, reason) }, Saved: b.Refresh})
}
