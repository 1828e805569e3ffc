package duty

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// handOut makes one workbook for each lead unit of a selection, or for every unit that owes something when none is given.
func (k *desk) handOut(kind string, orgs app.IDs) {
	kit.Load(k.env, k.env.App.Calendar.Get, func(cal *workday.Calendar) {
		due := cal.Add(k.env.App.Today(), 3)
		kit.Ask(k.env, kit.Form{Title: "制作填报表", Intro: "每个单位一个工作簿，只能填浅黄色的栏；单位填好发回后，把文件一起拖进窗口，或用“表格 → 收填报表”。", Verb: "制作填报表", Fields: []*kit.Field{
			kit.PickOrgs(k.env, "orgs", "单位", &orgs).Hint("不选为全部有待填内容的单位"), kit.Due("due", "报送截止", &due).Need()},
			Save: func(context.Context) error { return nil },
			Saved: func() {
				kit.PickFolder(k.env, "填报表存放在", func(dir string) { k.writeForms(kind, orgs, due, dir) })
			}})
	})
}

func (k *desk) writeForms(kind string, orgs app.IDs, due app.Date, dir string) {
	var paths []string
	kit.Job(k.env, "正在制作填报表", func(ctx context.Context, progress func(int, int, string)) error {
		forms, err := k.env.App.Collects.Forms(ctx, kind, orgs, due)
		if err != nil {
			return err
		}
		paths, err = reports.FillBooks(ctx, forms, dir, progress)
		return err
	}, func() {
		k.env.Toast(fmt.Sprintf("已制作填报表 %d 个", len(paths)), kit.Action{Label: "打开文件夹", Do: func() { kit.OpenExternally(k.env, dir) }})
	})
}

// handOutFor makes the workbooks of the lead units of the selected items.
func (k *desk) handOutFor(ids []int64) {
	kit.Load(k.env, func(ctx context.Context) (app.IDs, error) {
		rows, _, err := k.env.App.Duties.List(ctx, app.Where(app.In("id", ids)))
		var orgs app.IDs
		for _, d := range rows {
			if !orgs.Has(d.LeadID) {
				orgs = append(orgs, d.LeadID)
			}
		}
		return orgs, err
	}, func(orgs app.IDs) { k.handOut("duty", orgs) })
}

// collect asks for one filled workbook or a folder of them.
func (k *desk) collect() {
	kit.PickFolder(k.env, "选择放回收填报表的文件夹", func(dir string) {
		var paths []string
		for _, pattern := range []string{"*.xlsx", "*.xls", "*.et"} {
			found, err := filepath.Glob(filepath.Join(dir, pattern))
			if err == nil {
				paths = append(paths, found...)
			}
		}
		paths = slices.DeleteFunc(paths, func(p string) bool { return strings.HasPrefix(filepath.Base(p), "~$") })
		if len(paths) == 0 {
			k.env.Note("这个文件夹里没有 Excel 或 WPS 表格。")
			return
		}
		k.env.Go(filledRoute(paths))
	})
}

// filledRoute opens the preview of filled workbooks.
func filledRoute(paths []string) kit.Route {
	return kit.Route{Module: "duty", Act: "filled", Args: map[string]string{"paths": strings.Join(paths, "\n")}}
}

// filled is the preview of returned workbooks: what is on record, what is new, what cannot be taken.
type filled struct {
	*desk
	lines   []app.FillLine
	refused []string
	rows    *kit.ListPage[filledRow]
}

// filledRow is one line of the preview with a number of its own.
type filledRow struct {
	app.FillLine
	No   int64
	Kind string // 可登记, 已登记, 未填, 不能登记
}

func (r *filledRow) text() string {
	if r.Refused != "" {
		return r.Refused
	}
	var parts []string
	for _, c := range r.Changes {
		parts = append(parts, fmt.Sprintf("%s %s → %s", c.Field, kit.Dash(c.Before), c.After))
	}
	return kit.Dash(strings.Join(parts, "；"))
}

