// Package ballot counts a vote (表决): whether enough members are present, what the majority is taken of, how many votes it
// needs, and why, line by line. 过半数 is more than half (5 of 10 fails); 三分之二以上 includes the number itself.
package ballot

import (
	"errors"
	"fmt"
)

// Base is what a majority is taken of (计票基数).
type Base string

// The bases.
const (
	Entitled Base = "entitled" // 应到
	Present  Base = "present"  // 实到
	Valid    Base = "valid"    // 有效票
	YesNo    Base = "yn"       // 赞成 + 反对
)

// String returns the base's Chinese words.
func (b Base) String() string {
	return map[Base]string{Entitled: "应到人数", Present: "实到人数", Valid: "有效票", YesNo: "赞成与反对票之和"}[b]
}

// Tie says what an equal vote means (平票处理).
type Tie string

// The ways to end a tie.
const (
	TieFails Tie = "未通过"
	TieChair Tie = "主持人裁定"
	TieAgain Tie = "再次表决"
)

// Share is a part of a whole, to be reached or exceeded (比例).
type Share struct {
	Num, Den int
	Strict   bool // true: more than; false: at least
}

// Need returns the smallest whole number of a base that satisfies the share.
func (s Share) Need(base int) int {
	n := base * s.Num
	if s.Strict {
		return n/s.Den + 1
	}
	return (n + s.Den - 1) / s.Den
}

// String is the share as rules of procedure have it: 过半数, 三分之二以上（含本数）, 超过三分之二（不含本数）, 全体.
func (s Share) String() string {
	words := fmt.Sprintf("%d/%d", s.Num, s.Den)
	if digits := []rune("零一二三四五六七八九十"); s.Num <= 10 && s.Den <= 10 {
		words = string(digits[s.Den]) + "分之" + string(digits[s.Num])
	}
	half := s.Num*2 == s.Den
	switch {
	case half && s.Strict:
		return "过半数"
	case half:
		return "半数以上（含本数）"
	case s.Num == s.Den:
		return "全体"
	case s.Strict:
		return "超过" + words + "（不含本数）"
	}
	return words + "以上（含本数）"
}

// Rule is the part of the rules of procedure (议事规则) a vote needs.
type Rule struct {
	Quorum        Share // of the entitled members
	Majority      Share
	Base          Base
	AbstainInBase bool // whether abstentions count among the valid votes
	RecusedStay   bool // whether those who stepped back stay in the bases; default: they leave both
	Tie           Tie
	ChairFor      *bool // the chair's ruling on a tie, if given
}

// Usual is the rule in common use: more than half present, more than half of them in favour.
func Usual() Rule {
	return Rule{Quorum: Share{1, 2, true}, Majority: Share{1, 2, true}, Base: Present, AbstainInBase: true, Tie: TieFails}
}

// Attendance is the quorum of so many entitled members, at least one, and how many of them are missing.
func (r Rule) Attendance(entitled, present int) (need, missing int) {
	need = max(r.Quorum.Need(entitled), 1)
	return need, max(need-present, 0)
}

// Count is what was counted (票数). Entitled and Present include those who stepped back (回避).
type Count struct {
	Entitled, Present, Recused, Proxies int
	Yes, No, Abstain, Invalid, NotVoted int
}

// Result is the outcome of a vote (表决结果).
type Result string

// The outcomes.
const (
	Passed   Result = "通过"
	Failed   Result = "未通过"
	Tied     Result = "平票"
	NoQuorum Result = "法定人数不足"
	Mismatch Result = "票数不符"
)

// Outcome is the result with its reckoning.
type Outcome struct {
	Result     Result
	ShortBy    int // votes, or members to a quorum, that are missing; votes too few (+) or too many (−) if they do not add up
	QuorumNeed int
	Base, Need int      // of the majority
	Lines      []string // the explanation, a sentence each
}

// Decide applies the rule to the count. Numbers that cannot be are an error; numbers that do not add up are an outcome.
func Decide(r Rule, c Count) (Outcome, error) {
	if err := check(r, c); err != nil {
		return Outcome{}, err
	}
	entitled, present := c.Entitled, c.Present
	if !r.RecusedStay {
		entitled, present = entitled-c.Recused, present-c.Recused
	}
	o := Outcome{}
	o.QuorumNeed, o.ShortBy = r.Attendance(entitled, present)
	o.say("应到 %d 人，实到 %d 人，法定人数为应到的%s，需 %d 人。", entitled, present, r.Quorum, o.QuorumNeed)
	if c.Recused > 0 && !r.RecusedStay {
		o.say("回避 %d 人，已从应到和实到中减去。", c.Recused)
	}
	if o.ShortBy > 0 {
		o.Result = NoQuorum
		o.say("法定人数不足，差 %d 人，不能表决。", o.ShortBy)
		return o, nil
	}
	o.sum(c)
	if o.Result == Mismatch {
		return o, nil
	}
	o.Base = base(r, c, entitled, present)
	o.Need = max(r.Majority.Need(o.Base), 1)
	o.say("以%s %d 为基数，%s为通过，需 %d 票，赞成 %d 票。", r.Base, o.Base, r.Majority, o.Need, c.Yes)
	o.judge(r, c)
	return o, nil
}

