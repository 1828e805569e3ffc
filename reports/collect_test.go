package reports_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"gongzhi/app"
	"gongzhi/data/datatest"
	"gongzhi/reports"
)

// fillOffice is an office with three items of two units, reported at 40 %.
func fillOffice(t *testing.T) (*app.App, []app.Duty) {
	a, ctx := datatest.New(t), datatest.Ctx()
	var orgs []int64
	for _, name := range []string{"城市管理办公室", "河湾社区居民委员会"} {
		o := app.Org{Name: name}
		require.NoError(t, a.Orgs.Save(ctx, &o))
		orgs = append(orgs, o.ID)
	}
	var out []app.Duty
	for i, content := range []string{"河道保洁", "积水点改造", "楼道清理"} {
		d := app.Duty{Content: content, LeadID: orgs[i/2], Start: "2026-11-02", Due: "2026-12-31"}
		require.NoError(t, a.Duties.Save(ctx, &d))
		_, err := a.Duties.Issue(ctx, []int64{d.ID})
		require.NoError(t, err)
		require.NoError(t, a.DutyWork.Report(ctx, &app.Progress{DutyID: d.ID, Percent: 40, Text: "已进场"}))
		d, err = a.Duties.Get(ctx, d.ID)
		require.NoError(t, err)
		out = append(out, d)
	}
	return a, out
}

// edit opens a workbook, lets fn change its sheet, and saves it under a new name.
func edit(t *testing.T, path string, fn func(f *excelize.File, sheet string)) string {
	f, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer f.Close()
	fn(f, f.GetSheetName(0))
	out := strings.TrimSuffix(path, ".xlsx") + " (2).xlsx"
	require.NoError(t, f.SaveAs(out))
	return out
}

// column finds a column by its head in row 4.
func column(t *testing.T, f *excelize.File, sheet, head string) string {
	rows, err := f.GetRows(sheet)
	require.NoError(t, err)
	for r, row := range rows {
		for c, text := range row {
			if text == head {
				name, _ := excelize.ColumnNumberToName(c + 1)
				assert.Equal(t, 3, r, "heads stand in row 4")
				return name
			}
		}
	}
	t.Fatalf("no column %s", head)
	return ""
}

