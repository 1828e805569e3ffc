package office

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// importPage takes a clerk's sheet: choose the kind and the file, look at the verdict row by row, take the accepted rows over.
type importPage struct {
	kit.Base
	env     *kit.Env
	kind    intake.Kind
	path    string
	options reports.IntakeOptions
	result  *intake.Result
	rows    []verdictRow
	shown   verdict // rows of this verdict; 0: all
	body    *fyne.Container
}

// endings are those of files that may hold a table.
var endings = []string{".xlsx", ".xls", ".xlsm", ".et", ".csv", ".tsv", ".txt"}

func newImport(env *kit.Env) kit.Page {
	p := &importPage{env: env}
	ok := false
	if p.kind, ok = intake.KindOf(env.Route.Args["kind"]); !ok {
		p.kind, _ = intake.KindOf("duty")
	}
	p.body = container.NewStack()
	p.Name, p.On = "主体人员", nil
	p.Body = kit.Pad(14, p.body)
	p.draw()
	p.quarter(p.draw)
	if path := env.Route.Args["path"]; path != "" {
		p.Drop(path)
	}
	return p
}

// Drop takes a file that was let fall on the window.
func (p *importPage) Drop(path string) {
	p.path, p.options.Password, p.options.Columns = path, "", nil
	p.judge()
}

// quarter finds the quarter of tables that name none, and then goes on.
func (p *importPage) quarter(then func()) {
	p.options.Period = ""
	kit.Load(p.env, func(ctx context.Context) (app.Period, error) { return p.env.App.Imports.Period(ctx, p.kind) }, func(q app.Period) {
		p.options.Period = q
		then()
	})
}

// draw lays the page out for its state: nothing chosen, a file that is refused, or a verdict with its table.
func (p *importPage) draw() {
	row := kit.H()
	for _, k := range intake.Kinds() {
		look := kit.Secondary
		if k.Code == p.kind.Code {
			look = kit.Primary
		}
		row.Add(kit.NewButton(kit.Action{Label: k.Name, Kind: look, Do: func() { p.choose(k) }}))
	}
	file := kit.H(kit.NewButton(kit.Action{Label: "选择文件…", Icon: "import", Off: off(p.env, app.RightEdit), Do: p.open}))
	if p.path != "" {
		file.Add(kit.Label(filepath.Base(p.path), kit.Second))
	}
	if p.result != nil && p.result.OK() {
		file.Add(kit.Spacer())
		file.Add(p.quarterRow())
		p.show(kit.V(kit.CardBox("", "", kit.V(row, file)), p.verdictNotice(), kit.Grow(p.verdictCard())))
		return
	}
	second := kit.V(kit.SmallPara("识别的列："+columnWords(p.kind)), p.quarterRow(), file)
	all := kit.V(kit.CardBox("第一步　选择表格种类", "", row),
		kit.CardBox("第二步　选择文件", "Excel、WPS 或 CSV，也可以把文件拖到这里；标题、合计、落款行会自动跳过", second))
	if p.result != nil {
		all.Add(kit.NoticeBox(kit.Notice{Tone: kit.RedTone, Lamp: kit.Red, Title: "这个文件不能导入", Text: p.result.Message}))
		if len(p.result.Columns) > 0 {
			all.Add(kit.H(kit.NewButton(p.columnsAct())))
		}
	}
	p.show(kit.Scroll(all))
}

func (p *importPage) show(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
	p.env.Touch()
}

// quarterRow chooses the quarter of rows that name none; kinds without quarters have no such row.
func (p *importPage) quarterRow() fyne.CanvasObject {
	row := kit.H(kit.Caption("表中没有写季度时，按"), kit.Strong(p.options.Period.String()),
		kit.NewButton(kit.Action{Label: "上一季度", Do: func() { p.move(p.options.Period.Prev()) }}),
		kit.NewButton(kit.Action{Label: "下一季度", Do: func() { p.move(p.options.Period.Next()) }}))
	if !p.timed() || p.options.Period == "" {
		row.Hide()
	}
	return row
}

// timed says whether the rows of the kind belong to a quarter.
func (p *importPage) timed() bool {
	return slices.ContainsFunc(p.kind.Columns, func(c intake.Column) bool { return c.Type == intake.Quarter })
}

func (p *importPage) move(q app.Period) {
	p.options.Period = q
	if p.path == "" {
		p.draw()
		return
	}
	p.judge()
}

func (p *importPage) choose(k intake.Kind) {
	p.kind, p.result, p.options.Columns = k, nil, nil
	p.draw()
	p.quarter(func() {
		if p.path == "" || p.options.Period == "" {
			p.draw()
			return
		}
		p.judge()
	})
}

