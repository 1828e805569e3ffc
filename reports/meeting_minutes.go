package reports

import (
	"cmp"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// MeetingMinutes is the minutes of a meeting (D08 会议纪要), made from the record and never typed: the signed one once it is
// issued, else as the record stands, marked 草稿. Who signed is recorded, not printed.
func MeetingMinutes(s MeetingSheet) doc.Document {
	rec := s.Record
	m, v := rec.Meeting, rec.Minutes
	number, at := draftNo, m.UpdatedAt
	if v.State == app.MinutesIssued || v.State == app.MinutesCorrected {
		number, at = v.No, v.SignedAt
		if v.Version > 1 {
			number += fmt.Sprintf("（第%d版）", v.Version)
		}
	}
	head := doc.Head{Org: m.LeadOrgName, Mark: minutesMark(s.Office, m), Number: number, Secrecy: secrecyMark(m), Lines: []doc.Pair{
		{Key: "时间", Value: meetingTime(m)}, {Key: "地点", Value: m.VenueName}, {Key: "主持", Value: m.ChairName}, {Key: "记录", Value: m.RecorderName}}}
	blocks := []doc.Block{doc.Text(minutesOpening(s))}
	if v.Version > 1 && v.Reason != "" {
		blocks = append([]doc.Block{doc.Text(fmt.Sprintf("（本纪要为第%d版，替代此前印发的版本。更正原因：%s）", v.Version, v.Reason))}, blocks...)
	}
	for _, a := range rec.Agenda {
		blocks = append(blocks, doc.Heading{Level: 1, Text: a.Title})
		blocks = append(blocks, minutesItem(s, a)...)
	}
	blocks = append(blocks, doc.Attendance{Lines: minutesPeople(rec)})
	if number != draftNo {
		blocks = append(blocks, doc.CopyTo{Copies: memberOrgs(rec), Printer: cmp.Or(s.Printer, m.LeadOrgName), Date: v.SignedAt.Time()})
	}
	return doc.Document{Code: "D08", Form: doc.Minutes, Title: m.Title + "纪要", Head: head, Blocks: blocks, Meta: toMembers(meetingMeta(m, at), rec), Names: peopleOf(rec)}
}

// minutesMark is the red mark: the street, the kind of meeting and 纪要.
func minutesMark(office string, m app.Meeting) string {
	if office == "" {
		office = m.LeadOrgName
	}
	return office + m.Kind.String() + "纪要"
}

func minutesOpening(s MeetingSheet) string {
	if s.Record.Meeting.HearOnly {
		return s.Phrases.Say("D08.hearing", meetingValues(s))
	}
	return s.Phrases.Say("D08.opening", meetingValues(s))
}

// minutesItem is what the minutes say of one item: how it was heard, the notes, the vote, the conclusion, what is to be done.
func minutesItem(s MeetingSheet, a app.AgendaItem) []doc.Block {
	rec := s.Record
	if a.Confidential && rec.Meeting.Secrecy == app.Public {
		return []doc.Block{doc.Text(s.Phrases.Say("D08.closed", nil))}
	}
	blocks := []doc.Block{doc.Text(heardAs(rec, a))}
	if a.Kind == app.AgendaFollowUp {
		blocks = append(blocks, followUpBlocks(rec.FollowUps)...)
	}
	for _, line := range strings.Split(a.Notes, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, doc.Text(fullStop(line)))
		}
	}
	if a.Voted {
		blocks = append(blocks, doc.Text(ballotSentence(a)))
	}
	if lead, text := conclusion(a); lead != "" {
		lead, text = ownLead(a, lead, text)
		blocks = append(blocks, doc.Rich(doc.Bold(lead), doc.Plain(text)))
	}
	for _, r := range rec.ResolutionsOf(a.ID) {
		blocks = append(blocks, doc.Rich(doc.Bold(fmt.Sprintf("议定事项%d：", r.Seq)), doc.Plain(resolutionText(r))))
	}
	return blocks
}

