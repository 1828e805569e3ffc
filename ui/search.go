package ui

import (
	"context"
	"strings"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/ui/kit"
)

// search opens the box over everything: pages by their names, records by number, name, person and pinyin.
func (s *shell) search() {
	if s.now == nil {
		return
	}
	kit.OpenSearch(s.now.env, s.find)
}

const foundEach = 6

// find looks in all modules; it runs off the UI thread.
func (s *shell) find(ctx context.Context, text string) ([]kit.Found, error) {
	text = strings.TrimSpace(text)
	out := s.findPages(text)
	if text == "" {
		return out, nil
	}
	if day, ok := s.day(text); ok {
		more, err := s.findDay(ctx, day)
		if err != nil {
			return out, err
		}
		out = append(out, more...)
	}
	q := app.Query{Text: text, Limit: foundEach}
	for _, part := range []func(context.Context, app.Query) ([]kit.Found, error){s.findDuties, s.findSlips, s.findMeetings, s.findMinutes, s.findIncentives, s.findNumbers, s.findAppeals, s.findOrgs, s.findPeople} {
		more, err := part(ctx, q)
		if err != nil {
			return out, err
		}
		out = append(out, more...)
	}
	return out, nil
}

func (s *shell) findPages(text string) []kit.Found {
	var out []kit.Found
	for _, m := range s.modules {
		for _, t := range m.Tabs {
			name := m.Title
			if len(m.Tabs) > 1 {
				name += " · " + t.Title
			}
			if kit.Matches(text, name) {
				out = append(out, kit.Found{Kind: "页面", Title: name, Icon: m.Icon, Go: kit.Route{Module: m.Key, Tab: t.Key}})
			}
		}
	}
	if text != "" && len(out) > foundEach {
		out = out[:foundEach]
	}
	return out
}

func (s *shell) findDuties(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Duties.List(ctx, q)
	var out []kit.Found
	for _, d := range rows {
		out = append(out, kit.Found{Kind: "责任事项", Title: d.Content, Note: d.No + "　" + d.LeadName, Icon: "duty", Go: kit.Route{Module: "duty", ID: d.ID}})
	}
	return out, err
}

func (s *shell) findMeetings(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Meetings.List(ctx, q)
	var out []kit.Found
	for _, m := range rows {
		out = append(out, kit.Found{Kind: "会议", Title: m.Title, Note: m.Starts.Minute(), Icon: "meeting", Go: kit.Route{Module: "meeting", ID: m.ID}})
	}
	return out, err
}

func (s *shell) findIncentives(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Incentives.List(ctx, q)
	var out []kit.Found
	for _, x := range rows {
		out = append(out, kit.Found{Kind: "奖惩", Title: x.OrgName, Note: x.No, Icon: "incentive", Go: kit.Route{Module: "incentive", ID: x.ID}})
	}
	return out, err
}

func (s *shell) findAppeals(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Appeals.List(ctx, q)
	var out []kit.Found
	for _, x := range rows {
		out = append(out, kit.Found{Kind: "诉求", Title: mask.FreeText(x.Content), Note: x.No, Icon: "appeal", Go: kit.Route{Module: "appeal", ID: x.ID}})
	}
	return out, err
}

func (s *shell) findOrgs(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.Orgs.List(ctx, q)
	var out []kit.Found
	for _, x := range rows {
		out = append(out, kit.Found{Kind: "单位", Title: x.Name, Note: x.Kind.String(), Icon: "office", Go: kit.Route{Module: "org", ID: x.ID}})
	}
	return out, err
}

func (s *shell) findPeople(ctx context.Context, q app.Query) ([]kit.Found, error) {
	rows, _, err := s.app.People.List(ctx, q)
	var out []kit.Found
	for _, x := range rows {
		out = append(out, kit.Found{Kind: "人员", Title: x.Name, Note: x.OrgName, Icon: "people", Go: kit.Route{Module: "org", Tab: "person", ID: x.ID}})
	}
	return out, err
}
