package meeting

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/written"
	"gongzhi/ui/kit"
)

// count adds to one of the counters while the item is put to the vote.
func (b *bench) count(n *int, step int) {
	if !b.counting() || *n+step < 0 {
		return
	}
	*n, b.misread = *n+step, ""
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
func (b *bench) ballotBox() fyne.CanvasObject {
	m := b.rec.Meeting
	if b.item.Kind != app.AgendaDecide && !b.item.Voted && b.votes.Yes+b.votes.No+b.votes.Abstain+b.votes.Invalid == 0 {
		return nil
	}
	if b.item.Voted {
		return kit.CardBox("表决", "已确认", b.result(b.item.Result, b.item.ResultWhy), kit.Action{Label: "重新表决…", Off: b.revoteOff(), Do: b.revote})
	}
	if m.HearOnly || m.State != app.MeetingInProgress && !b.item.Counted() {
		return nil
	}
	q := app.Quorum(b.rec, b.votes.Recused...)
	v, err := app.Judge(b.rec, b.votes)
	b.showTally()
	var counters []fyne.CanvasObject
	for _, c := range b.columns() {
		counters = append(counters, b.counter(c))
	}
	counters = append(counters, fixedCount("回避", v.Recused), fixedCount("未投", max(v.NotVoted, 0)))
	body := kit.V(kit.Cols(14, []float32{0, 0, 0, 0, 46, 46}, counters...))
	cast := b.votes.Yes + b.votes.No + b.votes.Abstain + b.votes.Invalid
	wrong := b.misread
	if wrong == "" && err != nil {
		wrong = app.Explain(err)
	}
	switch {
	case wrong != "":
		body.Add(kit.SmallPara(wrong, kit.RedTone))
	case cast > 0:
		body.Add(b.result(v.Result, v.Line+"\n"+v.Why))
	default:
		body.Add(kit.SmallPara(q.Why))
	}
	why := b.confirmOff(wrong, cast)
	body.Add(kit.H(kit.NewButton(kit.Action{Label: "确认表决结果", Kind: kit.Primary, Off: why, Do: b.confirm}), kit.Caption(b.confirmNote(why))))
	return kit.CardBox("表决", m.Rule.MajorityText(), body)
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

func (b *bench) confirmNote(why string) string {
	if why != "" {
		return why
	}
	return "确认后写入纪要"
}

// column is one choice of the ballot: its key, its count, and the entry into which a count is typed.
type column struct {
	label, key string
	n          *int
	entry      *kit.Entry
}

// columns makes the entries once: they keep the keyboard while the box around them is drawn again.
func (b *bench) columns() []column {
	list := []column{{label: "赞成", key: "F2", n: &b.votes.Yes}, {label: "反对", key: "F3", n: &b.votes.No}, {label: "弃权", key: "F4", n: &b.votes.Abstain}, {label: "无效", n: &b.votes.Invalid}}
	for i := range list {
		if len(b.tally) <= i {
			b.tally = append(b.tally, b.tallyEntry(list[i].label, i))
		}
		list[i].entry = b.tally[i]
	}
	return list
}

// tallyEntry takes the votes of a column as one number; Enter goes on to the next column.
func (b *bench) tallyEntry(label string, i int) *kit.Entry {
	e := kit.NewEntry(label+"票数", "0", 1)
	e.TextStyle.Bold = true
	e.OnChanged = func(text string) {
		if b.loaded {
			b.typed(i, text)
		}
	}
	e.OnEnter(func() {
		if i+1 < len(b.tally) {
			b.env.Host().Focus(b.tally[i+1])
		}
	})
	return e
}

// typed takes a number as it is typed. What is no number stays in the entry and is said below it; the ballot cannot be confirmed
// until it is put right.
func (b *bench) typed(i int, text string) {
	c := b.columns()[i]
	text, b.misread = written.Squeeze(text), ""
	n, err := strconv.Atoi(text)
	switch {
	case text == "":
		n = 0
	case err != nil || n < 0:
		b.misread = c.label + "票数应为不小于 0 的整数，现在是“" + text + "”。"
		n = *c.n
	}
	if n != *c.n {
		*c.n, b.dirty = n, true
	}
	b.drawMiddle()
	b.env.Touch()
}

// showTally writes the counts into their entries, but not over what is being typed.
func (b *bench) showTally() {
	was := b.loaded
	b.loaded = false
	for _, c := range b.columns() {
		if on := b.counting(); on && c.entry.Disabled() {
			c.entry.Enable()
		} else if !on && !c.entry.Disabled() {
			c.entry.Disable()
		}
		text := ""
		if *c.n != 0 {
			text = strconv.Itoa(*c.n)
		}
		if now, err := strconv.Atoi(written.Squeeze(c.entry.Text)); c.entry.Text != text && (err != nil || now != *c.n) && b.misread == "" {
			c.entry.SetText(text)
		}
	}
	b.loaded = was
}

// counter is one choice of the ballot: its key, and its count between a button that takes one away and one that adds one.
func (b *bench) counter(c column) fyne.CanvasObject {
	plus := kit.NewButton(kit.Action{Label: "+1", Keys: c.key, Do: func() { b.count(c.n, 1) }})
	minus := kit.NewButton(kit.Action{Label: "−", Kind: kit.Quiet, Do: func() { b.count(c.n, -1) }})
	head := kit.HGap(6, kit.Label(c.label, kit.Second))
	if c.key != "" {
		head.Add(kit.KeyCap(c.key))
	}
	return kit.VGap(4, head, kit.HGap(2, minus, kit.Grow(kit.EntryBox(c.entry)), plus))
}

func fixedCount(label string, n int) fyne.CanvasObject {
	return kit.VGap(4, kit.Label(label, kit.Second).Align(kit.Right), kit.Big(fmt.Sprint(n), 26, kit.Second).Align(kit.Right))
}

// result is the outcome with the reckoning under it.
func (b *bench) result(result, why string) fyne.CanvasObject {
	line, rest, _ := strings.Cut(why, "\n")
	tone, lamp := kit.AmberTone, kit.Yellow
	if result == app.ResultPassed {
		tone, lamp = kit.GreenTone, kit.Green
	}
	return kit.NoticeBox(kit.Notice{Tone: tone, Lamp: lamp, Title: result + "：" + line, Text: strings.ReplaceAll(rest, "\n", "")})
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