// heardAs is the first sentence of an item, by its kind.
func heardAs(rec app.MeetingRecord, a app.AgendaItem) string {
	who := strings.ReplaceAll(presenter(rec, a), " ", "")
	about := strings.TrimPrefix(a.Title, "关于")
	for _, end := range []string{"的汇报", "的通报", "汇报", "通报"} {
		about = strings.TrimSuffix(about, end)
	}
	switch a.Kind {
	case app.AgendaFollowUp:
		return "会议听取了" + a.Title + "的汇报。"
	case app.AgendaStudy:
		for _, verb := range []string{"传达学习", "学习传达", "传达", "学习"} {
			if what, found := strings.CutPrefix(a.Title, verb); found {
				return "会议" + verb + "了" + what + "。"
			}
		}
		return "会议传达学习了" + a.Title + "。"
	case app.AgendaCircular:
		return "会议听取了" + who + "关于" + strings.TrimPrefix(about, "通报") + "的通报。"
	case app.AgendaReport:
		return "会议听取了" + who + "关于" + strings.TrimPrefix(about, "听取") + "的汇报。"
	case app.AgendaDecide:
		heard := ""
		if who != "" {
			heard = "听取了" + who + "的汇报，"
		}
		return "会议" + heard + "审议了" + strings.TrimPrefix(a.Title, "审议") + "。"
	}
	return "会议研究了" + strings.TrimPrefix(a.Title, "研究") + "。"
}

func ballotSentence(a app.AgendaItem) string {
	text := fmt.Sprintf("表决情况：应到%d人，实到%d人，", a.Entitled, a.PresentN)
	if a.Recused > 0 {
		text += fmt.Sprintf("回避%d人（%s），", a.Recused, a.RecusedNames)
	}
	text += fmt.Sprintf("赞成%d票，反对%d票，弃权%d票", a.Yes, a.No, a.Abstain)
	if a.Invalid > 0 {
		text += fmt.Sprintf("，无效%d票", a.Invalid)
	}
	if a.NotVoted > 0 {
		text += fmt.Sprintf("，未投%d人", a.NotVoted)
	}
	line, _, _ := strings.Cut(a.ResultWhy, "\n")
	if a.Result == app.ResultNoQuorum {
		return text + "。" + line + "，表决无效。"
	}
	return text + "，结果：" + a.Result + "。"
}

// conclusion is the bold lead-in of an item's conclusion and its wording.
func conclusion(a app.AgendaItem) (lead, text string) {
	outcome := strings.TrimSpace(a.Outcome)
	what := strings.TrimPrefix(strings.TrimPrefix(a.Title, "关于"), "审议")
	switch a.Conclusion {
	case app.Heard:
		lead = "会议指出，"
	case app.Discussed:
		lead = "会议认为，"
	case app.AgreedInPrinciple:
		if lead = "会议原则同意"; outcome == "" {
			return lead, what + "。"
		}
		return lead + "：", fullStop(outcome)
	case app.Decided:
		if lead = "会议决定，"; outcome == "" {
			return lead, "同意" + what + "。"
		}
	case app.Deferred:
		if lead = "会议决定，"; outcome == "" {
			return lead, "本议题暂缓，待条件成熟后再议。"
		}
		return "会议决定暂缓：", fullStop(outcome)
	case app.Rejected:
		if outcome == "" {
			return "会议未通过", what + "。"
		}
		return "会议未通过该议题：", fullStop(outcome)
	default:
		if outcome != "" {
			return "会议强调，", fullStop(outcome)
		}
	}
	if outcome == "" {
		return "", ""
	}
	return lead, fullStop(outcome)
}

// ownLead takes the lead-in that the recorder has typed himself, so that 会议决定 is not said twice.
func ownLead(a app.AgendaItem, lead, text string) (string, string) {
	typed := fullStop(a.Outcome)
	for _, verb := range []string{"会议原则同意", "会议一致同意", "会议同意", "会议决定", "会议指出", "会议认为", "会议强调", "会议要求", "会议明确", "会议听取", "会议未通过", "会议"} {
		if rest, found := strings.CutPrefix(typed, verb); found {
			for _, mark := range []string{"，", "：", "暂缓：", "暂缓，"} {
				if after, ok := strings.CutPrefix(rest, mark); ok {
					return verb + mark, after
				}
			}
			return verb, rest
		}
	}
	return lead, text
}

