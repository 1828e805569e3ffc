package kit

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
	"gongzhi/ui/native"
)

// ShowPaper opens the preview of a paper by its code, such as D08 for the record of an id.
func ShowPaper(env *Env, code string, r reports.Request) {
	p, ok := reports.Find(code)
	if !ok {
		env.Fail(app.Errorf("", "没有这种文书：%s。", code))
		return
	}
	s := &laidOut{host: env.host}
	s.make = func(ctx context.Context) (doc.Document, error) { return p.Make(ctx, env.App, r) }
	s.show(env, p, func(again func()) []Action { return paperActs(env, p, s, &r, again) })
}

// ShowVolume opens the preview of several papers bound as one, with a table of contents.
func ShowVolume(env *Env, name string, papers func(ctx context.Context) (string, []doc.Document, error)) {
	s := &laidOut{host: env.host, parts: papers}
	s.show(env, reports.Paper{Name: name}, nil)
}

// ShowDocument opens the preview of a paper that the screen makes itself.
func ShowDocument(env *Env, p reports.Paper, makeDoc func(ctx context.Context) (doc.Document, error)) {
	s := &laidOut{host: env.host, make: func(ctx context.Context) (doc.Document, error) {
		d, err := makeDoc(ctx)
		if err != nil {
			return d, err
		}
		return reports.Cover(ctx, env.App, d)
	}}
	s.show(env, p, nil)
}

// show opens the preview with what a paper of its kind can be saved as.
func (l *laidOut) show(env *Env, p reports.Paper, acts func(again func()) []Action) {
	paper := Paper{Title: p.Name, Name: func() string { return reports.SaveName(p.Name, l.doc) }, Printers: native.Printers, Load: l.load, About: l.about, Notice: l.notice, Checks: l.checks, Print: l.print, Spots: l.spots, Acts: acts,
		Saves: []SaveAs{{Label: "另存 PDF", Ext: ".pdf", Write: l.pdf}}}
	if p.Sheet {
		paper.Saves = append(paper.Saves, SaveAs{Label: "另存 Excel", Ext: ".xlsx", Write: l.xlsx})
	}
	if l.parts == nil {
		paper.Saves = append(paper.Saves, SaveAs{Label: "另存 Word", Ext: ".docx", Write: l.docx})
	}
	env.Preview(paper)
}

// laidOut is a document set in pages.
type laidOut struct {
	host   *Host
	make   func(ctx context.Context) (doc.Document, error)
	parts  func(ctx context.Context) (string, []doc.Document, error) // of a bound volume, instead of make
	doc    doc.Document
	pages  typeset.Pages
	report typeset.Report
}

// fonts are the faces of papers, read once.
func (h *Host) fonts() *typeset.Fonts {
	h.fontsOnce.Do(func() { h.faces = typeset.NewFonts(typeset.Choice{}) })
	return h.faces
}

// UseFonts gives papers the faces chosen in the settings.
func (h *Host) UseFonts(f *typeset.Fonts) {
	h.fontsOnce.Do(func() {})
	h.faces = f
}

func (l *laidOut) load(ctx context.Context) (Sheets, error) {
	fresh := &laidOut{host: l.host}
	var err error
	if l.parts != nil {
		var title string
		var papers []doc.Document
		if title, papers, err = l.parts(ctx); err == nil {
			fresh.pages, fresh.report, err = typeset.Bind(title, papers, l.host.fonts())
			fresh.doc.Meta = papers[0].Meta
		}
	} else if fresh.doc, err = l.make(ctx); err == nil {
		fresh.pages, fresh.report, err = typeset.Layout(fresh.doc, l.host.fonts())
	}
	if err != nil {
		return nil, err
	}
	if len(fresh.pages.List) == 0 {
		return nil, app.Errorf("", "这份文书没有内容。")
	}
	l.doc, l.pages, l.report = fresh.doc, fresh.pages, fresh.report
	return fresh, nil
}

// Count is the number of pages.
func (l *laidOut) Count() int { return len(l.pages.List) }

// Size is a page's size in millimetres.
func (l *laidOut) Size(page int) (w, h float32) {
	p := l.pages.List[page]
	return float32(p.Width), float32(p.Height)
}

// Image draws a page as wide as asked.
func (l *laidOut) Image(page, width int) image.Image {
	p := l.pages.List[page]
	return out.Raster(p, float64(width)/p.Width*25.4)
}

func (l *laidOut) notice() string {
	if len(l.report.Substitutions) == 0 {
		return ""
	}
	var wanted, used []string
	for _, s := range l.report.Substitutions {
		wanted = append(wanted, "“"+s.Wanted+"”")
		face := ownFace(s.Used)
		if len(used) > 0 {
			face = strings.TrimPrefix(face, own) // said once
		}
		if !slices.Contains(used, face) && !slices.Contains(used, own+face) {
			used = append(used, face)
		}
	}
	return fmt.Sprintf("%d 种字体已替换：本机没有%s，改用%s。正式印发请用装有公文字体的电脑。", len(wanted), strings.Join(wanted, ""), strings.Join(used, "、"))
}

