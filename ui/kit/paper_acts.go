package kit

import (
	"context"
	"fmt"
	"image"
	"strings"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

// paperActs are the acts of a paper's preview: taking its number, and showing personal data with a reason.
func paperActs(env *Env, p reports.Paper, l *laidOut, r *reports.Request, again func()) []Action {
	var acts []Action
	if serial, ok := p.Serial(*r, env.App.Today()); ok && reports.Draft(l.doc) {
		acts = append(acts, Action{Label: "取文号", Do: func() {
			takeNumber(env, l.doc.Title, app.Number{Kind: p.Code, RecordID: serial, Title: l.doc.Title}, again)
		}})
	}
	if !r.Unmask && env.May(app.RightUnmask) && (p.Masked || reports.Hides(l.doc)) {
		acts = append(acts, Action{Label: "显示完整信息…", Do: func() { askUnmask(env, p.Name+"《"+l.doc.Title+"》", func() { r.Unmask = true; again() }) }})
	}
	return acts
}

// takeNumber asks once: a number is never given back.
func takeNumber(env *Env, title string, n app.Number, again func()) {
	Confirm(env, "给这份文件取文号？", "取号即签发《"+title+"》。文号不能退回，不用时只能作废并写明原因。", Verb{Label: "暂不取号"}, Verb{Label: "取文号", Do: func() {
		no := ""
		Act(env, "取文号", func(ctx context.Context) (err error) {
			no, err = env.App.Numbers.Reserve(ctx, n)
			return err
		}, func() {
			env.Toast("已取文号 " + no)
			again()
		})
	}})
}

// askUnmask asks for the reason, which the audit log keeps, before personal data is shown.
func askUnmask(env *Env, what string, do func()) {
	var reason string
	Ask(env, Form{Title: "显示完整个人信息", Intro: "姓名、电话、证件号将不脱敏显示和打印。原因写入审计日志。", Verb: "显示", Fields: []*Field{Lines("reason", "原因", &reason, 3).Need().Wide()},
		Save: func(ctx context.Context) error { return env.App.Users.Unmask(ctx, what, reason) }, Saved: func() {
			env.Note("已显示完整个人信息，原因已写入审计日志")
			do()
		}})
}

// spots are the lines set in another face than the standard wants, and the characters printed as 〓.
func (l *laidOut) spots() []Spot {
	role := map[typeset.Role]bool{}
	for _, s := range l.report.Substitutions {
		role[s.Role] = true
	}
	var all []Spot
	for i, p := range l.pages.List {
		all = append(all, spotsOf(p.Texts, i, role)...)
		if p.Turned == nil {
			continue
		}
		for _, s := range spotsOf(p.Turned.Texts, i, role) {
			s.X, s.Y, s.W, s.H = s.Y, float32(p.Height)-s.X-s.W, s.H, s.W
			all = append(all, s)
		}
	}
	return all
}

// mmPerPoint turns the size of a type into millimetres.
const mmPerPoint = 25.4 / 72

// spotsOf joins the runs of one line and face to one place.
func spotsOf(texts []typeset.Text, page int, role map[typeset.Role]bool) []Spot {
	var out []Spot
	last, line := -1.0, ""
	var lastRole typeset.Role
	for _, t := range texts {
		missing := strings.ContainsRune(t.S, '〓')
		if !missing && !role[t.Role] {
			continue
		}
		em := t.Size * mmPerPoint
		s := Spot{Page: page, X: float32(t.X), Y: float32(t.Y - 0.9*em), W: float32(t.W), H: float32(1.1 * em), Missing: missing,
			Text: fmt.Sprintf("%s：%s", t.Role, shorten(t.S))}
		if missing {
			s.Text = "缺字〓：" + shorten(t.S)
		}
		if n := len(out); n > 0 && last == t.Y && lastRole == t.Role && !missing && !out[n-1].Missing {
			o := &out[n-1]
			right := max(o.X+o.W, s.X+s.W)
			o.X = min(o.X, s.X)
			o.W = right - o.X
			line += t.S
			o.Text = fmt.Sprintf("%s：%s", t.Role, shorten(line))
			continue
		}
		last, lastRole, line = t.Y, t.Role, t.S
		out = append(out, s)
	}
	return out
}

// shorten keeps the first characters of a line.
func shorten(s string) string {
	if r := []rune(s); len(r) > 12 {
		return string(r[:12]) + "…"
	}
	return s
}

// Height of the part of a page that an excerpt shows, in millimetres, and its resolution.
const (
	excerptHigh = 92
	excerptDPI  = 110
)

// Excerpt draws text as it stands on an official paper: the upper part of a page of its own.
func Excerpt(env *Env, text string, items bool) (image.Image, error) {
	var d doc.Document
	for _, line := range strings.Split(text, "\n") {
		if items {
			d.Blocks = append(d.Blocks, doc.Para{Level: 3, Runs: []doc.Run{doc.Plain(line)}})
			continue
		}
		d.Blocks = append(d.Blocks, doc.Text(line))
	}
	d.Foot.NoPages = true
	pages, _, err := typeset.Layout(d, env.host.fonts())
	if err != nil {
		return nil, err
	}
	k := excerptDPI / 25.4
	return out.Raster(pages.List[0], excerptDPI).SubImage(image.Rect(int(20*k), int(30*k), int(192*k), int((30+excerptHigh)*k))), nil
}
