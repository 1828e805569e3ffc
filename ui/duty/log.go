package duty

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// logEntry is one line of the log with what it is sorted by.
type logEntry struct {
	at   app.Stamp
	line kit.LogLine
}

// history is everything that happened to an item, newest first: reports, extensions, reviews, slips and acts without a record.
func history(r app.DutyRecord) []kit.LogLine {
	var all []logEntry
	add := func(rec app.Record, who, what, text string) {
		all = append(all, logEntry{rec.CreatedAt, kit.LogLine{When: when(rec.CreatedAt), Who: who, What: what, Text: text}})
	}
	for _, p := range r.Progress {
		what := fmt.Sprintf("%d%% → %d%%", p.Before, p.Percent)
		if p.Late {
			what += "，迟报"
		}
		add(p.Record, p.CreatedBy, what, reportText(p))
	}
	for _, e := range r.Extensions {
		if what, text := extensionText(e); what != "" {
			add(e.Record, e.CreatedBy, what, text)
		}
	}
	for _, v := range r.Reviews {
		text := v.Text
		if v.Decided {
			word := "退回"
			if v.Approved {
				word = "同意办结"
			}
			text += fmt.Sprintf("　%s：%s　%s %s", word, kit.Dash(v.Opinion), v.DecidedBy, v.DecidedOn)
		}
		add(v.Record, v.CreatedBy, "申请办结", text)
	}
	for _, s := range r.Slips {
		text := fmt.Sprintf("%s（%s，第%d次），要求 %s 前反馈。", s.No, s.Colour, s.Nth, s.FeedbackDue.Short())
		if s.FeedbackOn != "" {
			text += "反馈：" + s.Feedback
		}
		add(s.Record, s.CreatedBy, "发出督办单", text)
	}
	for _, e := range r.Events {
		add(e.Record, e.Who, e.Act, e.Text)
	}
	slices.Reverse(all) // of two within one second the later one stands above
	sort.SliceStable(all, func(i, j int) bool { return all[i].at > all[j].at })
	lines := make([]kit.LogLine, len(all))
	for i, e := range all {
		lines[i] = e.line
	}
	return lines
}

// extensionText is a request in words; a deadline moved on by a pause has its own line already.
func extensionText(e app.Extension) (what, text string) {
	switch {
	case e.Pause:
		return "", ""
	case e.State == app.ExtensionExplained:
		return "逾期说明", e.Reason
	}
	text = e.Reason
	if e.DecidedOn != "" {
		text += fmt.Sprintf("　%s：%s　%s %s", e.State, kit.Dash(e.Opinion), e.DecidedBy, e.DecidedOn)
	}
	return fmt.Sprintf("申请延期 %s → %s", e.OldDue.Short(), e.NewDue.Short()), text
}

// when is a stamp for narrow places: 09-17 13:22.
func when(s app.Stamp) string { return strings.TrimSpace(s.Date().Short() + " " + s.Clock()) }

func reportText(p app.Progress) string {
	text := p.Text
	for _, more := range [][2]string{{"问题：", p.Problem}, {"下步：", p.Next}, {"进度回落原因：", p.Reason}} {
		if more[1] != "" {
			text += "　" + more[0] + more[1]
		}
	}
	return text
}