// about is what a paper says of itself: official ones are printed on both sides, those with units to go to once for each.
func (l *laidOut) about() About {
	a := About{Copies: l.doc.Meta.Copies, Duplex: l.doc.Form.Formal() && len(l.pages.List) > 1}
	if a.Copies > 0 {
		a.Why = "= 成员单位数"
	}
	if l.parts != nil {
		return a
	}
	if a.Title = l.doc.Name(); l.doc.Head.Number != "" {
		a.Status = l.doc.Head.Number + " · "
	}
	a.Status += "由系统里的记录自动生成，改动请回到原记录"
	return a
}

// own stands before the name of a face that comes with the program.
const own = "程序自带的"

// ownFace names a face that replaces another: the program's own ones in Chinese.
func ownFace(name string) string {
	for key, word := range map[string]string{"Gongzhi Song": "宋体", "Gongzhi Biaosong": "标宋", "Gongzhi Kai": "楷体", "Gongzhi Hei": "黑体"} {
		if strings.HasPrefix(name, key) {
			return own + word
		}
	}
	return "“" + name + "”"
}

func (l *laidOut) checks() []Check {
	list := []Check{{Lamp: Done, Text: "共 " + itoa(len(l.pages.List)) + " 页，页码连续"}}
	switch {
	case l.parts != nil || !l.doc.Form.Formal() || l.doc.Head.Number == "":
	case reports.Draft(l.doc):
		list = append(list, Check{Lamp: Yellow, Text: "还没有文号，印出来是草稿"})
	default:
		list = append(list, Check{Lamp: Done, Text: "文号、日期齐全"})
	}
	if n := len(l.report.Missing); n > 0 {
		var runes []string
		for _, m := range l.report.Missing {
			runes = append(runes, string(m.Rune))
		}
		list = append(list, Check{Lamp: Red, Text: "有 " + itoa(n) + " 个字没有字形，印作〓：" + strings.Join(runes, "")})
	} else {
		list = append(list, Check{Lamp: Done, Text: "所有字均可显示"})
	}
	if n := len(l.report.Substitutions); n > 0 {
		list = append(list, Check{Lamp: Yellow, Text: "字体替换 " + itoa(n) + " 种"})
	}
	for _, w := range l.report.Warnings {
		list = append(list, Check{Lamp: Yellow, Text: w})
	}
	return list
}

func (l *laidOut) pdf(_ context.Context, path string) error {
	data, err := out.PDF(l.pages)
	if err != nil {
		return err
	}
	return out.Save(path, data)
}

func (l *laidOut) xlsx(_ context.Context, path string) error {
	return out.SaveFunc(path, func(f *os.File) error { return out.XLSX(l.doc, f) })
}

func (l *laidOut) docx(_ context.Context, path string) error {
	return out.SaveFunc(path, func(f *os.File) error { return out.DOCX(l.doc, f) })
}

// print sends the chosen pages to the printer.
func (l *laidOut) print(_ context.Context, job PrintJob) error {
	pages := l.pages
	if job.Pages != nil {
		pages.List, pages.Outline = nil, nil
		for _, i := range job.Pages {
			pages.List = append(pages.List, l.pages.List[i])
		}
	}
	if native.HasPrintDialog() {
		err := native.PrintDialog(l.host.Win, native.Printout{Title: pages.Title, Copies: job.Copies, Duplex: job.Duplex, Pages: len(pages.List),
			Size: func(i int) (w, h float64) { return pages.List[i].Width, pages.List[i].Height },
			Draw: func(i int, dpi float64) *image.RGBA { return out.Raster(pages.List[i], dpi) }})
		return unsent(err)
	}
	data, err := out.PDF(pages)
	if err != nil {
		return err
	}
	clearPrinted()
	dir, err := os.MkdirTemp("", printed)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "打印.pdf")
	if err := out.Save(path, data); err != nil {
		return err
	}
	return unsent(native.PrintFile(native.PrintOrder{Path: path, Printer: job.Printer, Copies: job.Copies, Duplex: job.Duplex}))
}

// printed begins the names of the folders in which papers wait for the printer.
const printed = "gongzhi-print-"

// clearPrinted removes what earlier printing left: the printer has long taken it, and papers name people.
func clearPrinted() {
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), printed+"*"))
	for _, dir := range old {
		if st, err := os.Stat(dir); err == nil && time.Since(st.ModTime()) > time.Hour {
			os.RemoveAll(dir)
		}
	}
}

// unsent says why a paper did not reach the printer.
func unsent(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return app.Errorf("", "没有送到打印机：%v。可先另存 PDF 再打印。", err)
}

// explain is app.Explain that also knows the printers' own sentences.
func explain(err error) string {
	var printing *out.Error
	if errors.As(err, &printing) {
		return printing.Message
	}
	return app.Explain(err)
}
