package reports

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// MeetingNotice is the notice of a meeting with agenda and reply slip attached (D03 会议通知). The lead unit issues it, and
// the street for its own sections: a joint meeting has no seal and sends out nothing in its own name.
func MeetingNotice(s MeetingSheet) doc.Document {
	m := s.Record.Meeting
	from := cmp.Or(s.Issuer, m.LeadOrgName)
	number := m.NoticeNo
	if number == "" {
		number = draftNo
	}
	blocks := []doc.Block{
		doc.Text(s.Phrases.Say("D03.opening", meetingValues(s))),
		doc.Heading{Level: 1, Text: "会议时间"}, doc.Text(meetingTime(m) + "。"),
		doc.Heading{Level: 1, Text: "会议地点"}, doc.Text(cmp.Or(m.VenueName, "另行通知") + "。"),
		doc.Heading{Level: 1, Text: "会议议题"},
	}
	for _, a := range s.Record.Agenda {
		text := a.Title
		if who := presenter(s.Record, a); who != "" {
			text += "（汇报：" + who + "）"
		}
		blocks = append(blocks, numbered(text+"。"))
	}
	if len(s.Record.Agenda) == 0 {
		blocks = append(blocks, doc.Text("另行通知。"))
	}
	blocks = append(blocks, doc.Heading{Level: 1, Text: "参加人员"})
	blocks = append(blocks, noticePeople(s)...)
	blocks = append(blocks, doc.Heading{Level: 1, Text: "有关要求"})
	for _, text := range noticeDemands(s) {
		blocks = append(blocks, numbered(text))
	}
	blocks = append(blocks, doc.Attachments{Names: []string{"会议议程", "会议回执"}},
		doc.Sign{Orgs: []string{from}, Date: noticeDay(m), Seal: true})
	if s.Contact != "" {
		blocks = append(blocks, doc.Note{Text: "联系人：" + s.Contact})
	}
	blocks = append(blocks, doc.Attachment{No: 1, Title: m.FullName() + "议程"}, agendaTable(s.Record),
		doc.Attachment{No: 2, Title: m.FullName() + "回执"}, replyGrid(m, ""))
	if number != draftNo {
		blocks = append(blocks, imprint(cmp.Or(s.Printer, m.LeadOrgName), noticeDay(m))...)
	}
	return doc.Document{Code: "D03", Form: doc.Official, Title: from + "关于召开" + m.FullName() + "的通知",
		Head:   doc.Head{Org: from, Number: number, To: "各成员单位", Secrecy: secrecyMark(m)},
		Blocks: blocks, Meta: toMembers(meetingMeta(m, m.UpdatedAt), s.Record), Names: peopleOf(s.Record)}
}

// numbered is a paragraph that begins with 1. 2. and may be cut between pages, unlike a heading.
func numbered(text string) doc.Para { return doc.Para{Level: 3, Runs: []doc.Run{doc.Plain(text)}} }

// noticeDay is the day of the notice; of a draft none, so that the date is written when it is issued.
func noticeDay(m app.Meeting) time.Time {
	if m.NoticedOn == "" {
		return time.Time{}
	}
	return m.NoticedOn.Time()
}

func secrecyMark(m app.Meeting) string {
	if m.Secrecy == app.Internal {
		return "内部"
	}
	return ""
}

func noticePeople(s MeetingSheet) []doc.Block {
	var invited []app.Attendance // as invited: who came instead is not known yet
	for _, a := range s.Record.Attendances {
		a.Presence = app.NotArrived
		invited = append(invited, a)
	}
	members := names(invited, func(a app.Attendance) bool { return !a.Observer })
	observers := names(invited, func(a app.Attendance) bool { return a.Observer })
	blocks := []doc.Block{doc.Text("各成员单位负责同志。")}
	if members != "" {
		blocks[0] = doc.Rich(doc.Bold("出席："), doc.Plain(members+"。"))
	}
	if observers != "" {
		blocks = append(blocks, doc.Rich(doc.Bold("列席："), doc.Plain(observers+"。")))
	}
	return blocks
}

func noticeDemands(s MeetingSheet) []string {
	return s.Phrases.Items("D03.demands", meetingValues(s))
}

// meetingValues are the values of the placeholders in the wording of a meeting's papers.
func meetingValues(s MeetingSheet) map[string]string {
	m, t := s.Record.Meeting, app.TallyOf(s.Record.Attendances)
	values := map[string]string{"会议名称": m.FullName(), "会议日期": m.Starts.Date().Chinese(), "牵头单位": m.LeadOrgName, "主持人": m.ChairName, "地点": m.VenueName,
		"应到": strconv.Itoa(t.Entitled), "实到": strconv.Itoa(t.Present)}
	if s.ReplyBy != "" {
		values["回执截止"] = s.ReplyBy.MonthDay()
	}
	return values
}

// MeetingReply is the slip on which a unit answers the notice (D04 会议回执).
func MeetingReply(s MeetingSheet) doc.Document {
	m := s.Record.Meeting
	var notes []string
	if s.ReplyBy != "" {
		note := fmt.Sprintf("请于%s前报%s。", s.ReplyBy.Chinese(), m.LeadOrgName)
		if s.Contact != "" {
			note += "联系人：" + s.Contact + "。"
		}
		notes = append(notes, note)
	}
	if s.Calendar != "" {
		notes = append(notes, s.Calendar)
	}
	grid := replyGrid(m, "　")
	grid.Notes = notes
	return doc.Document{Code: "D04", Form: doc.Boxed, Title: m.FullName() + "回执",
		Head:   doc.Head{Lines: []doc.Pair{{Key: "会议时间", Value: meetingTime(m)}, {Key: "地点", Value: m.VenueName}}},
		Blocks: []doc.Block{grid}, Meta: meetingMeta(m, m.UpdatedAt)}
}

func replyGrid(m app.Meeting, unit string) doc.Grid {
	unit = strings.TrimSpace(unit)
	row := func(height float64, cells ...doc.GridCell) doc.GridRow {
		return doc.GridRow{Height: height, Cells: cells}
	}
	return doc.Grid{Sheet: "回执", Cols: []float64{1.8, 2.6, 1.8, 3.8}, Rows: []doc.GridRow{
		row(13, doc.Label("单位"), doc.Box(unit, 3)),
		row(13, doc.Label("参会人"), doc.Box("", 1), doc.Label("职务"), doc.Box("", 1)),
		row(13, doc.Label("手机"), doc.Box("", 1), doc.Label("是否参加"), doc.Box("□ 参加　□ 请假　□ 代会", 1)),
		row(18, doc.Label("请假事由"), doc.Box("", 3)),
		row(13, doc.Label("代会人"), doc.Box("", 1), doc.Label("代会人职务"), doc.Box("", 1)),
		row(13, doc.Label("代会人手机"), doc.Box("", 1), doc.Label("自带材料"), doc.Box("", 1)),
		row(18, doc.Label("备注"), doc.Box("", 3)),
		row(24, doc.Label("单位意见"), doc.Opinion("", 3, "负责人签字（盖章）：", "　　年　　月　　日")),
	}}
}
