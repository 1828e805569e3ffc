package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"gongzhi/app/score"
)

// smallSample is the number of cases under which a rate is flagged.
const smallSample = 10

// rateSheet is the table of 三率: units by row, counts by column.
type rateSheet struct {
	Columns     []string            `json:"columns"`
	Rows        [][]json.RawMessage `json:"rows"`
	Weights     map[string]number   `json:"weights"`
	Denominator json.RawMessage     `json:"denominator"`
	Digits      *int                `json:"digits"`
}

// rateColumn says in which columns a rate finds its counts.
type rateColumn struct {
	got, due int
	weight   score.Decimal
}

func calcThreeRates(raw json.RawMessage) (answer, error) {
	var in rateSheet
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if err := need("rows", in.Rows == nil); err != nil {
		return nil, err
	}
	columns, err := in.plan()
	if err != nil {
		return nil, err
	}
	digits := 2
	if in.Digits != nil {
		digits = max(0, min(20, *in.Digits))
	}
	scores := make([]score.Decimal, len(in.Rows))
	var small []string
	for i := range in.Rows {
		rates, few, err := in.rates(i, columns)
		if err != nil {
			return nil, err
		}
		if scores[i] = score.ThreeRates(rates); few && !scores[i].None() {
			small = append(small, in.name(i))
		}
	}
	ranks := score.Rank(scores, digits)
	out := answer{"score": plains(scores), "rank_competition": places(ranks.Competition), "rank_dense": places(ranks.Dense)}
	if len(small) > 0 {
		out["warning"] = "样本量小：" + strings.Join(small, "、")
	}
	return out, nil
}

// plan finds the columns of every rate: 响应率 counts 响应量 over the denominator.
func (s rateSheet) plan() ([]rateColumn, error) {
	sum := score.Int(0)
	names := make([]string, 0, len(s.Weights))
	for name, w := range s.Weights {
		if w.None() || w.Sign() < 0 {
			return nil, fmt.Errorf("“%s”的权重应为不小于 0 的数", name)
		}
		sum, names = sum.Add(w.Decimal), append(names, name)
	}
	if one, hundred := score.Int(1), score.Int(100); sum.Round(5).Cmp(one) != 0 && sum.Round(3).Cmp(hundred) != 0 {
		return nil, fmt.Errorf("权重合计应为 1（或 100），现为 %s", sum.Text(4))
	}
	sort.Strings(names)
	out := make([]rateColumn, 0, len(names))
	for _, name := range names {
		due, err := s.denominator(name)
		if err != nil {
			return nil, err
		}
		c := rateColumn{got: s.column(strings.TrimSuffix(name, "率") + "量"), due: s.column(due), weight: s.Weights[name].Decimal}
		if c.got < 0 {
			c.got = s.column(strings.TrimSuffix(name, "率"))
		}
		if c.got < 0 || c.due < 0 {
			return nil, fmt.Errorf("找不到“%s”的分子列或分母列“%s”", name, due)
		}
		out = append(out, c)
	}
	return out, nil
}

// denominator is one column for all rates, or a column per rate.
func (s rateSheet) denominator(rate string) (string, error) {
	var one string
	if json.Unmarshal(s.Denominator, &one) == nil && one != "" {
		return one, nil
	}
	var by map[string]string
	if json.Unmarshal(s.Denominator, &by) != nil || by[rate] == "" {
		return "", fmt.Errorf("没有写明“%s”的分母 denominator", rate)
	}
	return by[rate], nil
}

// column finds a column by its whole name, by the name before a bracket, or by its beginning; −1 if there is none.
func (s rateSheet) column(name string) int {
	for _, fits := range []func(string) bool{
		func(c string) bool { return c == name },
		func(c string) bool { return strings.TrimSpace(strings.FieldsFunc(c+" ", bracket)[0]) == name },
		func(c string) bool { return strings.HasPrefix(c, name) },
	} {
		for i, c := range s.Columns {
			if i > 0 && fits(c) {
				return i
			}
		}
	}
	return -1
}

func bracket(r rune) bool { return r == '(' || r == '（' }

func (s rateSheet) name(row int) string {
	var name string
	if len(s.Rows[row]) == 0 || json.Unmarshal(s.Rows[row][0], &name) != nil {
		return fmt.Sprintf("第 %d 行", row+1)
	}
	return name
}

