package ui

import (
	"context"
	"strings"

	"gongzhi/app"
	"gongzhi/app/written"
	"gongzhi/ui/kit"
)

func (s *shell) findSlips(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Slips.List(ctx, q)
	var out []kit.Found
	for _, x := range rows {
		out = append(out, kit.Found{Kind: "督办单", Title: x.Content, Note: x.No + "　" + x.LeadName, Icon: "flag", Go: kit.Route{Module: "duty", ID: x.DutyID}})
	}
	return out, err
}

func (s *shell) findMinutes(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Minutes.List(ctx, q)
	var out []kit.Found
	for _, x := range rows {
		out = append(out, kit.Found{Kind: "纪要", Title: x.Title, Note: strings.TrimSpace(x.No + "　" + string(x.HeldOn)), Icon: "meeting",
			Go: kit.Route{Module: "meeting", ID: x.MeetingID, Act: "minutes"}})
	}
	return out, err
}

// findNumbers finds papers by their number in the register; what has a page of its own is found there already.
func (s *shell) findNumbers(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Numbers.List(ctx, q)
	var out []kit.Found
	for _, x := range rows {
		f := kit.Found{Kind: "文号", Title: x.Title, Note: x.String(), Icon: "print", Go: kit.Route{Module: "paper", Tab: "number", ID: x.ID}}
		switch x.Kind {
		case "meeting", "incentive":
			f.Go = kit.Route{Module: x.Kind, ID: x.RecordID}
		case "slip", "minutes":
			continue
		}
		out = append(out, f)
	}
	return out, err
}

// day reads a text that is a date and cannot be a number: 9月17日, 2026-09-17, 9-17.
func (s *shell) day(text string) (app.Date, bool) {
	if !strings.ContainsAny(text, "月-./年周天") {
		return "", false
	}
	today := s.app.Today()
	r := written.Entry(text, written.Context{Year: today.Year(), Today: string(today)})
	return app.Date(r.Date), r.Kind == written.Day && len(r.Date) == 10
}

// findDay finds what happens on a day: meetings, minutes, items due.
func (s *shell) findDay(ctx context.Context, day app.Date) ([]kit.Found, error) {
	on := func(conds ...app.Cond) app.Query {
		q := app.Where(conds...)
		q.Limit = foundEach
		return q
	}
	var out []kit.Found
	for _, part := range []struct {
		find func(context.Context, app.Query) ([]kit.Found, error)
		q    app.Query
	}{
		{s.findMeetings, on(app.Cond{Key: "starts", Op: ">=", Value: string(day)}, app.Cond{Key: "starts", Op: "<", Value: string(day.AddDays(1))})},
		{s.findMinutes, on(app.Eq("held_on", day))},
		{s.findDuties, on(app.Eq("due", day))},
	} {
		more, err := part.find(ctx, part.q)
		if err != nil {
			return out, err
		}
		out = append(out, more...)
	}
	return out, nil
}
