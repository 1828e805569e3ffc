package cli

import (
	"encoding/json"
	"fmt"

	"gongzhi/app/mask"
	"gongzhi/app/workday"
)

// smallCase is one case of a list: a computation of days, or a text to hide.
type smallCase struct {
	Op    string       `json:"op"`
	Kind  mask.Kind    `json:"kind"`
	Input *string      `json:"input"`
	Date  workday.Date `json:"date"`
	Start workday.Date `json:"start"`
	End   workday.Date `json:"end"`
	N     *int         `json:"n"`
}

// calcCases answers every case, in order: the bare value, or {"result", "warning"} where a year was estimated.
func calcCases(cases []json.RawMessage) (answer, error) {
	calendar := workday.Default()
	results := make([]any, 0, len(cases))
	for i, raw := range cases {
		var c smallCase
		err := decode(raw, &c)
		var result any
		var warning string
		if err == nil {
			result, warning, err = c.answer(calendar)
		}
		if err != nil {
			return nil, fmt.Errorf("第 %d 例：%w", i+1, err)
		}
		if warning != "" {
			result = answer{"result": result, "warning": warning}
		}
		results = append(results, result)
	}
	return answer{"results": results}, nil
}

func (c smallCase) answer(calendar *workday.Calendar) (result any, warning string, err error) {
	if c.Op != "" {
		return c.days(calendar)
	}
	if c.Input == nil {
		return nil, "", fmt.Errorf("缺少 input")
	}
	hidden, known := mask.Of(c.Kind, *c.Input)
	if !known {
		return nil, "", fmt.Errorf("没有“%s”这种脱敏类型", c.Kind)
	}
	return hidden, "", nil
}

func (c smallCase) days(k *workday.Calendar) (any, string, error) {
	if err := c.check(); err != nil {
		return nil, "", err
	}
	switch c.Op {
	case "is_workday":
		return k.IsWorkday(c.Date), k.Warn(c.Date, c.Date), nil
	case "roll_forward":
		d := k.RollForward(c.Date)
		return d, k.Warn(c.Date, d), nil
	case "count_workdays_exclusive_start":
		return k.Between(c.Start, c.End), k.Warn(counted(c.Start, c.End)), nil
	case "add_months":
		return within(c.Start.AddMonths(*c.N), "")
	case "calendar_days_roll":
		last, deadline := k.DaysRoll(c.Start, *c.N)
		if _, _, err := within(deadline, ""); err != nil {
			return nil, "", err
		}
		return answer{"last_day": last, "deadline": deadline}, k.Warn(last, deadline), nil
	}
	end := k.Add(c.Start, *c.N)
	warning := ""
	if *c.N != 0 {
		warning = k.Warn(counted(c.Start, end))
	}
	return within(end, warning)
}

// counted is the stretch of days that a count really looks at: the start day is not counted.
func counted(start, end workday.Date) (from, to workday.Date) {
	if end < start {
		return end, start.AddDays(-1)
	}
	return min(start.AddDays(1), end), end
}

func within(d workday.Date, warning string) (any, string, error) {
	if !d.Valid() {
		return nil, "", fmt.Errorf("结果超出 1900 至 2199 年")
	}
	return d, warning, nil
}

// check refuses an unknown computation, a date that does not exist and a missing n.
func (c smallCase) check() error {
	needs := map[string]string{"is_workday": "d", "roll_forward": "d", "add_workdays": "sn", "count_workdays_exclusive_start": "se",
		"calendar_days_roll": "sn", "add_months": "sn"}[c.Op]
	if needs == "" {
		return fmt.Errorf("没有“%s”这种日期计算", c.Op)
	}
	for _, need := range needs {
		if need == 'n' {
			if c.N == nil {
				return fmt.Errorf("缺少 n")
			}
			continue
		}
		d := map[rune]workday.Date{'d': c.Date, 's': c.Start, 'e': c.End}[need]
		if !d.Valid() {
			return fmt.Errorf("“%s”不是有效日期，应写作 2026-03-05", d)
		}
	}
	return nil
}
