package app

import (
	"strings"

	"gongzhi/app/pinyin"
)

// Searchable (可检索) records have a text that Query.Text is looked for in: names and numbers, and the pinyin of names.
type Searchable interface{ SearchText() string }

// keys joins the words with the pinyin of each that is Chinese.
func keys(words ...string) string {
	var b strings.Builder
	for _, w := range words {
		if w == "" {
			continue
		}
		b.WriteString(w)
		b.WriteByte('\n')
	}
	return b.String() + pinyin.Keys(strings.Join(words, " "))
}

// SearchText of an organisation: names, aliases, code, pinyin.
func (o *Org) SearchText() string {
	return keys(append([]string{o.Name, o.ShortName, o.USCC, o.Contact}, o.Aliases...)...)
}

// SearchText of a person: name, unit, phone, pinyin.
func (p *Person) SearchText() string { return keys(p.Name, p.OrgName, p.Title) + "\n" + p.Phone }

// SearchText of a venue.
func (v *Venue) SearchText() string { return keys(v.Name, v.Location) }

// SearchText of a user.
func (u *User) SearchText() string { return keys(u.Account, u.Name) }

// SearchText of a meeting: title, number, place, chair.
func (m *Meeting) SearchText() string {
	return keys(m.Title, m.VenueName, m.ChairName) + "\n" + m.MinutesNo + "\n" + m.NoticeNo
}

// SearchText of a responsibility item: number, content, units, people; only names by pinyin, for a hundred thousand contents
// would fill the memory.
func (d *Duty) SearchText() string {
	return d.No + "\n" + d.Content + "\n" + keys(d.LeadName, d.Person) + "\n" + d.SupportNames + "\n" + d.SourceText + "\n" + d.Leader
}

// SearchText of a slip: its number, the item's number and content, the unit.
func (s *Slip) SearchText() string {
	return s.No + "\n" + s.DutyNo + "\n" + s.Content + "\n" + keys(s.LeadName)
}

// SearchText of an appeal: number, content, community; names stay out of pinyin on purpose.
func (a *Appeal) SearchText() string {
	return a.No + "\n" + a.Content + "\n" + a.Category + "\n" + a.Name + "\n" + keys(a.CommunityName, a.HandlerName)
}

// SearchText of a case: number, unit, basis.
func (e *Incentive) SearchText() string { return e.No + "\n" + keys(e.OrgName) + "\n" + e.Basis }
