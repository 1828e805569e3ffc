package app

import (
	"cmp"
	"fmt"
	"strings"

	"gongzhi/app/score"
)

// HomeIndicator (本季指标) is one indicator over all units of the office.
type HomeIndicator struct {
	Code, Name string
	Value      string // 91.2%; — where nothing was owed yet
	Target     string // ≥90%
	Change     string // ▲ 0.8 to the quarter before; — where there is none
	Better     bool   // the change is for the better
	Worse      bool
	Done, Plan float64 // for the bar, 0 to 1; Plan is the target
	Lamp       Lamp    // green 达标, yellow 接近, red 未达, grey without a value
	Word       string
}

// LeaderView (领导视图) is how the newest ranked quarter came out.
type LeaderView struct {
	Period Period
	Title  string // 2026年第三季度
	Mark   string // 已发布 · 第1版
	Groups []LeaderGroup
	Red    []DutyLine // the red items of today, latest first
}

// LeaderGroup (排行首尾) is the first and the last three of a group.
type LeaderGroup struct {
	Name        string
	Ranked      int
	Mean        string
	First, Last []Ranking
}

// near is how far from its target an indicator may be and still count as 接近: 5 points of 100.
func near() score.Decimal { return score.Ratio(5, 100) }

// total is an indicator's value over all units; none where there is none.
func total(q Quarter, code string) score.Decimal {
	var all pool
	for i := range q.Scores {
		if s := &q.Scores[i]; s.Code == code {
			all.add(s)
		}
	}
	return all.value()
}

// homeIndicators compares this quarter's figures with the targets and with the quarter before.
func homeIndicators(now, before Quarter) []HomeIndicator {
	var out []HomeIndicator
	for _, i := range now.Indicators {
		if i.Retired {
			continue
		}
		h := HomeIndicator{Code: i.Code, Name: i.Name, Value: "—", Target: i.TargetText(), Change: "—", Lamp: Lamp(lampGrey), Word: "无数据"}
		if v := total(now, i.Code); !v.None() {
			h.judge(i, v)
			h.compare(i, v.Sub(total(before, i.Code)))
		}
		out = append(out, h)
	}
	return out
}

func (h *HomeIndicator) judge(i Indicator, v score.Decimal) {
	target := score.Of(i.Target)
	full, near := 1.0, near()
	h.Value = v.Percent(1)
	if !i.Rate() {
		full, near = max(v.Float(), i.Target)*1.25, target.Mul(near)
		h.Value = v.Text(1) + i.Unit
	}
	if full > 0 {
		h.Done, h.Plan = min(v.Float()/full, 1), min(i.Target/full, 1)
	}
	short := target.Sub(v)
	if i.Direction == Negative {
		short = v.Sub(target)
	}
	switch {
	case short.Sign() <= 0:
		h.Lamp, h.Word = Lamp(lampGreen), "达标"
	case short.Cmp(near) <= 0:
		h.Lamp, h.Word = Lamp(lampYellow), "接近"
	default:
		h.Lamp, h.Word = Lamp(lampRed), "未达"
	}
}

// compare says how the value moved since the quarter before; without a value there it says nothing.
func (h *HomeIndicator) compare(i Indicator, diff score.Decimal) {
	if i.Rate() {
		diff = diff.Mul(score.Int(100))
	}
	more := diff.Round(1).Sign()
	switch {
	case diff.None():
		return
	case more == 0:
		h.Change = "持平"
		return
	case more > 0:
		h.Change = "▲ " + diff.Text(1)
	default:
		h.Change = "▼ " + diff.Abs().Text(1)
	}
	h.Better = (more > 0) == (i.Direction == Positive)
	h.Worse = !h.Better
}

// quarters reads this quarter and the one before once each, and takes from them the indicators, what is missing, what is to be
// locked and what a leader sees.
func (h *homeDesk) quarters() error {
	p := PeriodOf(h.day)
	now, err := h.boardIn(h.tx, p)
	if err != nil {
		return err
	}
	before, err := h.boardIn(h.tx, p.Prev())
	if err != nil {
		return err
	}
	h.b.Period = p
	h.b.Indicators = homeIndicators(now, before)
	h.missing(now, before)
	h.quarterTodos(before)
	if !h.me.May(RightDecide) {
		return nil
	}
	return h.leader(now, before)
}