func newFilled(env *kit.Env) kit.Page {
	f := &filled{desk: &desk{env: env}}
	paths := strings.Split(env.Route.Args["paths"], "\n")
	kind := func(word string) []app.Cond { return []app.Cond{app.Eq("kind", word)} }
	f.rows = kit.NewList(env, kit.List[filledRow]{
		Name: "filled", Title: "收表", Subtitle: fmt.Sprintf("%d 个文件", len(paths)), Topics: []app.Topic{app.DutyChanged}, ID: func(r *filledRow) int64 { return r.No },
		Source: kit.Slice(func(ctx context.Context) ([]filledRow, error) { return f.load(ctx, paths) }),
		Columns: []kit.Column[filledRow]{
			{ID: "kind", Title: "结果", Width: 76, Tag: func(r *filledRow) kit.Tag {
				return kit.Tag{Text: r.Kind, Tone: map[string]kit.Tone{"可登记": kit.GreenTone, "已登记": kit.Blue, "未填": kit.Neutral, "不能登记": kit.RedTone}[r.Kind]}
			}},
			{Key: "title", Title: "事项", Width: 230, Text: func(r *filledRow) string { return kit.Dash(r.Title) }},
			{Key: "unit", Title: "单位", Width: 84, Text: func(r *filledRow) string { return kit.Dash(r.Unit) }},
			{ID: "change", Title: "原 → 新", Text: func(r *filledRow) string { return r.text() }},
			{ID: "warning", Title: "提示", Width: 110, Narrow: true, Second: true, Text: func(r *filledRow) string { return kit.Dash(r.Warning) }},
			{ID: "file", Title: "文件", Width: 110, Narrow: true, Second: true, Text: func(r *filledRow) string { return fmt.Sprintf("%s 第 %d 行", r.File, r.Row) }},
		},
		Chips:  []kit.Chip{{Label: "全部"}, {Label: "可登记", Where: kind("可登记")}, {Label: "已登记", Where: kind("已登记")}, {Label: "未填", Where: kind("未填")}, {Label: "不能登记", Lamp: kit.Red, Where: kind("不能登记")}},
		Search: "事项、单位、文件",
		Acts:   []kit.Action{{Label: "全部登记", Icon: "check", Kind: kit.Primary, Off: f.off(app.RightEdit), Do: func() { f.take(f.lines) }}},
		Bulk: func(ids []int64) []kit.Action {
			return []kit.Action{{Label: "登记选中的行", Icon: "check", Off: f.off(app.RightEdit), Do: func() { f.take(f.chosen(ids)) }}}
		},
		Drawer: f.drawer, Foot: "勾选几行只登记几行；登记后可以整批撤销",
		Status: func(int) string { return strings.Join(f.refused, "　") },
		Empty:  kit.Empty{Icon: "duty", Title: "没有读到填报内容", Text: "把单位发回的填报表一起拖进窗口。"},
	})
	return f.rows
}

// load reads the files and matches their rows.
func (f *filled) load(ctx context.Context, paths []string) (out []filledRow, err error) {
	rows, refused, err := reports.ReadFillBooks(ctx, paths)
	if err != nil {
		return nil, err
	}
	lines, err := f.env.App.Collects.Preview(ctx, rows)
	if err != nil {
		return nil, err
	}
	f.lines, f.refused = lines, refused
	for i, l := range lines {
		r := filledRow{FillLine: l, No: int64(i + 1), Kind: "可登记"}
		switch {
		case l.Refused != "":
			r.Kind = "不能登记"
		case l.Empty() && l.Filled:
			r.Kind = "已登记"
		case l.Empty():
			r.Kind = "未填"
		}
		out = append(out, r)
	}
	return out, nil
}

func (f *filled) chosen(ids []int64) (out []app.FillLine) {
	for _, id := range ids {
		out = append(out, f.lines[id-1])
	}
	return out
}

func (f *filled) take(lines []app.FillLine) {
	var receipt app.Receipt
	n := 0
	kit.Act(f.env, "登记", func(ctx context.Context) (err error) {
		n, err = f.env.App.Collects.Take(app.WithReceipt(ctx, &receipt), lines)
		return err
	}, func() { f.undoable(fmt.Sprintf("已登记 %d 行", n), receipt) })
}

func (f *filled) drawer(_ context.Context, r *filledRow) (kit.Drawer, error) {
	out := kit.Drawer{Caption: fmt.Sprintf("%s 第 %d 行", r.File, r.Row), Title: kit.Dash(r.Title), Facts: []kit.Fact{{Label: "单位", Text: kit.Dash(r.Unit)}}}
	if r.Refused != "" {
		out.Notice = &kit.Notice{Tone: kit.RedTone, Title: "不能登记", Text: r.Refused}
	}
	if r.Warning != "" {
		out.Facts = append(out.Facts, kit.Fact{Label: "提示", Text: r.Warning, Tone: kit.AmberTone})
	}
	for _, c := range r.Changes {
		out.Sections = append(out.Sections, kit.Section{Title: c.Field, Facts: []kit.Fact{{Label: "原", Text: kit.Dash(c.Before)}, {Label: "新", Text: c.After}}})
	}
	no := int(r.No)
	off := f.off(app.RightEdit)
	if r.Kind != "可登记" {
		off = map[string]string{"已登记": "内容与记录相同", "未填": "单位没有填写", "不能登记": "不能登记"}[r.Kind]
	}
	out.Acts = []kit.Action{{Label: "登记这一行", Kind: kit.Primary, Off: off, Do: func() { f.take(f.lines[no-1 : no]) }}}
	if r.ID != 0 && r.FillLine.Kind == "duty" {
		id := r.ID
		out.Acts = append(out.Acts, kit.Action{Label: "打开事项", Do: func() { f.env.Go(kit.Route{Module: "duty", ID: id}) }})
	}
	return out, nil
}

// takes leads workbooks that this program handed out to their preview.
func takes(ctx context.Context, paths []string) (kit.Route, bool) {
	return filledRoute(paths), reports.HandedOut(ctx, paths)
}
