package reports

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongzhi/app"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

// Formats reads a list of file formats: pdf, xlsx, docx, txt.
func Formats(words []string) ([]string, error) {
	var list []string
	for _, w := range words {
		w = strings.ToLower(strings.TrimSpace(w))
		switch w {
		case "pdf", "xlsx", "docx", "txt":
			if !slices.Contains(list, w) {
				list = append(list, w)
			}
		case "":
		default:
			return nil, fmt.Errorf("没有这种格式：%s（可用 pdf,xlsx,docx,txt）", w)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("没有给出格式（可用 pdf,xlsx,docx,txt）")
	}
	return list, nil
}

// Fonts are the faces of papers as the office chose them.
func Fonts(ctx context.Context, a *app.App) (*typeset.Fonts, error) {
	values, err := a.Settings.All(ctx)
	if err != nil {
		return nil, err
	}
	files := map[typeset.Role]string{}
	for role, key := range map[typeset.Role]string{typeset.FangSong: app.SetFontFangSong, typeset.XiaoBiaoSong: app.SetFontTitle} {
		if values[key] != "" {
			files[role] = values[key]
		}
	}
	return typeset.NewFonts(typeset.Choice{Files: files}), nil
}

// FileName is the name of a paper's file without its folder: D08-title.pdf, with nothing in it that a file system refuses.
func FileName(d doc.Document, format string) string {
	return d.Code + "-" + plain(d.Title, 80) + "." + format
}

// plain is text that every file system takes in a file's name.
func plain(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most])
	}
	return strings.Trim(s, ". ")
}

// SaveName is the name proposed for a paper that a person saves, without its ending: what it is, of what, of which day, such as
// 会议纪要-2026年第11次联席会议-20261124.
func SaveName(paper string, d doc.Document) string {
	what := d.Meta.Subject
	if what == "" {
		what = strings.TrimSuffix(d.Name(), paper)
	}
	parts := []string{plain(paper, 30)}
	if what = plain(what, 60); what != "" && what != paper {
		parts = append(parts, what)
	}
	day := d.Meta.Day
	if day.IsZero() {
		day = d.Meta.Created
	}
	if day.Year() > 1 {
		parts = append(parts, day.Format("20060102"))
	}
	return strings.Join(parts, "-")
}

// WritePack writes papers bound as one PDF into a folder.
func WritePack(ctx context.Context, a *app.App, title string, papers []doc.Document, dir string) (path string, notes []string, err error) {
	fonts, err := Fonts(ctx, a)
	if err != nil {
		return "", nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", nil, app.Errorf("out", "无法建立文件夹 %s，换一个有写权限的位置。", dir)
	}
	pages, report, err := typeset.Bind(title, papers, fonts)
	if err != nil {
		return "", nil, shown(err)
	}
	path = filepath.Join(dir, plain(title, 80)+".pdf")
	notes = replaced(path)
	more, err := writePages(pages, report, path)
	return path, append(notes, more...), err
}

// replaced is the note that a file was there before.
func replaced(path string) []string {
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	return []string{"原有的 " + path + " 已替换"}
}

// Write writes a document into a folder in every format, each file whole or not at all. It returns the paths written and
// notes for the reader: faces that were replaced, characters without a glyph.
func Write(ctx context.Context, a *app.App, d doc.Document, dir string, formats []string) (paths, notes []string, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, nil, app.Errorf("out", "无法建立文件夹 %s，换一个有写权限的位置。", dir)
	}
	for _, format := range formats {
		if err := ctx.Err(); err != nil {
			return paths, notes, err
		}
		path := filepath.Join(dir, FileName(d, format))
		before := replaced(path)
		more, err := writeOne(ctx, a, d, path, format)
		if err != nil {
			return paths, notes, err
		}
		paths = append(paths, path)
		notes = append(append(notes, before...), more...)
	}
	return paths, notes, nil
}

func writeOne(ctx context.Context, a *app.App, d doc.Document, path, format string) (notes []string, err error) {
	switch format {
	case "pdf":
		return writePDF(ctx, a, d, path)
	case "xlsx":
		err = out.SaveFunc(path, func(f *os.File) error { return out.XLSX(d, f) })
	case "docx":
		err = out.SaveFunc(path, func(f *os.File) error { return out.DOCX(d, f) })
	case "txt":
		err = out.SaveFunc(path, func(f *os.File) error { _, err := io.WriteString(f, out.Text(d)); return err })
	}
	return nil, shown(err)
}

func writePDF(ctx context.Context, a *app.App, d doc.Document, path string) ([]string, error) {
	fonts, err := Fonts(ctx, a)
	if err != nil {
		return nil, err
	}
	pages, report, err := typeset.Layout(d, fonts)
	if err != nil {
		return nil, shown(err)
	}
	return writePages(pages, report, path)
}

// writePages writes pages as one PDF and tells what the reader must know.
func writePages(pages typeset.Pages, report typeset.Report, path string) ([]string, error) {
	file, err := out.PDF(pages)
	if err != nil {
		return nil, shown(err)
	}
	if err := out.Save(path, file); err != nil {
		return nil, shown(err)
	}
	var notes []string
	for _, s := range report.Substitutions {
		notes = append(notes, fmt.Sprintf("字体替换：%s用%s代替%s", s.Role, s.Used, s.Wanted))
	}
	for _, m := range report.Missing {
		notes = append(notes, fmt.Sprintf("缺字：“%c”没有字形，印作〓（%s）", m.Rune, m.Place))
	}
	return notes, nil
}

// shown gives the printers' own Chinese sentences to whoever asks app.Explain.
func shown(err error) error {
	if e, ok := err.(*out.Error); ok {
		return app.Errorf("out", "%s", e.Message)
	}
	return err
}
