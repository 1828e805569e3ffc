package main

import (
	"fmt"
	"os"
	"path/filepath"

	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

const missing = "未安装"

// papers measures PDF files: in process where the aim is about layout, as a whole process beside LibreOffice.
func papers(t *report) error {
	fonts := typeset.NewFonts(typeset.Choice{})
	for _, p := range []struct {
		name string
		make func() (int, error)
		aim  float64
	}{
		{"纪要 PDF", func() (int, error) { return writePDF(shortMinutes(), fonts, "") }, 60},
		{"公文正文 PDF", func() (int, error) { return writePDF(longNotice(198), fonts, "") }, 200},
	} {
		pages := 0
		ms, err := timed(runs+1, func() (err error) { pages, err = p.make(); return err })
		if err != nil {
			return err
		}
		t.line(figure{name: fmt.Sprintf("%s（%d 页）", p.name, pages), ours: ms[1:], unit: "毫秒", aim: p.aim})
	}
	if err := hundredPages(t); err != nil {
		return err
	}
	ms, peak, pages, err := jobs(runs, "pdf", "38000", filepath.Join(t.dir, "1000.pdf"))
	if err != nil {
		return err
	}
	t.line(figure{name: fmt.Sprintf("表格 PDF（%d 页），整个进程", pages), ours: ms, unit: "毫秒", aim: 1500})
	t.line(figure{name: fmt.Sprintf("表格 PDF（%d 页），内存峰值", pages), ours: peak, unit: "MB", aim: 200})
	if ms, peak, pages, err = jobs(runs, "slips", "10000", filepath.Join(t.dir, "slips.pdf")); err != nil {
		return err
	}
	t.line(figure{name: fmt.Sprintf("交办单 %d 份合为一个 PDF", pages), ours: ms, unit: "毫秒", aim: 20_000})
	t.line(figure{name: "交办单合为一个 PDF，内存峰值", ours: peak, unit: "MB"})
	return preview(t, fonts)
}

// preview sets a long paper and draws its first page as wide as the preview shows it, then turns its pages.
func preview(t *report, fonts *typeset.Fonts) error {
	const width = 900
	var set typeset.Pages
	first, err := timed(runs+1, func() (err error) {
		set, _, err = typeset.Layout(longNotice(398), fonts)
		if err == nil {
			out.Raster(set.List[0], width/set.List[0].Width*25.4)
		}
		return err
	})
	if err != nil {
		return err
	}
	t.line(figure{name: fmt.Sprintf("预览：%d 页文书的第一页可见", len(set.List)), ours: first[1:], unit: "毫秒", aim: 150})
	page := 0
	turned, err := timed(40, func() error {
		page++
		out.Raster(set.List[page], width/set.List[page].Width*25.4)
		return nil
	})
	t.line(figure{name: "预览：翻到一页", ours: turned, unit: "毫秒"})
	return err
}

// hundredPages sets a table and lets LibreOffice print the same table from a workbook.
func hundredPages(t *report) error {
	const rows = 3800
	ours, _, pages, err := jobs(runs, "pdf", fmt.Sprint(rows), filepath.Join(t.dir, "100.pdf"))
	if err != nil {
		return err
	}
	f := figure{name: fmt.Sprintf("表格 PDF（%d 页），整个进程", pages), ours: ours, unit: "毫秒", peerName: missing, aim: 1.0 / 8, aimIsRate: true}
	if installed("soffice") {
		book := filepath.Join(t.dir, "table.xlsx")
		if err := writeXLSX(ledger(rows), book); err != nil {
			return err
		}
		profile := "-env:UserInstallation=file://" + filepath.Join(t.dir, "office")
		convert := func() error {
			return command("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", filepath.Join(t.dir, "pdf"), book)
		}
		if err := convert(); err != nil { // the first start makes the profile
			return err
		}
		if f.peer, err = timed(runs, convert); err != nil {
			return err
		}
		if _, err := os.Stat(filepath.Join(t.dir, "pdf", "table.pdf")); err != nil {
			return fmt.Errorf("LibreOffice wrote no PDF: %w", err)
		}
		f.peerName = "LibreOffice"
	}
	t.line(f)
	return nil
}