func resolutionText(r app.Resolution) string {
	facts := []string{"责任单位：" + r.LeadName}
	if r.SupportNames != "" {
		facts = append(facts, "配合单位："+r.SupportNames)
	}
	if r.Person != "" {
		facts = append(facts, "责任人："+r.Person)
	}
	if r.Deliverable != "" {
		facts = append(facts, "成果要求："+strings.TrimRight(r.Deliverable, "。"))
	}
	due := "长期坚持"
	if r.Due != "" {
		due = r.Due.Chinese()
	}
	return fullStop(r.Content) + "（" + strings.Join(append(facts, "完成时限："+due), "；") + "）"
}

// followUpBlocks tells what is open from earlier meetings: the count, then the table.
func followUpBlocks(list []app.FollowUp) []doc.Block {
	if len(list) == 0 {
		return []doc.Block{doc.Text("此前会议议定事项已全部办结。")}
	}
	red := 0
	for _, f := range list {
		if f.Lamp.String() == "红" {
			red++
		}
	}
	text := fmt.Sprintf("此前会议议定、尚未办结的事项%d项", len(list))
	if red > 0 {
		text += fmt.Sprintf("，其中红灯%d项", red)
	}
	return []doc.Block{doc.Text(text + "，办理情况如下："), followUpTable(list)}
}

func followUpTable(list []app.FollowUp) doc.Table {
	return doc.Table{Sheet: "落实情况", Small: true, Columns: []doc.Column{{Title: "编号", Min: 20, Max: 24, Align: doc.Center}, {Title: "议定事项", Weight: 3, Min: 40},
		{Title: "牵头单位", Weight: 1, Min: 24}, {Title: "完成时限", Min: 22, Max: 24, Align: doc.Center}, {Title: "进度", Kind: doc.Percent, Min: 14, Max: 16}, {Title: "灯", Kind: doc.Lamp, Min: 14, Max: 16}},
		Rows: doc.Each(list, func(_ int, f app.FollowUp) []doc.Cell {
			due := doc.T("长期")
			if f.Due != "" {
				due = doc.D(f.Due.Time())
			}
			return []doc.Cell{doc.T(f.No), doc.T(f.Content), doc.T(f.LeadName), due, doc.Pct(float64(f.Progress)/100, 0), doc.L(dutyLight(app.Duty{Lamp: f.Lamp}))}
		})}
}

func minutesPeople(rec app.MeetingRecord) []doc.Pair {
	by := func(observer bool, is func(app.Presence) bool) string {
		return names(rec.Attendances, func(a app.Attendance) bool { return a.Observer == observer && is(a.Presence) })
	}
	return []doc.Pair{{Key: "出席", Value: by(false, app.Presence.Counted)},
		{Key: "请假", Value: by(false, func(p app.Presence) bool { return p == app.OnLeave })},
		{Key: "缺席", Value: by(false, func(p app.Presence) bool { return p == app.Absent })},
		{Key: "列席", Value: by(true, app.Presence.Counted)}}
}

func memberOrgs(rec app.MeetingRecord) []string {
	var out []string
	seen := map[string]bool{"": true, rec.Meeting.LeadOrgName: true}
	for _, a := range rec.Attendances {
		if !seen[a.OrgName] {
			seen[a.OrgName] = true
			out = append(out, a.OrgName)
		}
	}
	return out
}

// toMembers has a paper printed once for every unit that takes part, the leading one included.
func toMembers(meta doc.Meta, rec app.MeetingRecord) doc.Meta {
	meta.Copies = len(memberOrgs(rec)) + 1
	return meta
}

func fullStop(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?;") || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "；") || strings.HasSuffix(s, "：") {
		return s
	}
	return s + "。"
}
