package ballot

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestDecide(t *testing.T) {
	half, third := Share{1, 2, true}, Share{2, 3, false}
	yes, no := true, false
	for name, k := range map[string]struct {
		rule  func(*Rule)
		count Count
		want  Result
		short int
	}{
		"half is not more than half": {nil, Count{Entitled: 10, Present: 10, Yes: 5, No: 4, Abstain: 1}, Failed, 1},
		"six of ten":                 {nil, Count{Entitled: 10, Present: 10, Yes: 6, No: 4}, Passed, 0},
		"two thirds include it":      {func(r *Rule) { r.Majority = third }, Count{Entitled: 9, Present: 9, Yes: 6, No: 3}, Passed, 0},
		"two thirds of ten":          {func(r *Rule) { r.Majority = third }, Count{Entitled: 10, Present: 10, Yes: 6, No: 4}, Failed, 1},
		"no quorum at half":          {nil, Count{Entitled: 10, Present: 5, Yes: 5}, NoQuorum, 1},
		"tie":                        {nil, Count{Entitled: 10, Present: 10, Yes: 5, No: 5}, Tied, 1},
		"tie, chair for":             {func(r *Rule) { r.Tie, r.ChairFor = TieChair, &yes }, Count{Entitled: 10, Present: 10, Yes: 5, No: 5}, Passed, 0},
		"tie, chair against":         {func(r *Rule) { r.Tie, r.ChairFor = TieChair, &no }, Count{Entitled: 10, Present: 10, Yes: 5, No: 5}, Failed, 1},
		"tie, chair silent":          {func(r *Rule) { r.Tie = TieChair }, Count{Entitled: 10, Present: 10, Yes: 5, No: 5}, Tied, 1},
		"too few votes":              {nil, Count{Entitled: 10, Present: 8, Yes: 5, No: 2}, Mismatch, 1},
		"too many votes":             {nil, Count{Entitled: 10, Present: 8, Yes: 7, No: 2}, Mismatch, -1},
		"proxies":                    {nil, Count{Entitled: 10, Present: 8, Proxies: 1, Yes: 5, No: 4}, Passed, 0},
		"recusal leaves the base":    {nil, Count{Entitled: 10, Present: 10, Recused: 1, Yes: 5, No: 4}, Passed, 0},
		"recusal stays":              {func(r *Rule) { r.RecusedStay = true }, Count{Entitled: 10, Present: 10, Recused: 1, Yes: 5, No: 4}, Failed, 1},
		"of the entitled":            {func(r *Rule) { r.Base = Entitled }, Count{Entitled: 12, Present: 9, Yes: 6, No: 3}, Failed, 1},
		"of valid votes":             {func(r *Rule) { r.Base = Valid }, Count{Entitled: 12, Present: 9, Yes: 4, No: 2, Abstain: 1, Invalid: 2}, Passed, 0},
		"valid without abstentions":  {func(r *Rule) { r.Base, r.AbstainInBase = Valid, false }, Count{Entitled: 12, Present: 9, Yes: 3, No: 2, Abstain: 4}, Passed, 0},
		"yes and no":                 {func(r *Rule) { r.Base = YesNo }, Count{Entitled: 12, Present: 9, Yes: 3, No: 2, Abstain: 4}, Passed, 0},
		"nobody voted":               {func(r *Rule) { r.Base = YesNo }, Count{Entitled: 12, Present: 9, NotVoted: 9}, Failed, 1},
	} {
		r := Usual()
		r.Quorum = half
		if k.rule != nil {
			k.rule(&r)
		}
		o, err := Decide(r, k.count)
		require.NoError(t, err, name)
		assert.Equal(t, k.want, o.Result, "%s: %s", name, strings.Join(o.Lines, ""))
		assert.Equal(t, k.short, o.ShortBy, name)
		assert.NotEmpty(t, o.Lines, name)
	}
}

func TestImpossibleNumbersAreRefused(t *testing.T) {
	good := Count{Entitled: 10, Present: 8, Yes: 8}
	for name, change := range map[string]func(*Rule, *Count){
		"negative":         func(_ *Rule, c *Count) { c.No = -1 },
		"nobody entitled":  func(_ *Rule, c *Count) { c.Entitled = 0 },
		"too many present": func(_ *Rule, c *Count) { c.Present = 11 },
		"too many recused": func(_ *Rule, c *Count) { c.Recused = 9 },
		"share":            func(r *Rule, _ *Count) { r.Majority.Den = 0 },
		"share above one":  func(r *Rule, _ *Count) { r.Quorum = Share{3, 2, false} },
		"base":             func(r *Rule, _ *Count) { r.Base = "all" },
	} {
		r, c := Usual(), good
		change(&r, &c)
		_, err := Decide(r, c)
		assert.Error(t, err, name)
	}
}

// TestNeedIsTheSmallestNumber holds the share against its own definition.
func TestNeedIsTheSmallestNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.IntRange(1, 20).Draw(t, "den")
		s := Share{rapid.IntRange(0, den).Draw(t, "num"), den, rapid.Bool().Draw(t, "strict")}
		base := rapid.IntRange(0, 500).Draw(t, "base")
		holds := func(n int) bool {
			if s.Strict {
				return n*s.Den > base*s.Num
			}
			return n*s.Den >= base*s.Num
		}
		n := s.Need(base)
		if !holds(n) || n > 0 && holds(n-1) {
			t.Fatalf("%v of %d: %d", s, base, n)
		}
	})
}

func TestSharesReadAsInRulesOfProcedure(t *testing.T) {
	for want, s := range map[string]Share{"过半数": {1, 2, true}, "半数以上（含本数）": {2, 4, false}, "三分之二以上（含本数）": {2, 3, false},
		"超过四分之三（不含本数）": {3, 4, true}, "全体": {1, 1, false}, "11/20以上（含本数）": {11, 20, false}} {
		assert.Equal(t, want, s.String())
	}
	need, missing := Rule{Quorum: Share{2, 3, false}}.Attendance(15, 9)
	assert.Equal(t, []int{10, 1}, []int{need, missing})
	need, missing = Rule{Quorum: Share{0, 3, false}}.Attendance(15, 0)
	assert.Equal(t, []int{1, 1}, []int{need, missing}, "a meeting of nobody decides nothing")
}
