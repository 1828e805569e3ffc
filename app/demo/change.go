package demo

import "gongzhi/app"

// newPopulation is how many people of 石桥 live in 北岸 since the split.
const newPopulation = 4400

// leavers are the nine who left office within the year, with the day and the place in their unit.
var leavers = []struct {
	unit string
	day  app.Date
}{{"城市管理办", "2026-03-31"}, {"平安建设办", "2026-04-30"}, {"民生保障办", "2026-05-29"}, {"社区建设办", "2026-06-30"}, {"经济发展办", "2026-06-30"},
	{"党建工作办", "2026-07-31"}, {"党政综合办", "2026-08-31"}, {"综合执法队", "2026-06-30"}, {"柳岸社区", "2026-05-29"}}

// planChanges enters what happened to units and people: a split, a new name, two units that closed, nine who left.
func (o *office) planChanges() error {
	o.on("2026-04-01", o.split)
	o.on("2026-06-15", func() error {
		c := o.orgs["莲池社区"]
		if err := o.a.Orgs.Rename(o.admin, c.ID, "莲湖社区居民委员会", "莲湖社区", "2026-06-15"); err != nil {
			return err
		}
		return o.reread(c)
	})
	o.on("2026-06-30", func() error {
		for _, name := range []string{"安居电梯", "柳岸幼儿园"} {
			c := o.orgs[name]
			c.To, c.Note = "2026-06-30", "合作期满，停用"
			if err := o.a.Orgs.Save(o.admin, c); err != nil {
				return err
			}
		}
		return nil
	})
	for _, l := range leavers {
		o.on(l.day, func() error { return o.leave(l.unit) })
	}
	return nil
}

// reread takes a unit over as the register has it now.
func (o *office) reread(org *app.Org) (err error) {
	*org, err = o.a.Orgs.Get(o.admin, org.ID)
	return err
}

// split makes 北岸 out of 石桥, which loses its people there; the new committee is staffed anew.
func (o *office) split() error {
	old, u := o.orgs["石桥社区"], community("北岸")
	s := app.OrgSplit{On: "2026-04-01", New: app.Org{Name: u.name, ShortName: u.short, Aliases: app.Words{u.aliases}, Kind: u.kind, Group: u.group, USCC: o.code(u.kind),
		Level: app.LevelCommunity, Population: newPopulation}}
	if _, err := o.a.Orgs.Split(o.admin, old.ID, &s); err != nil {
		return err
	}
	o.orgs[u.short] = &s.New
	if err := o.reread(old); err != nil {
		return err
	}
	old.Population -= newPopulation
	if err := o.a.Orgs.Save(o.admin, old); err != nil {
		return err
	}
	return o.staff(o.admin, &s.New, u.people)
}

// leaver is who of a unit will leave, and successor who takes over.
func (o *office) leaver(unit string) *app.Person {
	for _, l := range leavers {
		if l.unit == unit {
			return o.people[unit][len(o.people[unit])-1]
		}
	}
	return nil
}

// leave ends a term of office and hands what is open over to the unit's liaison.
func (o *office) leave(unit string) error {
	h, err := o.a.Handovers.Open(o.clerk, o.leaver(unit).ID)
	if err != nil {
		return err
	}
	h.To, h.Last = *o.people[unit][0], app.DateOf(o.now)
	o.leaver(unit).To = h.Last
	return o.a.Handovers.Hand(o.admin, h)
}
