package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gongzhi/app/pinyin"
)

// Projected says when the meeting ends if the item at hand, on which spent has gone, and the items after it take their planned
// time, and how that compares with the plan (预计散会); empty where no time is planned. A meeting held on another day than planned
// is not compared. Late is true when the plan is missed.
func (r MeetingRecord) Projected(cur int64, spent time.Duration, now time.Time) (text string, late bool) {
	left, seen, planned := time.Duration(0), false, false
	for _, a := range r.Agenda {
		room := time.Duration(a.Minutes) * time.Minute
		switch {
		case a.ID == cur:
			seen = true
			left += max(0, room-spent)
		case seen && a.Conclusion == ConcludedNot:
			left += room
		default:
			continue
		}
		planned = planned || room > 0
	}
	if !planned {
		return "", false
	}
	end := now.Add(left)
	text = "预计 " + StampOf(end).Clock() + " 散会"
	plan := r.Meeting.Ends.Time()
	if plan.IsZero() || DateOf(plan) != DateOf(end) {
		return text, false
	}
	over := int(end.Sub(plan).Round(time.Minute).Minutes())
	switch {
	case over > 0:
		return fmt.Sprintf("%s，比计划晚 %d 分钟", text, over), true
	case over < 0:
		return fmt.Sprintf("%s，比计划早 %d 分钟", text, -over), false
	}
	return text + "，按计划", false
}

// ByInitials are the people at the meeting whose names have these initials or this pinyin, 「zhf」 for 赵海峰, in the order of the
// seats; who came instead of somebody speaks under the own name.
func (r MeetingRecord) ByInitials(typed string) (names []string) {
	typed = strings.ToLower(typed)
	for i := range r.Attendances {
		name := r.Attendances[i].Name
		if a := &r.Attendances[i]; a.Presence == Substituted && a.Substitute != "" {
			name = a.Substitute
		}
		if slices.Contains(strings.Fields(pinyin.Keys(name)), typed) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
