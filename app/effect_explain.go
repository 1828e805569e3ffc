package app

import (
	"context"
	"fmt"
)

// Evidence (来源记录) is one row that a score was counted from. Kind and ID name the record to open.
type Evidence struct {
	Kind  string // module of the record: meeting, duty, effect
	ID    int64
	Title string
	Text  string
	Good  bool // in the numerator; for a cost indicator that is the bad case
}

// Explanation (得分说明) is a score with all the rows that it was counted from.
type Explanation struct {
	Score     Score
	Indicator Indicator
	Rows      []Evidence
}

// Explain gives one score of a quarter with its rows, for the way down from a ranking to the records.
func (s *Effects) Explain(ctx context.Context, p Period, org int64, code string) (x Explanation, err error) {
	err = s.read(ctx, func(tx Tx) error {
		q, err := s.boardIn(tx, p)
		if err != nil {
			return err
		}
		for _, i := range q.Indicators {
			if i.Code == code {
				x.Indicator = i
			}
		}
		for _, score := range q.ScoresOf(org) {
			if score.Code == code {
				x.Score = score
				x.Rows, err = evidence(tx, score)
				return err
			}
		}
		return Errorf("", "%s没有这个单位的这项得分。", p)
	})
	return x, err
}

// evidence reads the rows of a score; a record deleted since is named as such.
func evidence(tx Tx, s Score) ([]Evidence, error) {
	good := map[int64]int{}
	for _, id := range s.RowsNum {
		good[id]++
	}
	times := map[int64]int{}
	var order IDs
	for _, id := range s.RowsDen {
		if times[id] == 0 {
			order = append(order, id)
		}
		times[id]++
	}
	out := make([]Evidence, 0, len(order))
	for _, id := range order {
		row, err := evidenceRow(tx, s.RowKind, id)
		if err == ErrNotFound {
			row, err = Evidence{Kind: s.RowKind, ID: id, Title: fmt.Sprintf("记录 %d", id), Text: "锁定后已删除"}, nil
		}
		if err != nil {
			return nil, err
		}
		row.Good = good[id] == times[id]
		if times[id] > 1 {
			row.Text += fmt.Sprintf("；%d 个周期，%d 个按期填报", times[id], good[id])
		}
		out = append(out, row)
	}
	return out, nil
}

func evidenceRow(tx Tx, kind string, id int64) (Evidence, error) {
	switch kind {
	case "attendance":
		a, err := tx.Attendances().Get(id)
		if err != nil {
			return Evidence{}, err
		}
		m, err := tx.Meetings().Get(a.MeetingID)
		return Evidence{Kind: "meeting", ID: m.ID, Title: m.Title, Text: fmt.Sprintf("%s %s：%s", m.Starts.Date(), a.Name, a.Presence)}, err
	case "slip":
		s, err := tx.Slips().Get(id)
		if err != nil {
			return Evidence{}, err
		}
		back := "未反馈"
		if s.FeedbackOn != "" {
			back = string(s.FeedbackOn) + " 反馈"
		}
		return Evidence{Kind: "duty", ID: s.DutyID, Title: s.No, Text: fmt.Sprintf("第%d次 · %s，反馈时限 %s，%s", s.Nth, s.Colour, s.FeedbackDue, back)}, nil
	case "duty":
		d, err := tx.Duties().Get(id)
		return Evidence{Kind: "duty", ID: d.ID, Title: d.No + " " + d.Content, Text: dutyTimes(&d)}, err
	}
	v, err := tx.IndicatorValues().Get(id)
	return Evidence{Kind: "effect", ID: v.ID, Title: "填报数据", Text: v.Note}, err
}

// dutyTimes is the deadline and the end of an item in one line.
func dutyTimes(d *Duty) string {
	text := "长期坚持"
	if d.Due != "" {
		text = "时限 " + string(d.Due)
	}
	if d.FirstDue != "" && d.FirstDue != d.Due {
		text += "（原时限 " + string(d.FirstDue) + "）"
	}
	if d.DoneOn != "" {
		return text + "，" + string(d.DoneOn) + " 办结"
	}
	return text + "，" + d.State.String()
}
