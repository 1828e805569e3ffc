package reports

import (
	"fmt"
	"strings"
	"time"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// MeetingAgenda is the agenda with the time from and to of every item (D05 会议议程).
func MeetingAgenda(s MeetingSheet) doc.Document {
	m := s.Record.Meeting
	lines := []doc.Pair{{Key: "时间", Value: meetingTime(m)}, {Key: "地点", Value: m.VenueName}, {Key: "主持", Value: m.ChairName}}
	return doc.Document{Code: "D05", Form: doc.Portrait, Title: m.FullName() + "议程", Head: doc.Head{Lines: lines},
		Blocks: []doc.Block{agendaTable(s.Record)}, Foot: doc.Foot{Items: []doc.Pair{{Key: "制表", Value: m.LeadOrgName}}}, Meta: meetingMeta(m, m.UpdatedAt)}
}

func agendaTable(rec app.MeetingRecord) doc.Table {
	at := rec.Meeting.Starts.Time()
	type row struct {
		from, to time.Time
		item     app.AgendaItem
	}
	var rows []row
	for _, a := range rec.Agenda {
		next := at.Add(time.Duration(a.Minutes) * time.Minute)
		rows = append(rows, row{at, next, a})
		at = next
	}
	t := doc.Table{Sheet: "议程", Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 12, Max: 14}, {Title: "时间", Min: 28, Max: 32, Align: doc.Center},
		{Title: "议题", Weight: 3, Min: 50}, {Title: "类型", Min: 20, Max: 34, Align: doc.Center}, {Title: "汇报", Weight: 1, Min: 28}, {Title: "时长（分）", Kind: doc.Number, Min: 18, Max: 20}},
		Rows: doc.Each(rows, func(i int, r row) []doc.Cell {
			span, length := "", doc.T("")
			if r.item.Minutes > 0 {
				span, length = r.from.Format("15:04")+"—"+r.to.Format("15:04"), doc.Int(r.item.Minutes)
			}
			return []doc.Cell{doc.Int(i + 1), doc.T(span), doc.T(r.item.Title), doc.T(agendaKind(r.item.Kind)), doc.T(presenter(rec, r.item)), length}
		}),
		Total: []doc.Cell{doc.T("合计").Across(5), doc.Int(rec.PlannedMinutes())}, Empty: "议程未排定"}
	if warn := rec.AgendaWarning(); warn != "" {
		t.Notes = append(t.Notes, "注："+warn)
	}
	return t
}

// MeetingSignIn is the sheet people sign on when they come (D06 会议签到表). Cells of what is not known yet are left blank.
func MeetingSignIn(s MeetingSheet) doc.Document {
	m := s.Record.Meeting
	list := s.Record.Attendances
	table := doc.Table{Sheet: "签到表", Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 12, Max: 14}, {Title: "姓名", Min: 22, Max: 34, Align: doc.Center},
		{Title: "单位", Weight: 2, Min: 45}, {Title: "职务", Weight: 1, Min: 24}, {Title: "联系电话", Min: 30, Max: 34, Align: doc.Center},
		{Title: "签名", Min: 36, Max: 42}, {Title: "签到时间", Min: 22, Max: 24, Align: doc.Center}, {Title: "备注", Weight: 1, Min: 24}}, RowHeight: signRow,
		Rows: doc.Each(list, func(i int, a app.Attendance) []doc.Cell {
			return []doc.Cell{doc.Int(i + 1), doc.T(a.Name), doc.T(a.OrgName), doc.T(a.Title), doc.T(s.Phones[a.PersonID]), doc.T(""), doc.T(a.ArrivedAt.Clock()), doc.T(signInNote(a))}
		}), Notes: []string{signInTotals(m, list)}, Empty: "还没有参会人员"}
	return doc.Document{Code: "D06", Form: doc.Landscape, Title: m.FullName() + "签到表",
		Head:   doc.Head{Lines: []doc.Pair{{Key: "时间", Value: meetingTime(m)}, {Key: "地点", Value: m.VenueName}, {Key: "主办", Value: m.LeadOrgName}}},
		Blocks: []doc.Block{table}, Foot: doc.Foot{Items: []doc.Pair{{Key: "主持", Value: m.ChairName}, {Key: "记录", Value: m.RecorderName}}}, Meta: meetingMeta(m, m.UpdatedAt)}
}

// signRow is the height of a row to sign in by hand, in millimetres.
const signRow = 9.5

// signInNote is what the remarks say. The reason of a leave may be personal and is not printed.
func signInNote(a app.Attendance) string {
	var words []string
	if a.Observer {
		words = append(words, "列席")
	}
	switch a.Presence {
	case app.Late, app.OnLeave, app.Absent:
		words = append(words, a.Presence.String())
	case app.LeftEarly:
		words = append(words, "早退"+a.LeftAt.Clock())
	case app.Substituted:
		words = append(words, "代会："+a.Substitute)
	case app.NotArrived:
		if a.Reply == app.WillSend {
			words = append(words, "代会："+a.Substitute)
		}
	}
	return strings.Join(words, "，")
}

func signInTotals(m app.Meeting, list []app.Attendance) string {
	t := app.TallyOf(list)
	if m.BeganAt == "" {
		return fmt.Sprintf("应到%d人，实到　　　人，请假　　　人，缺席　　　人；列席%d人。", t.Entitled, t.Observers)
	}
	return fmt.Sprintf("应到%d人，实到%d人，请假%d人，缺席%d人；列席%d人。", t.Entitled, t.Present, t.OnLeave, t.Absent, t.Observers)
}

// names lists people by unit in the order of the list: 街道办事处周建国、李雯，平安建设办公室赵海峰.
func names(list []app.Attendance, want func(app.Attendance) bool) string {
	var units []string
	people := map[string][]string{}
	for _, a := range list {
		if !want(a) {
			continue
		}
		if _, there := people[a.OrgName]; !there {
			units = append(units, a.OrgName)
			people[a.OrgName] = nil
		}
		name := a.Name
		if a.Presence == app.Substituted {
			name = strings.TrimSpace(a.Substitute + "（代）")
		}
		if name != "" {
			people[a.OrgName] = append(people[a.OrgName], name)
		}
	}
	parts := make([]string, len(units))
	for i, u := range units {
		parts[i] = strings.TrimSpace(u + " " + strings.Join(people[u], "、"))
	}
	return strings.Join(parts, "，")
}
