// Package reports prints what the office has on record: one file per family of papers, a function from records to a
// Document, and the list of all papers. It decides nothing and stores nothing.
package reports

import (
	"context"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// Request (打印请求) says which paper of which record or period.
type Request struct {
	Period app.Period // the quarter of today when empty
	ID     int64      // 0: the newest record of the period, or all of a list
	Query  *app.Query // a list paper prints exactly these records when set: what the screen shows
	Unmask bool       // full personal data; the caller has checked the right and kept the reason
}

// Paper (文书) is one kind of paper that the program can print.
type Paper struct {
	Code   string // D08
	Name   string // 会议纪要
	Module string // meeting, duty, effect, incentive: where its button stands
	Sheet  bool   // comes out as Excel as well
	Masked bool   // has fields of personal data, hidden unless asked with a reason; numbers in the texts of every paper are
	// Make collects the records and sets the paper. No record is an app.Error such as 「2026年第三季度没有督办单。」.
	Make func(ctx context.Context, a *app.App, r Request) (doc.Document, error)
}

// Pack (成册文书) is several papers of one record bound as one PDF with a table of contents.
type Pack struct {
	Name   string // 会议包
	Module string
	Papers func(ctx context.Context, a *app.App, r Request) (title string, papers []doc.Document, err error)
}

// Packs lists every pack.
func Packs() []Pack {
	return []Pack{{Name: "会议包", Module: "meeting", Papers: MeetingPack}}
}

// FindPack is the pack of that name.
func FindPack(name string) (Pack, bool) {
	for _, v := range Packs() {
		if v.Name == name {
			return v, true
		}
	}
	return Pack{}, false
}

// Papers lists every paper in the order of their codes. Each hides what is personal in its texts unless asked with a reason.
func Papers() []Paper {
	var all []Paper
	for _, family := range [][]Paper{meetingPapers(), dutyPapers(), dutyListPapers(), effectPapers(), incentivePapers(), officePapers(), numberPapers()} {
		all = append(all, family...)
	}
	for i := range all {
		all[i] = covered(all[i])
	}
	return all
}

// Find is the paper with that code or Chinese name.
func Find(word string) (Paper, bool) {
	for _, p := range Papers() {
		if strings.EqualFold(p.Code, word) || p.Name == word {
			return p, true
		}
	}
	return Paper{}, false
}

// Serial tells a paper without a record of its own from the next of its kind in the register of numbers; false for all others.
func (p Paper) Serial(r Request, today app.Date) (int64, bool) {
	if p.Code != "D15" {
		return 0, false
	}
	period := r.Period
	if period == "" {
		period = app.PeriodOf(today)
	}
	return serial(period), true
}

// Draft says whether a paper still waits for its number.
func Draft(d doc.Document) bool { return d.Head.Number == draftNo }
