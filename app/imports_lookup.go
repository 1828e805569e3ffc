package app

import (
	"fmt"
	"strconv"
	"strings"

	"gongzhi/app/intake"
	"gongzhi/app/score"
)

// importLookup answers from a snapshot.
type importLookup struct {
	kind   string
	orgs   map[string][]intake.Ref
	groups map[string]string // of units, by the name Ref gives
	stored map[string][]intake.Stored
	locked map[string]string // sentence by quarter
	units  map[string]string // of indicators, by name
	office string            // the street office, which clerks write before the names of its units
}

func (c *core) lookup(tx Tx, kind intake.Kind) (*importLookup, error) {
	l := &importLookup{kind: kind.Code, orgs: map[string][]intake.Ref{}, groups: map[string]string{}, stored: map[string][]intake.Stored{},
		locked: map[string]string{}, units: map[string]string{}}
	today := c.today()
	err := tx.Orgs().Each(Query{}, func(o *Org) error {
		ref := intake.Ref{ID: o.ID, Name: o.Short(), Found: true}
		if o.To != "" && o.To < today {
			ref.Ended = string(o.To)
		}
		l.groups[intake.Squeeze(o.Short())] = o.Group
		l.add(o.Name, ref, o.Kind == KindCommunity)
		l.add(o.Short(), ref, o.Kind == KindCommunity)
		ref.Alias = true
		for _, name := range o.Aliases {
			l.add(name, ref, o.Kind == KindCommunity)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.office = strings.TrimSuffix(intake.Squeeze(setting(tx, SetOffice)), "办事处")
	return l, l.load(tx, kind.Code)
}

const communityMark = "社区\x00"

func (l *importLookup) add(name string, ref intake.Ref, community bool) {
	name = intake.Squeeze(name)
	l.orgs[name] = append(l.orgs[name], ref)
	if community {
		l.orgs[communityMark+name] = append(l.orgs[communityMark+name], ref)
	}
}

// compact takes all blanks out of a name.
func compact(name string) string { return strings.Join(strings.Fields(name), "") }

func (l *importLookup) load(tx Tx, code string) error {
	keep := func(title string, differ []string, key ...string) {
		for i := range key {
			key[i] = intake.Squeeze(key[i])
		}
		k := strings.Join(key, "\x00")
		l.stored[k] = append(l.stored[k], intake.Stored{Differ: differ, Title: title})
	}
	switch code {
	case "duty":
		return tx.Duties().Each(Query{}, func(d *Duty) error {
			keep("责任事项 "+d.No, []string{string(d.FirstDue)}, d.Content, d.LeadName)
			return nil
		})
	case "appeal":
		return tx.Appeals().Each(Query{}, func(a *Appeal) error { keep("诉求 "+a.No, nil, a.No); return nil })
	case "org":
		return tx.Orgs().Each(Query{}, func(o *Org) error {
			for _, name := range append([]string{o.Name, o.ShortName}, o.Aliases...) {
				if name != "" {
					keep("单位 "+o.Name, nil, name)
				}
			}
			return nil
		})
	case "person":
		return tx.People().Each(Query{}, func(p *Person) error {
			keep("人员 "+p.Name, nil, p.Name, p.IDNumber, p.Phone, p.OrgName)
			return nil
		})
	case "indicator":
		return l.loadValues(tx, keep)
	case "ranking":
		return l.loadRanks(tx, keep)
	}
	return nil
}

// loadValues keeps the values of every quarter, the units of indicators, and the quarters that take no more values.
func (l *importLookup) loadValues(tx Tx, keep func(title string, differ []string, key ...string)) error {
	set := map[int64]Indicator{}
	err := tx.Indicators().Each(Query{}, func(i *Indicator) error {
		set[i.ID] = *i
		l.units[intake.Squeeze(i.Name)] = i.Unit
		return nil
	})
	if err != nil {
		return err
	}
	if err := l.loadLocks(tx, func(*Assessment) bool { return true }, "%s已锁定，指标数据不能再改。确有错误的，出更正版。"); err != nil {
		return err
	}
	return tx.IndicatorValues().Each(Query{}, func(v *IndicatorValue) error {
		i := set[v.IndicatorID]
		value, shown := "", "缺报"
		if !v.Missing {
			value, shown = strconv.FormatFloat(v.Value, 'f', -1, 64), i.Write(score.Of(v.Value))
		}
		keep("", []string{value}, v.OrgName, i.Name, string(v.Period))
		k := strings.Join([]string{intake.Squeeze(v.OrgName), intake.Squeeze(i.Name), string(v.Period)}, "\x00")
		l.stored[k][len(l.stored[k])-1].Shown = shown
		return nil
	})
}

// loadRanks keeps the rankings that were entered; those computed here are closed.
func (l *importLookup) loadRanks(tx Tx, keep func(title string, differ []string, key ...string)) error {
	if err := l.loadLocks(tx, func(a *Assessment) bool { return !a.Entered }, "%s的排名已由本系统计算并锁定，不能再导入。"); err != nil {
		return err
	}
	return tx.Rankings().Each(Query{}, func(r *Ranking) error {
		keep("", []string{score.Printed(r.Shown).Short(2)}, r.OrgName, string(r.Period))
		k := intake.Squeeze(r.OrgName) + "\x00" + string(r.Period)
		l.stored[k][len(l.stored[k])-1].Shown = fmt.Sprintf("%s（第 %d 名）", r.Shown, r.Rank)
		return nil
	})
}

func (l *importLookup) loadLocks(tx Tx, closed func(*Assessment) bool, sentence string) error {
	return tx.Assessments().Each(Query{}, func(a *Assessment) error {
		if a.State.Final() && closed(a) {
			l.locked[string(a.Period)] = fmt.Sprintf(sentence, a.Period)
		}
		return nil
	})
}

// Measure is the unit in which an indicator is kept.
func (l *importLookup) Measure(name string) (string, bool) {
	unit, known := l.units[intake.Squeeze(name)]
	return unit, known
}

// Org answers for any unit.
func (l *importLookup) Org(name string) intake.Ref { return l.named("", intake.Squeeze(name)) }

// Community answers for communities only.
func (l *importLookup) Community(name string) intake.Ref {
	return l.named(communityMark, intake.Squeeze(name))
}

// named looks for a unit under its name, and under what stands behind the name of the office: 清河湾街道城管办.
func (l *importLookup) named(mark, name string) intake.Ref {
	ref := l.ref(mark + name)
	if behind, ok := strings.CutPrefix(name, l.office); ok && l.office != "" && !ref.Found {
		for _, word := range []string{"办事处", "党工委", ""} {
			if rest, ok := strings.CutPrefix(behind, word); ok && rest != "" {
				ref = l.ref(mark + rest)
				ref.Alias = true
				break
			}
		}
	}
	return ref
}

func (l *importLookup) ref(key string) intake.Ref {
	hits := l.orgs[key]
	if len(hits) == 0 {
		return intake.Ref{}
	}
	best := hits[0]
	for _, h := range hits[1:] {
		switch {
		case best.Ended != "" && h.Ended == "":
			best = h
		case best.Ended == "" && h.Ended != "":
		case best.Alias && !h.Alias:
			best = h
		case best.Alias == h.Alias:
			best.Ambiguous = best.Ambiguous || h.ID != best.ID
		}
	}
	return best
}

// Existing answers which stored records have the key, and for quarters and units that take no rows, why.
func (l *importLookup) Existing(_ string, key []string) []intake.Stored {
	compacted := make([]string, len(key))
	for i := range key {
		compacted[i] = intake.Squeeze(key[i])
	}
	switch l.kind {
	case "person":
		return l.person(compacted)
	case "org":
		for _, name := range []string{compacted[0], strings.Replace(compacted[0], "居委会", "居民委员会", 1)} {
			if known := l.stored[name]; known != nil {
				return known[:1]
			}
		}
		return nil
	case "indicator", "ranking":
		if why := l.locked[compacted[2]]; why != "" {
			return []intake.Stored{{Refuse: why}}
		}
	}
	if group, known := l.groups[compacted[0]]; l.kind == "ranking" && known && group == "" {
		return []intake.Stored{{Refuse: key[0] + "没有考核分组，不参与排名。先在“主体人员”里选好分组。"}}
	}
	if l.kind == "ranking" { // a unit has one rank in a quarter, whatever group the table names
		return l.stored[compacted[0]+"\x00"+compacted[2]]
	}
	return l.stored[strings.Join(compacted, "\x00")]
}

// person looks for somebody of the same name and unit; numbers that were not kept at the import before do not tell them apart.
func (l *importLookup) person(key []string) []intake.Stored {
	for _, unit := range []string{key[3], key[4]} {
		for _, id := range []string{key[1], ""} {
			for _, phone := range []string{key[2], ""} {
				if hits := l.stored[strings.Join([]string{key[0], id, phone, unit}, "\x00")]; hits != nil {
					return hits
				}
			}
		}
	}
	return nil
}
