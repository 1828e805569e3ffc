package app

import (
	"fmt"
	"strings"
)

// Name is how a meeting is called in running text: 第9次联席会议.
func (m *Meeting) Name() string { return fmt.Sprintf("第%d次%s", m.No, m.Kind) }

// FullName is the name with its year: 2026年第9次联席会议.
func (m *Meeting) FullName() string { return fmt.Sprintf("%d年%s", m.Year, m.Name()) }

// Editable says whether the preparation (time, place, people, agenda) may still change.
func (m *Meeting) Editable() bool { return m.State == MeetingDraft || m.State == MeetingNoticed }

// Holding says whether what happens in the meeting may be recorded: from its beginning until the minutes are signed.
func (m *Meeting) Holding() bool {
	return m.State == MeetingInProgress || m.State == MeetingEnded || m.State == MeetingMinuting
}

// Signed says whether the minutes are issued: nothing of the meeting can change any more.
func (m *Meeting) Signed() bool { return m.State == MeetingIssued || m.State == MeetingArchived }

// Validate refuses a meeting that could not be held.
func (m *Meeting) Validate() error {
	var wrong Errors
	wrong.Add(m.LeadOrgID == 0, "lead_org_id", "没有牵头单位。会议文件以牵头单位名义印发，从列表选择。")
	wrong.Add(m.Starts.Time().IsZero(), "starts", "填写会议开始时间，如 2026-09-22 09:00。")
	wrong.Add(m.Ends.Time().IsZero(), "ends", "填写会议结束时间，如 2026-09-22 11:30。")
	if !m.Starts.Time().IsZero() && !m.Ends.Time().IsZero() {
		wrong.Add(m.Ends <= m.Starts, "ends", "结束时间应晚于开始时间 %s。", m.Starts.Minute())
		wrong.Add(m.Ends.Time().Sub(m.Starts.Time()).Hours() > 72, "ends", "会议超过三天。核对结束日期。")
	}
	wrong.Add(m.ChairID == 0 && m.ChairName == "", "chair_id", "没有主持人。从人员中选择。")
	wrong.Add(m.VenueID == 0 && strings.TrimSpace(m.VenueName) == "", "venue_id", "没有地点。选择会议室，或写明地点。")
	wrong.Add(m.No < 0, "no", "次数应为正整数。")
	if err := m.Rule.Validate(); err != nil {
		wrong = append(wrong, Errorf("rule", "%s", err.Error()))
	}
	return wrong.Err()
}

// Overlaps says whether two meetings need the same room at the same time.
func (m *Meeting) Overlaps(o *Meeting) bool {
	return m.VenueID != 0 && m.VenueID == o.VenueID && m.ID != o.ID && o.State != MeetingCancelled &&
		m.Starts < o.Ends && o.Starts < m.Ends
}

// DefaultRule is the rule a new meeting of a kind begins with. A residents' council sits and decides by more than half, as the
// organic law of residents' committees has it; the others need two thirds of their members and more than half of those present.
func DefaultRule(kind MeetingKind) Rule {
	r := Rule{QuorumNum: 2, QuorumDen: 3, MajorityBase: "present", MajorityNum: 1, MajorityDen: 2, MajorityStrict: true, AbstainInBase: true, ProxyCanVote: true}
	if kind == MeetingCouncil {
		r.QuorumNum, r.QuorumDen, r.QuorumStrict, r.ProxyCanVote = 1, 2, true, false
	}
	return r
}

// Validate refuses fractions that are none.
func (r Rule) Validate() error {
	for _, f := range [][2]int{{r.QuorumNum, r.QuorumDen}, {r.MajorityNum, r.MajorityDen}} {
		if f[1] <= 0 || f[0] <= 0 || f[0] > f[1] {
			return Errorf("rule", "议事规则中的比例应在 0 到 1 之间，现在是 %d/%d。", f[0], f[1])
		}
	}
	switch r.MajorityBase {
	case "entitled", "present", "valid", "yn":
		return nil
	}
	return Errorf("rule", "表决基数“%s”无法识别。", r.MajorityBase)
}