// missing are values of typed indicators that units did not give: of last quarter while it is open, else of this one.
func (h *homeDesk) missing(now, before Quarter) {
	q := now
	if !before.Final() {
		if list, _ := lacking(before); len(list) > 0 {
			q = before
		}
	}
	list, first := lacking(q)
	if len(list) == 0 || !h.me.May(RightEdit) {
		return
	}
	h.add(Todo{Key: "missing", Lamp: Lamp(lampGrey), Count: len(list), Title: "指标数据缺报", Verb: "去填报", Text: q.Period.String() + " " + few(list, 3, "项"),
		Module: "effect", Tab: "indicator", Act: "values", ID: first, Args: map[string]string{"period": string(q.Period)}})
}

// lacking names unit and indicator of every value that should have been given, and the first such indicator.
func lacking(q Quarter) (list []string, first int64) {
	hand := map[string]int64{}
	for _, i := range q.Indicators {
		if i.Source == SourceHand && !i.Retired {
			hand[i.Code] = i.ID
		}
	}
	for i := range q.Scores {
		s := &q.Scores[i]
		if id, typed := hand[s.Code]; typed && s.Missing && s.Status == NotReported {
			first = cmp.Or(first, id)
			list = append(list, s.OrgName+"："+s.Name)
		}
	}
	return list, first
}

func ranked(q Quarter) int {
	n := 0
	for _, g := range q.Groups {
		n += g.Ranked
	}
	return n
}

// quarterTodos tell a leader that the quarter that ended waits to be locked or published.
func (h *homeDesk) quarterTodos(before Quarter) {
	if !h.me.May(RightDecide) || ranked(before) == 0 {
		return
	}
	t := Todo{Key: "lock", Lamp: Lamp(lampGrey), Signs: true, Count: 1, Module: "effect", Tab: "publish"}
	switch state := before.Assessment.State; {
	case !state.Final():
		t.Title, t.Verb, t.Text = "季度考评待锁定", "去锁定", fmt.Sprintf("%s，%s，%d 个单位参与排名", before.Period, state, ranked(before))
	case state == Locked && !before.Assessment.Entered:
		t.Title, t.Verb, t.Text = "季度考评待发布", "去发布", fmt.Sprintf("%s已锁定，%d 个单位参与排名", before.Period, ranked(before))
	default:
		return
	}
	h.add(t)
}

// leader shows the newest quarter that has ranks: the one before, or an earlier frozen one.
func (h *homeDesk) leader(now, before Quarter) error {
	q := before
	if now.Final() {
		q = now
	} else if ranked(before) == 0 {
		older, err := h.tx.Assessments().List(withLimit(Where(In("state", []AssessmentState{Locked, Published}), Cond{"period", "<", before.Period}).By("-period", "-version"), 1))
		if err != nil {
			return err
		}
		if len(older) > 0 {
			if q, err = thaw(older[0]); err != nil {
				return err
			}
		}
	}
	v := &LeaderView{Period: q.Period, Title: q.Period.String(), Mark: q.Assessment.Mark()}
	for _, g := range q.Groups {
		if lg := ends(g, q.Group(g.Name)); lg.Ranked > 0 {
			v.Groups = append(v.Groups, lg)
		}
	}
	red, err := h.tx.Duties().List(withLimit(lit(lampRed).By("due", "id"), 8))
	if err != nil {
		return err
	}
	for _, d := range red {
		_, why, _ := strings.Cut(d.LampWhy, "：")
		v.Red = append(v.Red, DutyLine{ID: d.ID, No: d.No, Content: d.Content, LeadID: d.LeadID, LeadName: d.LeadName, Due: d.Due, FirstDue: d.FirstDue,
			Progress: d.Progress, Word: d.LampWord, Why: firstOf(why, d.LampWhy)})
	}
	h.b.Leader = v
	return nil
}

// ends takes the first and the last three of a group's ranked rows; no row stands in both, and none that ties with the first
// ones is shown among the last.
func ends(g QuarterGroup, rows []Ranking) LeaderGroup {
	var in []Ranking
	for _, r := range rows {
		if r.Rank > 0 {
			in = append(in, r)
		}
	}
	lg := LeaderGroup{Name: g.Name, Ranked: len(in), Mean: g.Mean}
	if len(in) == 0 {
		return lg
	}
	n := min(3, (len(in)+1)/2)
	lg.First = in[:n]
	from := max(n, len(in)-3)
	for from < len(in) && in[from].Rank <= in[n-1].Rank {
		from++
	}
	lg.Last = in[from:]
	return lg
}