func TestFilledWorkbooksComeBack(t *testing.T) {
	a, items := fillOffice(t)
	ctx := datatest.Ctx()
	forms, err := a.Collects.Forms(ctx, "duty", nil, "2026-11-30")
	require.NoError(t, err)
	require.Len(t, forms, 2)
	dir := t.TempDir()
	paths, err := reports.FillBooks(ctx, forms, dir, nil)
	require.NoError(t, err)
	assert.Equal(t, "责任事项进展填报表-城市管理办公室-2026-11-30.xlsx", filepath.Base(paths[0]))

	first := edit(t, paths[0], func(f *excelize.File, sheet string) {
		visible, err := f.GetColVisible(sheet, "A")
		require.NoError(t, err)
		assert.False(t, visible, "the key is hidden")
		top, _ := f.GetCellValue(sheet, "B2")
		assert.Contains(t, top, "报送截止：2026年11月30日")
		assert.Error(t, f.UnprotectSheet(sheet, "x"), "given cells are locked")
		rules, _ := f.GetDataValidations(sheet)
		assert.Len(t, rules, 2)
		percent, text := column(t, f, sheet, "完成率（%）"), column(t, f, sheet, "进展说明")
		require.NoError(t, f.SetCellStr(sheet, percent+"5", "６０％"))
		require.NoError(t, f.SetCellStr(sheet, text+"5", "清淤完成一半"))
		require.NoError(t, f.SetCellStr(sheet, percent+"6", "30"))
		require.NoError(t, f.SetCellStr(sheet, text+"6", "返工"))
		require.NoError(t, f.InsertCols(sheet, "C", 2)) // columns moved
		require.NoError(t, f.DuplicateRowTo(sheet, 5, 9))
		require.NoError(t, f.RemoveRow(sheet, 5)) // the first row now stands last
	})
	second := edit(t, paths[1], func(f *excelize.File, sheet string) {
		percent, text, ask := column(t, f, sheet, "完成率（%）"), column(t, f, sheet, "进展说明"), column(t, f, sheet, "申请办结")
		style, _ := f.NewStyle(&excelize.Style{NumFmt: 9})
		require.NoError(t, f.SetCellFloat(sheet, percent+"5", 1, -1, 64))
		require.NoError(t, f.SetCellStyle(sheet, percent+"5", percent+"5", style))
		require.NoError(t, f.SetCellStr(sheet, text+"5", "全部清完"))
		require.NoError(t, f.SetCellStr(sheet, ask+"5", "是"))
		require.NoError(t, f.RemoveCol(sheet, "A")) // the key is lost
	})
	rows, refused, err := reports.ReadFillBooks(ctx, []string{first, second, first, "collect_test.go"})
	require.NoError(t, err)
	assert.Len(t, refused, 1)
	lines, err := a.Collects.Preview(ctx, rows)
	require.NoError(t, err)
	by := map[string]app.FillLine{}
	for _, l := range lines {
		if l.File != filepath.Base(first) || by[l.Title].Title == "" {
			by[l.Title] = l
		}
	}
	assert.ErrorContains(t, refusal(by["Z2026-002 积水点改造"]), "完成率由 40% 降到 30%，要写明原因。")
	assert.Equal(t, []app.Difference{{Kind: "修改", Title: "Z2026-001 河道保洁", Field: "完成率", Before: "40%", After: "60%"},
		{Kind: "修改", Title: "Z2026-001 河道保洁", Field: "进展说明", Before: "已进场", After: "清淤完成一半"}}, by["Z2026-001 河道保洁"].Changes)
	assert.Equal(t, "系统编号丢失，按“编号”对上。", by["Z2026-003 楼道清理"].Warning)
	assert.Len(t, by["Z2026-003 楼道清理"].Changes, 3)
	again := 0
	for _, l := range lines {
		if strings.Contains(l.Refused, "重复") {
			again++
		}
	}
	assert.Equal(t, 1, again, "the same row in a second file is taken once")

	before := []app.Duty{items[0], items[1], items[2]}
	var receipt app.Receipt
	n, err := a.Collects.Take(app.WithReceipt(ctx, &receipt), lines)
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	d, err := a.Duties.Get(ctx, items[2].ID)
	require.NoError(t, err)
	assert.Equal(t, []any{100, app.DutyDoneRequested}, []any{d.Progress, d.State})
	require.NoError(t, a.Undos.Undo(ctx, receipt))
	for _, was := range before {
		d, err := a.Duties.Get(ctx, was.ID)
		require.NoError(t, err)
		assert.Equal(t, []any{was.Progress, was.State, was.ReportedOn, was.LampWhy}, []any{d.Progress, d.State, d.ReportedOn, d.LampWhy})
	}
	assert.ErrorContains(t, a.Undos.Undo(ctx, receipt), "不能整批撤销", "once is enough")
	n, err = a.Collects.Take(ctx, []app.FillLine{by["Z2026-001 河道保洁"]})
	require.NoError(t, err, "and may be taken again")
	assert.Equal(t, 1, n)
	lines, err = a.Collects.Preview(ctx, rows)
	require.NoError(t, err)
	for _, l := range lines {
		if l.Title == "Z2026-001 河道保洁" {
			assert.True(t, l.Empty() && l.Filled, "what was entered is not called left empty")
		}
	}
}

func refusal(l app.FillLine) error { return app.Errorf("", "%s", l.Refused) }