// QuorumText is the quorum in words: 应到成员三分之二以上（含本数）.
func (r Rule) QuorumText() string {
	return "应到成员" + r.ballotRule().Quorum.String()
}

// MajorityText is the majority in words: 实到有表决权成员过半数赞成.
func (r Rule) MajorityText() string {
	base := map[string]string{"entitled": "应到成员", "present": "实到有表决权成员", "valid": "有效票", "yn": "赞成与反对票之和"}[r.MajorityBase]
	return base + r.ballotRule().Majority.String() + "赞成"
}

// String is the whole rule in one sentence; the comparison sign of 以上 is stated.
func (r Rule) String() string {
	proxy := "代会人有表决权"
	if !r.ProxyCanVote {
		proxy = "代会人无表决权"
	}
	return r.QuorumText() + "到会；" + r.MajorityText() + "；" + proxy
}

// QuorumCount (法定人数情况) says who is there and whether the meeting may decide.
type QuorumCount struct {
	Entitled int  // 应到: invited members, observers aside
	Present  int  // 实到: those with a vote who sit in the meeting now
	Need     int  // 法定人数
	Short    int  // how many are missing; 0 when met
	Met      bool // 可以表决
	OnLeave  int
	Text     string // 「可以表决」 or 「不足法定人数，差 2 人，只能听取通报」
	Why      string // 「应到 15，实到 13 ≥ 法定 10（应到成员三分之二以上（含本数））」
}

// Votes says whether the seat counts for quorum and ballots at this moment: a member who is in the room, or the substitute where
// the rule lets substitutes vote. Who left early no longer counts.
func (a *Attendance) Votes(r Rule) bool {
	if a.Observer {
		return false
	}
	return a.Presence == Present || a.Presence == Late || a.Presence == Substituted && r.ProxyCanVote
}

// Quorum counts a meeting as it sits now; recused names the attendances that step back from the item at hand: they leave
// the base of the quorum and the count of those present.
func Quorum(rec MeetingRecord, recused ...int64) QuorumCount {
	q := QuorumCount{}
	r := rec.Meeting.Rule
	for i := range rec.Attendances {
		a := &rec.Attendances[i]
		if a.Observer || IDs(recused).Has(a.ID) {
			continue
		}
		q.Entitled++
		if a.Votes(r) {
			q.Present++
		}
		if a.Presence == OnLeave {
			q.OnLeave++
		}
	}
	if q.Entitled > 0 && r.QuorumDen > 0 {
		q.Need, q.Short = r.ballotRule().Attendance(q.Entitled, q.Present)
	}
	q.Met = q.Entitled > 0 && q.Short == 0
	sign := "≥"
	q.Text = "可以表决"
	if !q.Met {
		sign, q.Short = "<", max(q.Short, 1)
		q.Text = fmt.Sprintf("不足法定人数，差 %d 人，只能听取通报", q.Short)
	}
	if q.Entitled == 0 {
		q.Text = "没有应到成员，先添加参会人员"
	}
	q.Why = fmt.Sprintf("应到 %d，实到 %d %s 法定 %d（%s）", q.Entitled, q.Present, sign, q.Need, r.QuorumText())
	return q
}

// Tally (到会统计) counts a meeting's attendance for papers: 应到, 实到, 请假, 缺席, 列席.
type Tally struct{ Entitled, Present, OnLeave, Absent, Observers, Replied int }

// TallyOf counts the attendance list. Present counts every member's seat that was filled, also of those who left early.
func TallyOf(list []Attendance) Tally {
	var t Tally
	for _, a := range list {
		if a.Reply != NoReply {
			t.Replied++
		}
		if a.Observer {
			t.Observers++
			continue
		}
		t.Entitled++
		switch {
		case a.Presence.Counted():
			t.Present++
		case a.Presence == OnLeave:
			t.OnLeave++
		case a.Presence == Absent:
			t.Absent++
		}
	}
	return t
}
