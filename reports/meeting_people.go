package reports

import (
	"strings"

	"gongzhi/app"
)

// peopleOf are the names of everybody a meeting's papers speak of.
func peopleOf(rec app.MeetingRecord) []string {
	m := rec.Meeting
	names := []string{m.ChairName, m.RecorderName}
	for _, a := range rec.Attendances {
		names = append(names, a.Name, a.Substitute)
	}
	for _, a := range rec.Agenda {
		names = append(names, a.Presenter)
		names = append(names, strings.Split(a.RecusedNames, "、")...)
	}
	for _, r := range rec.Resolutions {
		names = append(names, r.Person)
	}
	return names
}

// presenter is who reports on an item, the unit before the name where the name is that of one person at the meeting.
func presenter(rec app.MeetingRecord, item app.AgendaItem) string {
	unit, found := "", 0
	for _, a := range rec.Attendances {
		if a.Name == item.Presenter && a.Name != "" {
			unit = a.OrgName
			found++
		}
	}
	if found != 1 || unit == "" {
		return item.Presenter
	}
	return unit + " " + item.Presenter
}

// agendaKind is the kind of an item as an agenda names it: what is neither reported nor voted on is studied.
func agendaKind(k app.AgendaKind) string {
	if k == app.AgendaOther {
		return "研究"
	}
	return k.String()
}