func TestSlipFeedbackComesBackInAWorkbook(t *testing.T) {
	a, items := fillOffice(t)
	ctx := datatest.Ctx()
	_, err := a.Slips.Issue(ctx, []app.Slip{{DutyID: items[0].ID, Colour: "蓝", Reason: "进度慢", Requirement: "加快", FeedbackDue: "2026-11-30"}})
	require.NoError(t, err)
	forms, err := a.Collects.Forms(ctx, "slip", nil, "2026-11-27")
	require.NoError(t, err)
	paths, err := reports.FillBooks(ctx, forms, t.TempDir(), nil)
	require.NoError(t, err)
	filled := edit(t, paths[0], func(f *excelize.File, sheet string) {
		require.NoError(t, f.SetCellStr(sheet, column(t, f, sheet, "签收人")+"5", "陈立群"))
		require.NoError(t, f.SetCellStr(sheet, column(t, f, sheet, "反馈意见")+"5", "已增加人手"))
	})
	rows, refused, err := reports.ReadFillBooks(ctx, []string{filled})
	require.NoError(t, err)
	assert.Empty(t, refused)
	lines, err := a.Collects.Preview(ctx, rows)
	require.NoError(t, err)
	require.Len(t, lines, 1)
	_, err = a.Collects.Take(ctx, lines)
	require.NoError(t, err)
	r, err := a.Duties.Record(ctx, items[0].ID)
	require.NoError(t, err)
	assert.Equal(t, []any{"陈立群", "已增加人手", app.Date("2026-11-23")}, []any{r.Slips[0].SignedBy, r.Slips[0].Feedback, r.Slips[0].FeedbackOn})
	_, err = a.Collects.Forms(ctx, "slip", nil, "")
	assert.ErrorContains(t, err, "没有要填报的")
}

func TestAnotherOfficeProgramMaySaveTheWorkbook(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("soffice 没有安装")
	}
	a, _ := fillOffice(t)
	ctx := datatest.Ctx()
	forms, err := a.Collects.Forms(ctx, "duty", nil, "2026-11-30")
	require.NoError(t, err)
	dir := t.TempDir()
	paths, err := reports.FillBooks(ctx, forms[:1], dir, nil)
	require.NoError(t, err)
	filled := edit(t, paths[0], func(f *excelize.File, sheet string) {
		require.NoError(t, f.SetCellInt(sheet, column(t, f, sheet, "完成率（%）")+"5", 75))
		require.NoError(t, f.SetCellStr(sheet, column(t, f, sheet, "进展说明")+"5", "完成三段"))
	})
	saved := filepath.Join(dir, "saved")
	for _, format := range []string{"xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97"} {
		said, err := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", format, "--outdir", saved, filled).CombinedOutput()
		if err != nil {
			t.Skipf("soffice: %s", said)
		}
	}
	stem := filepath.Join(saved, strings.TrimSuffix(filepath.Base(filled), ".xlsx"))
	old, err := os.ReadFile(stem + ".xls")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(stem+".et", old, 0o600)) // WPS writes its own sheets in the old format
	for _, path := range []string{stem + ".xlsx", stem + ".xls", stem + ".et"} {
		assert.True(t, reports.HandedOut(ctx, []string{path}), path)
		rows, refused, err := reports.ReadFillBooks(ctx, []string{path})
		require.NoError(t, err)
		assert.Empty(t, refused)
		lines, err := a.Collects.Preview(ctx, rows)
		require.NoError(t, err)
		require.Len(t, lines, 2, path)
		assert.Equal(t, "75%", lines[0].Changes[0].After)
		assert.Empty(t, lines[0].Warning, "the key survived")
		assert.True(t, lines[1].Empty())
	}
}

