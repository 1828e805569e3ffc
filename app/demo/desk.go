package demo

import "gongzhi/app"

// outcome is how an appeal ended.
type outcome struct {
	result app.AppealResult
	rating app.Satisfaction
	n      int
}

// outcomes give a solution rate of 84 % of all and a satisfaction rate of 90 % of those who rated.
var outcomes = []outcome{
	{app.Solved, app.Satisfied, 1200}, {app.Solved, app.BasicallySatisfied, 400}, {app.Solved, app.NotRated, 430}, {app.Solved, app.Dissatisfied, 36},
	{app.PartlySolved, app.Satisfied, 40}, {app.PartlySolved, app.BasicallySatisfied, 90}, {app.PartlySolved, app.NotRated, 40}, {app.PartlySolved, app.Dissatisfied, 51},
	{app.Unsolved, app.Satisfied, 10}, {app.Unsolved, app.BasicallySatisfied, 23}, {app.Unsolved, app.NotRated, 10}, {app.Unsolved, app.Dissatisfied, 80},
	{app.Unreasonable, app.Satisfied, 5}, {app.Unreasonable, app.BasicallySatisfied, 10}, {app.Unreasonable, app.NotRated, 5}, {app.Unreasonable, app.Dissatisfied, 30},
}

// petition is an appeal with what will come of it.
type petition struct {
	app.Appeal
	community, handler, answer string
	repeats                    *petition // the earlier one that it repeats
	silent                     bool      // nobody responded at first
	end                        outcome
}

// desk is what the appeals desk does on one day, each kind in one act.
type desk struct{ register, reply, settle []*petition }

// planDesk spreads the work on the appeals over the days: registered and dispatched on the first working day, answered within
// days, settled after the call back. Nine per cent are anonymous, three per cent repeat an earlier one.
func (o *office) planDesk() {
	var counts []int
	for _, c := range outcomes {
		counts = append(counts, c.n)
	}
	n := len(o.appeals)
	ends, nameless, again, mute := o.deck(counts...), o.deck(n-n*9/100, n*9/100), o.deck(n-n*3/100, n*3/100), o.deck(n-n*2/100, n*2/100)
	days := map[app.Date]*desk{}
	on := func(d app.Date) *desk {
		if days[d] == nil {
			days[d] = &desk{}
			o.on(d, func() error { return o.serve(days[d]) })
		}
		return days[d]
	}
	for i, a := range o.appeals {
		a.silent, a.end = mute[i] == 1, outcomes[ends[i]]
		if again[i] == 1 && i > 6 {
			first := o.appeals[i-1-o.dice.IntN(5)]
			day := a.Day
			a.Appeal, a.Day, a.repeats = first.Appeal, day, first
			a.community, a.handler, a.answer = first.community, first.handler, first.answer
		}
		if nameless[i] == 1 {
			a.Name, a.Phone = "匿名", ""
		}
		day := o.cal.RollForward(a.Day)
		answered := o.cal.Add(day, 2+o.dice.IntN(8))
		settled := o.cal.Add(answered, 1+o.dice.IntN(3))
		on(day).register = append(on(day).register, a)
		on(answered).reply = append(on(answered).reply, a)
		on(settled).settle = append(on(settled).settle, a)
	}
}

// serve is one day of the desk.
func (o *office) serve(d *desk) error {
	today := app.DateOf(o.now)
	step := func(act string, list []*petition, do func(*petition)) error {
		var out []*app.Appeal
		for _, p := range list {
			do(p)
			out = append(out, &p.Appeal)
		}
		return o.a.Appeals.SaveAll(o.clerk, act, out)
	}
	if err := step("登记诉求", d.register, func(p *petition) { p.CommunityID = o.orgs[p.community].ID }); err != nil {
		return err
	}
	err := step("派单诉求", d.register, func(p *petition) {
		p.State, p.HandlerID = app.AppealDispatched, o.orgs[p.handler].ID
		if !p.silent {
			p.RespondedOn = today
		}
		if p.repeats != nil {
			p.Note = "与" + p.repeats.No + "重复，并案办理"
		}
	})
	if err != nil {
		return err
	}
	if err := step("答复诉求", d.reply, func(p *petition) { p.State, p.RepliedOn, p.Reply = app.AppealReplied, today, p.answer }); err != nil {
		return err
	}
	return step("办结诉求", d.settle, func(p *petition) { p.State, p.Result, p.Satisfaction = app.AppealClosed, p.end.result, p.end.rating })
}
