package duty

import (
	"fmt"
	"strconv"
	"strings"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// lampOf is the drawn lamp of an item: a draft has not begun, an item closed late says so.
func lampOf(d app.Duty) kit.Lamp {
	switch {
	case d.State == app.DutyDraft:
		return kit.Waiting
	case d.LampWord == "逾期办结":
		return kit.LateDone
	}
	return kit.LampOf(d.Lamp)
}

func dueText(d *app.Duty) string {
	if d.Due != "" {
		return string(d.Due)
	}
	if d.DueText != "" {
		return d.DueText
	}
	return "长期坚持"
}

func leftText(d *app.Duty) string {
	if d.Due == "" || !d.State.Open() || d.State == app.DutySuspended {
		return "—"
	}
	return strings.Replace(strconv.Itoa(d.Left), "-", "−", 1)
}

func progressBar(d *app.Duty) kit.Bar {
	b := kit.Bar{Done: float64(d.Progress) / 100, Plan: -1, Lamp: lampOf(*d), Text: strconv.Itoa(d.Progress) + "%"}
	if d.State.Open() && d.Due != "" && d.State != app.DutySuspended {
		b.Plan = float64(d.Planned) / 100
	}
	return b
}

func stateTag(d app.Duty) kit.Tag {
	t := kit.Tag{Text: d.State.String(), Tone: kit.Neutral}
	switch d.State {
	case app.DutyAssigned:
		t.Tone = kit.Blue
	case app.DutyDoneRequested:
		t.Tone = kit.TealTone
	case app.DutyReturned:
		t.Tone = kit.AmberTone
	case app.DutyDone:
		t.Tone = kit.GreenTone
	}
	return t
}

func sourceText(d app.Duty) string {
	if d.SourceText != "" {
		return d.SourceText
	}
	return d.Source.String()
}

// caption is the line above an item's name: number and source.
func caption(d app.Duty) string {
	if d.No == "" {
		return "草稿 · 来源：" + sourceText(d)
	}
	return d.No + " · 来源：" + sourceText(d)
}

// why is the box that says why the lamp is what it is.
func why(env *kit.Env, d app.Duty) *kit.Notice {
	n := kit.Notice{Lamp: lampOf(d), Tone: lampOf(d).Tone()}
	n.Title, n.Text = headline(d.LampWhy)
	if d.State.Open() && d.Due != "" {
		facts := fmt.Sprintf("时限 %s，今天 %s；序时应完成 %d%%，实际 %d%%", d.Due.Short(), env.App.Today().Short(), d.Planned, d.Progress)
		n.Text = strings.TrimPrefix(n.Text+"。"+facts, "。")
	}
	return &n
}

// headline cuts a reason into its first fault and the rest. The figures in parentheses stand in the line of facts anyway.
func headline(reason string) (title, rest string) {
	title, rest, _ = strings.Cut(reason, "；")
	if first, more, found := strings.Cut(title, "（"); found {
		title = first
		if !strings.HasPrefix(more, "应达") {
			rest = strings.TrimPrefix(rest+"；"+strings.TrimSuffix(more, "）"), "；")
		}
	}
	return title, rest
}

func facts(d app.Duty) []kit.Fact {
	lead := d.LeadName
	if d.Person != "" {
		lead += "（责任人 " + d.Person + "）"
	}
	due := dueText(&d)
	if d.Extended() {
		due += "（原时限 " + string(d.FirstDue) + "）"
	}
	if d.Due != "" && d.Start != "" {
		due += "，" + d.Start.Short() + " 起"
	}
	list := []kit.Fact{{Label: "牵头单位", Text: lead, Go: &kit.Route{Module: "org", ID: d.LeadID}}, {Label: "配合单位", Text: kit.Dash(d.SupportNames)}, {Label: "责任领导", Text: kit.Dash(d.Leader)}, {Label: "完成时限", Text: due}}
	if d.AskedDue != "" {
		list = append(list, kit.Fact{Label: "延期申请", Text: "申请延至 " + string(d.AskedDue) + "，待批复", Tone: kit.AmberTone})
	}
	if d.AskedPause != "" {
		list = append(list, kit.Fact{Label: "暂停申请", Text: d.AskedPause + "，待批复", Tone: kit.AmberTone})
	}
	if d.State == app.DutySuspended {
		list = append(list, kit.Fact{Label: "暂停", Text: string(d.SuspendedOn) + " 起"})
	}
	if d.DoneOn != "" {
		text := string(d.DoneOn)
		if d.ClosedOn != "" {
			text += "，" + string(d.ClosedOn) + " 销号"
		}
		list = append(list, kit.Fact{Label: "办结日期", Text: text})
	}
	return list
}

// stages is the line of planned stages.
func stages(env *kit.Env, list []app.Milestone) (out []kit.Stage, done int) {
	for _, m := range list {
		s := kit.Stage{Lamp: kit.Waiting, Text: m.Name, Due: m.Planned.Short(), Note: strconv.Itoa(m.Percent) + "%"}
		switch {
		case m.Reached != "":
			done++
			s.Lamp, s.Note = kit.Done, m.Reached.Short()+" 完成"
			if m.Reached > m.Planned {
				s.Note += fmt.Sprintf("，迟 %d 天", m.Planned.DaysTo(m.Reached))
			}
		case m.Planned < env.App.Today():
			s.Lamp, s.Note, s.Tone = kit.Red, "未完成", kit.RedTone
		}
		out = append(out, s)
	}
	return out, done
}
