package app

import (
	"fmt"
	"strconv"
	"strings"

	"gongzhi/app/written"
)

// StagesText writes stages as lines of text: 2026-09-10 30% 现场勘查与方案.
func StagesText(list []Milestone) string {
	var lines []string
	for _, m := range list {
		lines = append(lines, fmt.Sprintf("%s %d%% %s", m.Planned, m.Percent, m.Name))
	}
	return strings.Join(lines, "\n")
}

// ParseStages reads lines of 计划日 完成率 名称 as clerks write them. A stage that was there before, by its name, stays the same
// record with the day on which it was reached.
func ParseStages(text string, old []Milestone, today Date) (list []Milestone, err error) {
	var wrong Errors
	for i, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		m, reason := parseStage(words, today)
		wrong.Add(reason != "", "stages", "第 %d 行%s。应为：计划日 完成率 名称，例如 %d-09-10 30%% 现场勘查。", i+1, reason, today.Year())
		for _, o := range old {
			if o.Name == m.Name {
				m.Record, m.Reached = o.Record, o.Reached
			}
		}
		list = append(list, m)
	}
	return list, wrong.Err()
}

func parseStage(words []string, today Date) (m Milestone, reason string) {
	if len(words) < 3 {
		return m, "不完整"
	}
	day := written.Entry(words[0], written.Context{Today: string(today)})
	if day.Kind != written.Day {
		return m, "的日期“" + words[0] + "”不能识别"
	}
	percent, err := strconv.Atoi(strings.TrimRight(words[1], "%％"))
	if err != nil || percent < 0 || percent > 100 {
		return m, "的完成率“" + words[1] + "”应在 0 到 100 之间"
	}
	return Milestone{Planned: Date(day.Date), Percent: percent, Name: strings.Join(words[2:], " ")}, ""
}
