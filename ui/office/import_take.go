package office

import (
	"context"
	"fmt"
	"slices"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/ui/kit"
)

// takeAct is the button that takes the accepted rows over.
func (p *importPage) takeAct() kit.Action {
	act := kit.Action{Label: fmt.Sprintf("导入 %d 行", p.result.Accepted), Kind: kit.Primary, Off: off(p.env, app.RightEdit), Do: p.confirm}
	if p.result.Accepted == 0 {
		act.Off = "没有可以导入的行"
	}
	return act
}

// confirm asks before a file is taken a second time.
func (p *importPage) confirm() {
	for _, w := range p.result.Warnings {
		if w.Code == "SAME_FILE" {
			kit.Confirm(p.env, "这份文件已经导入过，再导入一次？", w.Reason, kit.Verb{Label: "不再导入"}, kit.Verb{Label: "再导入一次", Do: p.askPersonal})
			return
		}
	}
	p.askPersonal()
}

// askPersonal asks which personal data may be kept; identity numbers are not kept unless the user says so.
func (p *importPage) askPersonal() {
	keep := map[string]*bool{}
	var fields []*kit.Field
	for _, name := range p.result.Personal {
		n := p.result.Filled(name)
		if n == 0 {
			continue
		}
		yes := name != "身份证号" && name != intake.IDInText
		keep[name] = &yes
		fields = append(fields, kit.Tick("keep:"+name, name, &yes, fmt.Sprintf("保存（表中有 %d 个）", n)))
	}
	if len(fields) == 0 {
		p.take(nil)
		return
	}
	kit.Ask(p.env, kit.Form{Title: "这份表里有个人信息", Intro: "只保存工作需要的。没有勾选的列不会进入数据库；保存的也只脱敏显示。", Verb: "导入", Fields: fields,
		Save: func(context.Context) error { return nil }, Saved: func() {
			var without []string
			for _, name := range p.result.Personal {
				if yes := keep[name]; yes != nil && !*yes {
					without = append(without, name)
				}
			}
			p.take(without)
		}})
}

// take writes the accepted rows in one act, without the columns the user does not want.
func (p *importPage) take(without []string) {
	kind, res, path := p.kind, *p.result, p.path
	res.Leave(without...)
	var batch app.ImportBatch
	kit.Job(p.env, "正在导入"+kind.Name, func(ctx context.Context, progress func(done, total int, text string)) (err error) {
		file := app.ImportFile{Path: path, SHA256: res.SHA256, Progress: func(done, total int) { progress(done, total, fmt.Sprintf("已写入 %d / %d 行", done, total)) }}
		batch, err = p.env.App.Imports.Commit(ctx, kind, res, file)
		return err
	}, func() {
		p.result, p.path = nil, ""
		p.draw()
		p.env.Undo(fmt.Sprintf("已导入%s %d 行", kind.Name, batch.Accepted), func(ctx context.Context) error { return p.env.App.Imports.Undo(ctx, batch.ID) })
	})
}

// unknown are the names of units that would be made new, each once.
func (p *importPage) unknown() []string {
	var names []string
	for _, r := range p.result.Rows {
		for _, f := range r.Values {
			if f.Value.Type != intake.Org || len(f.Value.Refs) != 1 || f.Value.Refs[0].ID != 0 || slices.Contains(names, f.Value.Text) {
				continue
			}
			names = append(names, f.Value.Text)
		}
	}
	return names
}

// askUnits lets the user say which known unit is meant; the name becomes an alias, so that the next list is understood.
func (p *importPage) askUnits(names []string) {
	if len(names) > 10 {
		names = names[:10]
	}
	chosen := make([]int64, len(names))
	var fields []*kit.Field
	for i, name := range names {
		fields = append(fields, kit.PickOrg(p.env, "unit:"+name, name, &chosen[i]).Placeholder("留空则新建"))
	}
	kit.Ask(p.env, kit.Form{Title: "对应到已有单位", Intro: "选中的单位会记住这个写法，以后的表格也认得；留空的在导入时新建。", Verb: "保存对应", Fields: fields,
		Save: func(ctx context.Context) error {
			for i, id := range chosen {
				if id == 0 {
					continue
				}
				o, err := p.env.App.Orgs.Get(ctx, id)
				if err != nil {
					return err
				}
				if o.Aliases.Has(names[i]) {
					continue
				}
				o.Aliases = append(o.Aliases, names[i])
				if err := p.env.App.Orgs.Save(ctx, &o); err != nil {
					return err
				}
			}
			return nil
		}, Saved: p.judge})
}