func columnWords(k intake.Kind) string {
	var words []string
	for _, c := range k.Columns {
		w := c.Name
		if c.Required {
			w += "（必填）"
		}
		words = append(words, w)
	}
	return strings.Join(words, "、")
}

func (p *importPage) open() { kit.OpenFile(p.env, "选择表格", endings, p.Drop) }

// judge reads the file as a job that can be cancelled; nothing is written.
func (p *importPage) judge() {
	var res intake.Result
	options := p.options
	kit.Job(p.env, "正在读取"+filepath.Base(p.path), func(ctx context.Context, progress func(done, total int, text string)) (err error) {
		options.Progress = func(part float64, rows int) { progress(int(part*100), 100, fmt.Sprintf("已读 %d 行", rows)) }
		res, err = reports.Judge(ctx, p.env.App, p.kind, p.path, options)
		return err
	}, func() {
		p.result, p.rows, p.shown = &res, verdictRows(&res), 0
		p.draw()
		if res.FileVerdict == "PASSWORD_REQUIRED" {
			p.askPassword()
		}
	})
}

func (p *importPage) askPassword() {
	var password string
	kit.Ask(p.env, kit.Form{Title: "这个文件有打开密码", Intro: p.result.Message, Verb: "打开", Fields: []*kit.Field{kit.Password("file_password", "打开密码", &password).Need()},
		Save: func(context.Context) error { return nil }, Saved: func() { p.options.Password = password; p.judge() }})
}

func (p *importPage) columnsAct() kit.Action {
	return kit.Action{Label: "列对应…", Do: p.askColumns}
}

func (p *importPage) verdictNotice() fyne.CanvasObject {
	return kit.NoticeBox(kit.Notice{Tone: kit.Blue, Title: p.result.Message, Text: p.wholeNotes()})
}

// verdictCard is the third step: the acts, which rows are listed, and the rows, which alone scroll.
func (p *importPage) verdictCard() fyne.CanvasObject {
	acts := kit.H(kit.NewButton(p.takeAct()), kit.NewButton(p.columnsAct()))
	if names := p.unknown(); len(names) > 0 {
		acts.Add(kit.NewButton(kit.Action{Label: fmt.Sprintf("名录中没有的单位（%d）…", len(names)), Off: off(p.env, app.RightEdit), Do: func() { p.askUnits(names) }}))
	}
	acts.Add(kit.NewButton(kit.Action{Label: "复制被拒绝的行", Do: p.copyRejected}))
	acts.Add(kit.Spacer())
	acts.Add(p.filters())
	return kit.CardBox("核对后导入", "被拒绝的行不影响其他行；导入后可整批撤销", kit.V(acts, kit.Grow(p.table())))
}

// wholeMost is how many remarks about the whole file stand above the rows.
const wholeMost = 3

// wholeNotes are the remarks that concern the file as a whole.
func (p *importPage) wholeNotes() string {
	var notes []string
	for _, w := range p.result.Warnings {
		if w.Row == 0 || w.Code == "UNKNOWN_COLUMN" || w.Code == "PERIOD_ASSUMED" || w.Code == "HIDDEN_COLUMN" {
			notes = append(notes, w.Reason)
		}
	}
	if n := len(notes) - wholeMost; n > 0 {
		notes = append(notes[:wholeMost], fmt.Sprintf("另有 %d 条提醒，见“列对应…”和下表。", n))
	}
	return strings.Join(notes, "\n")
}

// askColumns lets the user say which heading is which column.
func (p *importPage) askColumns() {
	var choices []kit.Choice[string]
	for _, c := range p.kind.Columns {
		choices = append(choices, kit.Choice[string]{Value: c.Name, Text: c.Name})
	}
	choices = append(choices, kit.Choice[string]{Text: "不导入"})
	chosen := map[string]*string{}
	var fields []*kit.Field
	for _, m := range p.result.Columns {
		if chosen[m.Header] == nil && len(fields) < 24 {
			name := m.Column
			chosen[m.Header] = &name
			fields = append(fields, kit.Choose("column:"+m.Header, m.Header, &name, choices))
		}
	}
	kit.Ask(p.env, kit.Form{Title: "列对应", Intro: "左边是表中的表头，右边选它是哪一列。", Verb: "按此重新核对", Fields: fields, Save: func(context.Context) error { return nil }, Saved: func() {
		p.options.Columns = map[string]string{}
		for header, name := range chosen {
			p.options.Columns[header] = *name
		}
		p.judge()
	}})
}
