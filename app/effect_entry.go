package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"sort"

	"gongzhi/app/score"
)

// EnteredRank (补录名次) is one row of a ranking that was made outside the program.
type EnteredRank struct {
	OrgID int64
	Rank  int    // 0: not ranked
	Shown string // the score with up to two decimals; may be empty where only the rank is known
}

var scoreText = regexp.MustCompile(`^\d{1,4}(\.\d{1,2})?$`)

// EnterRanking takes the ranking of a quarter that was not computed here, typed or imported, so that the next one can
// show its changes. A quarter that was computed and locked is refused; one that was entered is replaced.
func (s *Effects) EnterRanking(ctx context.Context, p Period, rows []EnteredRank) error {
	if p.Quarter() == 0 || len(rows) == 0 {
		return Errorf("period", "没有选季度，或没有名次。")
	}
	return s.write(ctx, Act{Name: "补录季度排名", Object: p.String(), Right: RightEdit}, func(tx Tx) error {
		_, err := s.enterRanking(tx, p, rows, UserFrom(ctx).Who())
		return err
	}, EffectChanged)
}

// enterRanking enters a ranking inside a transaction and gives the quarter it became.
func (c *core) enterRanking(tx Tx, p Period, rows []EnteredRank, who string) (Assessment, error) {
	a, err := newestAssessment(tx, p)
	switch {
	case err != nil:
		return a, err
	case a.State.Final() && !a.Entered:
		return a, Errorf("period", "%s已由本系统计算并锁定，不能补录。", p)
	case p.First() > c.today():
		return a, Errorf("period", "%s还没有开始。", p)
	}
	q := Quarter{Period: p, Version: max(a.Version, 1), AsOf: asOf(p, c.today()), Office: setting(tx, SetOffice)}
	if q.Rankings, err = enteredRows(tx, p, rows); err != nil {
		return a, err
	}
	for _, name := range groupsOf(q.Rankings) {
		q.Groups = append(q.Groups, groupOf(name, q.Group(name)))
	}
	before, err := tx.Rankings().List(Where(Eq("period", p.Prev())))
	if err != nil {
		return a, err
	}
	q.compare(before)
	if a.ID != 0 && a.Entered {
		a.Version++
		q.Version = a.Version
	}
	err = c.storeEntered(tx, &a, q, who)
	return a, err
}

func (c *core) storeEntered(tx Tx, a *Assessment, q Quarter, who string) error {
	text, err := json.Marshal(q)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	a.State, a.Entered, a.LockedBy, a.LockedAt = Published, true, who, c.now()
	a.Snapshot, a.SHA256, a.Note = string(text), hex.EncodeToString(sum[:]), "补录，非本系统计算"
	if a.AuditSeq, a.AuditHead, err = tx.Audit().Head(); err != nil {
		return err
	}
	if err := tx.Assessments().Put(a); err != nil {
		return err
	}
	return replaceRows(tx, q.Period, q.Rankings, nil)
}

// enteredRows checks what was typed and orders it by group and rank.
func enteredRows(tx Tx, p Period, rows []EnteredRank) ([]Ranking, error) {
	var e Errors
	var out []Ranking
	seen := map[int64]bool{}
	for _, row := range rows {
		o, err := tx.Orgs().Get(row.OrgID)
		if err != nil {
			return nil, Errorf("org", "名次里有一个单位在单位库中没有。")
		}
		e.Add(o.Group == "", "org", "%s没有考核分组，不参与排名。", o.Short())
		e.Add(seen[o.ID], "org", "%s重复。", o.Short())
		e.Add(row.Rank < 0, "rank", "%s的名次应为不小于 1 的整数。", o.Short())
		e.Add(row.Shown != "" && !scoreText.MatchString(row.Shown), "shown", "%s的得分应为数字，最多两位小数，现在是“%s”。", o.Short(), row.Shown)
		seen[o.ID] = true
		r := Ranking{Period: p, Group: o.Group, OrgID: o.ID, OrgName: o.Short(), Rank: row.Rank, Shown: row.Shown, Remark: "补录"}
		if row.Shown != "" {
			total := score.Printed(row.Shown)
			r.Total, r.Shown = total.Float(), total.Text(2)
		}
		out = append(out, r)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Group != b.Group {
			return a.Group < b.Group
		}
		if (a.Rank == 0) != (b.Rank == 0) {
			return b.Rank == 0
		}
		return a.Rank < b.Rank
	})
	markTies(out, &e)
	return out, e.Err()
}

// markTies marks equal ranks and refuses a better rank with a lower score.
func markTies(rows []Ranking, e *Errors) {
	for i := 1; i < len(rows); i++ {
		a, b := &rows[i-1], &rows[i]
		if a.Group != b.Group || b.Rank == 0 {
			continue
		}
		if a.Rank == b.Rank {
			a.Tied, b.Tied = true, true
		}
		e.Add(a.Shown != "" && b.Shown != "" && a.Rank < b.Rank && a.Total < b.Total, "rank",
			"%s（第%d名 %s）得分低于%s（第%d名 %s），名次与得分不一致。", a.OrgName, a.Rank, a.Shown, b.OrgName, b.Rank, b.Shown)
	}
}

func groupsOf(rows []Ranking) []string {
	var names []string
	for i, r := range rows {
		if i == 0 || r.Group != rows[i-1].Group {
			names = append(names, r.Group)
		}
	}
	return names
}

// RanksOf gives the ranks of printed scores, 0 for those that are none, by competition ranking: for a table that came
// without ranks.
func RanksOf(shown []string) []int {
	scores := make([]score.Decimal, len(shown))
	for i, s := range shown {
		scores[i] = score.Printed(s)
	}
	return score.Rank(scores, 2).Competition
}