func (s rateSheet) rates(row int, columns []rateColumn) (rates []score.Rate, few bool, err error) {
	for _, c := range columns {
		var got, due number
		for i, at := range [...]int{c.due, c.got} {
			into := [...]*number{&due, &got}[i]
			if at >= len(s.Rows[row]) || json.Unmarshal(s.Rows[row][at], into) != nil || into.Sign() < 0 {
				return nil, false, fmt.Errorf("%s的“%s”应为不小于 0 的数", s.name(row), s.Columns[at])
			}
		}
		if got.Cmp(due.Decimal) > 0 && !due.None() {
			return nil, false, fmt.Errorf("%s的“%s”大于“%s”", s.name(row), s.Columns[c.got], s.Columns[c.due])
		}
		few = few || due.Cmp(score.Int(smallSample)) < 0
		rates = append(rates, score.Rate{Got: got.Decimal, Due: due.Decimal, Weight: c.weight})
	}
	return rates, few, nil
}

func calcSatisfaction(raw json.RawMessage) (answer, error) {
	var in struct {
		Counts map[string]int64  `json:"counts"`
		Scores map[string]number `json:"scores"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	words := [5]string{"非常满意", "满意", "基本满意", "不满意", "非常不满意"}
	a := score.Answers{VeryGood: in.Counts[words[0]], Good: in.Counts[words[1]], Fair: in.Counts[words[2]], Bad: in.Counts[words[3]],
		VeryBad: in.Counts[words[4]], Unrated: in.Counts["未评价"]}
	for i, usual := range []int64{100, 80, 60, 30, 0} {
		if a.Points[i] = in.Scores[words[i]].Decimal; a.Points[i].None() {
			a.Points[i] = score.Int(usual)
		}
	}
	if in.Counts == nil {
		return nil, errors.New("缺少评价人数 counts")
	}
	s, err := score.Survey(a)
	if err != nil {
		return nil, err
	}
	out := answer{"evaluated": s.Evaluated, "满意率_含基本满意_%": plain(s.WithFair), "满意率_不含基本满意_%": plain(s.WithoutFair),
		"五级均值_满分100": plain(s.Mean), "含未评价默认满意_%": plain(s.UnratedAsGood)}
	switch {
	case s.Evaluated == 0:
		out["warning"] = "没有人评价，满意率不能计算"
	case s.Evaluated < smallSample:
		out["warning"] = "样本量小"
	}
	if others := unknownAnswers(in.Counts, words[:]); others != "" {
		out["warning"] = strings.TrimPrefix(fmt.Sprint(out["warning"])+"；", "<nil>；") + "没有计入：" + others + "（不是五级评价，也不是“未评价”）"
	}
	return out, nil
}

// unknownAnswers names the answers of a survey that belong to none of the words, with their counts.
func unknownAnswers(counts map[string]int64, words []string) string {
	var out []string
	for word, n := range counts {
		if n != 0 && word != "未评价" && !slices.Contains(words, word) {
			out = append(out, fmt.Sprintf("“%s”%d 人", word, n))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "、")
}

// movement is a row [date, points].
type movement score.Entry

// UnmarshalJSON reads [date, points].
func (m *movement) UnmarshalJSON(raw []byte) error {
	var points number
	cells := []any{&m.Date, &points}
	if err := json.Unmarshal(raw, &cells); err != nil {
		return err
	}
	m.Points = points.Decimal
	return nil
}

func calcPoints(raw json.RawMessage) (answer, error) {
	var in struct {
		Earn   []movement      `json:"earn"`
		Redeem []movement      `json:"redeem"`
		Months *int            `json:"valid_months"`
		At     json.RawMessage `json:"at"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	var at []string
	var single string
	if json.Unmarshal(in.At, &single) == nil && single != "" {
		at = []string{single}
	} else if len(in.At) > 0 && json.Unmarshal(in.At, &at) != nil {
		return nil, errors.New("at 应为日期的列表")
	}
	a := score.Account{}
	if in.Months != nil {
		a.ValidMonths = *in.Months
	}
	for _, m := range in.Earn {
		a.Earn = append(a.Earn, score.Entry(m))
	}
	for _, m := range in.Redeem {
		a.Redeem = append(a.Redeem, score.Entry(m))
	}
	done, balance, err := a.Redeemed(at)
	return answer{"redeemed": done, "balance": plains(balance)}, err
}