func TestACarelesslyFilledWorkbookMisleadsNobody(t *testing.T) {
	a, items := fillOffice(t)
	ctx := datatest.Ctx()
	require.NoError(t, a.Milestones.Save(ctx, items[2].ID, []app.Milestone{{Name: "清理完", Planned: "2026-12-01", Percent: 80}}))
	forms, err := a.Collects.Forms(ctx, "duty", nil, "2026-11-30")
	require.NoError(t, err)
	paths, err := reports.FillBooks(ctx, forms, t.TempDir(), nil)
	require.NoError(t, err)
	preview := func(path string, fn func(f *excelize.File, sheet string, at func(head string, row int) string)) []app.FillLine {
		changed := edit(t, path, func(f *excelize.File, sheet string) {
			fn(f, sheet, func(head string, row int) string { return fmt.Sprint(column(t, f, sheet, head), row) })
		})
		rows, refused, err := reports.ReadFillBooks(ctx, []string{changed})
		require.NoError(t, err)
		assert.Empty(t, refused)
		lines, err := a.Collects.Preview(ctx, rows)
		require.NoError(t, err)
		return lines
	}
	type at = func(head string, row int) string
	put := func(f *excelize.File, sheet, cell string, value any) {
		require.NoError(t, f.SetCellValue(sheet, cell, value))
	}

	lines := preview(paths[0], func(f *excelize.File, sheet string, at at) { // sorted without the hidden column
		for _, head := range []string{"编号", "任务内容"} {
			up, _ := f.GetCellValue(sheet, at(head, 5))
			down, _ := f.GetCellValue(sheet, at(head, 6))
			put(f, sheet, at(head, 5), down)
			put(f, sheet, at(head, 6), up)
		}
		put(f, sheet, at("完成率（%）", 5), 70)
		put(f, sheet, at("进展说明", 5), "第二项的进展")
		put(f, sheet, at("任务内容", 8), "合计")
		put(f, sheet, at("任务内容", 9), "填表人：王五")
	})
	require.Len(t, lines, 2, "a total and a signature are no rows of the form")
	assert.Equal(t, items[1].ID, lines[0].ID, "what the unit saw beside its figure counts")
	assert.Contains(t, lines[0].Warning, "按“编号”对上")

	lines = preview(paths[0], func(f *excelize.File, sheet string, at at) {
		put(f, sheet, at("编号", 5), items[1].No) // the number of another item, the content of its own
		put(f, sheet, at("存在问题", 5), "缺人手")
		put(f, sheet, at("编号", 6), items[0].No)
		put(f, sheet, at("任务内容", 6), "不知何物")
		put(f, sheet, at("完成率（%）", 6), 90)
	})
	assert.Equal(t, items[0].ID, lines[0].ID)
	assert.Contains(t, lines[0].Warning, "“编号”被改动")
	assert.Contains(t, lines[0].Refused, "进展说明为空", "a problem without progress is not lost in silence")
	assert.Contains(t, lines[1].Refused, "分不清填的是哪一项")

	lines = preview(paths[1], func(f *excelize.File, sheet string, at at) {
		put(f, sheet, at("进展说明", 5), "全部清完")
		put(f, sheet, at("申请办结", 5), "是")
		put(f, sheet, at("任务内容", 5), "改写了的内容")
	})
	assert.Contains(t, lines[0].Refused, "还有 1 个阶段目标未完成", "said before the whole batch would fail")
	assert.Contains(t, lines[0].Warning, "以记录为准")
}

func TestManySlipsAreOnePDFAndCanBeCancelled(t *testing.T) {
	a, items := fillOffice(t)
	ctx := datatest.Ctx()
	slips, err := a.Slips.Issue(ctx, []app.Slip{{DutyID: items[0].ID, Colour: "蓝", Reason: "进度慢", Requirement: "加快", FeedbackDue: "2026-11-30"},
		{DutyID: items[1].ID, Colour: "蓝", Reason: "进度慢", Requirement: "加快", FeedbackDue: "2026-11-30"}})
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "督办单.pdf")
	steps := 0
	require.NoError(t, reports.Volume(ctx, a, "D10", []int64{slips[0].ID, slips[1].ID}, path, func(int, int, string) { steps++ }))
	assert.Equal(t, 2, steps)
	assert.FileExists(t, path)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	other := filepath.Join(t.TempDir(), "没有.pdf")
	assert.ErrorIs(t, reports.Volume(cancelled, a, "D10", []int64{slips[0].ID}, other, nil), context.Canceled)
	assert.NoFileExists(t, other)
	assert.Error(t, reports.Volume(ctx, a, "D10", []int64{999}, other, nil))
}