// sum compares all votes with those present who may vote and the proxies they hold.
func (o *Outcome) sum(c Count) {
	cast := c.Yes + c.No + c.Abstain + c.Invalid + c.NotVoted + c.Recused
	whole := c.Present + c.Proxies
	o.say("核对：赞成 %d + 反对 %d + 弃权 %d + 无效 %d + 未投 %d + 回避 %d = %d，实到 %d%s。",
		c.Yes, c.No, c.Abstain, c.Invalid, c.NotVoted, c.Recused, cast, c.Present, proxies(c.Proxies))
	if cast == whole {
		return
	}
	o.Result, o.ShortBy = Mismatch, whole-cast
	if cast > whole {
		o.say("票数不符，多 %d 票，请核对签到和计票。", cast-whole)
		return
	}
	o.say("票数不符，少 %d 票，请核对签到和计票。", whole-cast)
}

func proxies(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" + 委托票 %d", n)
}

func base(r Rule, c Count, entitled, present int) int {
	switch r.Base {
	case Entitled:
		return entitled
	case Valid:
		if r.AbstainInBase {
			return c.Yes + c.No + c.Abstain
		}
		return c.Yes + c.No
	case YesNo:
		return c.Yes + c.No
	}
	n := present + c.Proxies
	if !r.AbstainInBase {
		n -= c.Abstain
	}
	return n
}

func (o *Outcome) judge(r Rule, c Count) {
	o.ShortBy = max(0, o.Need-c.Yes)
	switch {
	case o.ShortBy == 0:
		o.Result = Passed
		o.say("通过，多 %d 票。", c.Yes-o.Need)
	case c.Yes == c.No && c.Yes > 0:
		o.tie(r)
	default:
		o.Result = Failed
		o.say("未通过，差 %d 票。", o.ShortBy)
	}
}

// tie ends an equal vote as the rules say.
func (o *Outcome) tie(r Rule) {
	o.Result = Tied
	switch {
	case r.Tie == TieChair && r.ChairFor != nil && *r.ChairFor:
		o.Result, o.ShortBy = Passed, 0
		o.say("赞成与反对票数相等，主持人裁定通过。")
	case r.Tie == TieChair && r.ChairFor != nil:
		o.Result = Failed
		o.say("赞成与反对票数相等，主持人裁定不通过。")
	case r.Tie == TieChair:
		o.say("赞成与反对票数相等，由主持人裁定。")
	case r.Tie == TieAgain:
		o.say("赞成与反对票数相等，再次表决。")
	default:
		o.say("赞成与反对票数相等，差 %d 票，按规则视为未通过。", o.ShortBy)
	}
}

func (o *Outcome) say(format string, args ...any) {
	o.Lines = append(o.Lines, fmt.Sprintf(format, args...))
}

func check(r Rule, c Count) error {
	for _, s := range []Share{r.Quorum, r.Majority} {
		if s.Den < 1 || s.Num < 0 || s.Num > s.Den || s.Den > 1000 {
			return errors.New("法定人数和通过比例应为不大于 1 的分数，如 1/2、2/3")
		}
	}
	if r.Base.String() == "" {
		return fmt.Errorf("计票基数“%s”不认识，应为 entitled、present、valid 或 yn", string(r.Base))
	}
	for _, n := range []int{c.Entitled, c.Present, c.Recused, c.Proxies, c.Yes, c.No, c.Abstain, c.Invalid, c.NotVoted} {
		if n < 0 || n > 1_000_000 {
			return errors.New("人数和票数应为不小于 0 的整数")
		}
	}
	switch {
	case c.Entitled == 0:
		return errors.New("应到人数为 0，不能表决")
	case c.Present > c.Entitled:
		return fmt.Errorf("实到 %d 人多于应到 %d 人", c.Present, c.Entitled)
	case c.Recused > c.Present:
		return fmt.Errorf("回避 %d 人多于实到 %d 人", c.Recused, c.Present)
	}
	return nil
}
