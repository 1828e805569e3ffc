package sheet_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"gongzhi/app/intake"
)

// A case is a workbook made by hand and what must be found in it, as words: "4 BAD_DATE" for a refused row, "-3 TOTAL" for
// a skipped one, "!4 NEW_ORG" for a warning, "4 完成时限=2026-03-31" for a value.
type nasty struct {
	name   string
	kind   string
	rows   [][]any
	adapt  func(t *testing.T, f *excelize.File)
	header int
	ok     int
	want   []string
	not    []string
}

var (
	dutyHead   = []any{"序号", "责任事项", "牵头单位", "完成时限", "备注"}
	appealHead = []any{"诉求编号", "所属社区", "诉求内容", "提交时间", "联系电话"}
)

func duty(n any, item, lead string, due any) []any { return []any{n, item, lead, due} }

func merge(t *testing.T, f *excelize.File, from, to string) {
	require.NoError(t, f.MergeCell("Sheet1", from, to))
}

func nastyCases() []nasty {
	return append(append(headerCases(), rowCases()...), cellCases()...)
}

func headerCases() []nasty {
	return []nasty{
		{name: "two-row header with groups", kind: "责任清单", header: 1, ok: 1, rows: [][]any{
			{"序号", "责任事项", "责任单位", nil, "完成时限"}, {nil, nil, "牵头", "配合", nil}, {1, "甲", "城管办", "派出所；司法所", "2026-03-31"}},
			adapt: func(t *testing.T, f *excelize.File) {
				merge(t, f, "C1", "D1")
				merge(t, f, "A1", "A2")
			},
			want: []string{"3 牵头单位=城管办", "3 配合单位=派出所、司法所", "3 完成时限=2026-03-31"}},
		{name: "header in row 7 with blank rows above", kind: "责任清单", header: 7, ok: 1, rows: [][]any{
			{"关于报送清单的通知"}, nil, {"附件1"}, {"2026年度责任清单"}, {"填报单位：甲办", nil, nil, "填报日期：2025年3月5日"}, nil, dutyHead, duty(1, "甲", "乙办", "3月底")},
			want: []string{"-1 TITLE", "-4 TITLE", "-5 META", "-2 EMPTY_ROW", "8 完成时限=2025-03-31", "!8 YEAR_ASSUMED"}},
		{name: "three title rows and blanks in the header", kind: "责任清单", header: 4, ok: 1, rows: [][]any{
			{"附件"}, {"清河湾街道"}, {"责任清单（第2批）"}, {"序 号", "责 任 事 项*", "★牵头单位", "完成\n时限", "备　注"}, duty(1, "甲", "乙办", "2026.3.5")},
			want: []string{"-3 TITLE", "5 完成时限=2026-03-05"}},
		{name: "own name wins over an alias", kind: "责任清单", header: 1, ok: 1, rows: [][]any{
			{"责任单位", "牵头单位", "责任事项", "完成时限"}, {"另一个", "真牵头", "甲", "2026-01-05"}},
			want: []string{"2 牵头单位=真牵头", "!1 UNKNOWN_COLUMN"}},
		{name: "column without a header", kind: "责任清单", header: 1, ok: 1, rows: [][]any{
			dutyHead, {1, "甲", "乙办", "2026-03-31", "", "", "散落的字"}}, want: []string{"!2 UNKNOWN_COLUMN"}},
		{name: "1200 columns", kind: "责任清单", header: 1, ok: 1, rows: [][]any{dutyHead, duty(1, "甲", "乙办", "2026-03-31")},
			adapt: func(t *testing.T, f *excelize.File) {
				require.NoError(t, f.SetCellValue("Sheet1", cellName(1199, 1), "多余"))
				require.NoError(t, f.SetCellValue("Sheet1", "XFD2", "最右"))
			}, want: []string{"!1 UNKNOWN_COLUMN", "!0 TRUNCATED"}},
		{name: "header repeated on the next page", kind: "责任清单", header: 1, ok: 2, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2026-03-31"), dutyHead, duty(2, "丙", "乙办", "2026-03-31")}, want: []string{"-3 TITLE"}},
		{name: "row that numbers the columns", kind: "责任清单", header: 1, ok: 1, rows: [][]any{
			dutyHead, {1, 2, 3, 4, 5}, duty(1, "甲", "乙办", "2026-03-31")}, want: []string{"-2 TITLE"}},
		{name: "hidden column and row", kind: "责任清单", header: 1, ok: 2, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2026-03-31"), duty(2, "丙", "乙办", "2026-03-31")},
			adapt: func(t *testing.T, f *excelize.File) {
				require.NoError(t, f.SetColVisible("Sheet1", "C", false))
				require.NoError(t, f.SetRowVisible("Sheet1", 3, false))
			}, want: []string{"!1 HIDDEN_COLUMN", "!3 HIDDEN_ROW"}},
		{name: "two sheets, one of notes, one hidden", kind: "责任清单", header: 1, ok: 2, rows: [][]any{dutyHead, duty(1, "甲", "乙办", "2026-03-31")},
			adapt: func(t *testing.T, f *excelize.File) {
				for _, s := range []string{"二月", "填表说明", "旧"} {
					_, err := f.NewSheet(s)
					require.NoError(t, err)
				}
				fill(t, f, "二月", [][]any{{"二月清单"}, dutyHead, duty(1, "丁", "乙办", "2026-03-31"), duty(2, "甲", "乙办", "2026-03-31")})
				fill(t, f, "填表说明", [][]any{{"请如实填写"}})
				fill(t, f, "旧", [][]any{dutyHead, duty(1, "旧事", "乙办", "2025-03-31")})
				require.NoError(t, f.SetSheetVisible("旧", false))
			}, want: []string{"4 DUPLICATE", "!0 SHEET_SKIPPED", "!0 HIDDEN_SHEET"}},
	}
}

func rowCases() []nasty {
	return []nasty{
		{name: "lead unit merged down several rows", kind: "责任清单", header: 1, ok: 3, rows: [][]any{
			dutyHead, duty(1, "甲", "城管办", "2026-03-31"), duty(2, "乙", "", "2026-03-31"), duty(3, "丙", "", "2026-03-31"), {4}},
			adapt: func(t *testing.T, f *excelize.File) { merge(t, f, "C2", "C5") },
			want:  []string{"3 牵头单位=城管办", "4 牵头单位=城管办", "-5 EMPTY_ROW"}},
		{name: "value merged to the right is not carried over", kind: "责任清单", header: 1, ok: 0, rows: [][]any{
			dutyHead, duty(1, "甲", "", "2026-03-31")},
			adapt: func(t *testing.T, f *excelize.File) { merge(t, f, "B2", "C2") }, want: []string{"2 REQUIRED"}},
		{name: "numbers start again under a section", kind: "责任清单", header: 1, ok: 4, rows: [][]any{
			dutyHead, {"一、党建类"}, duty(1, "甲", "乙办", "2026-03-31"), duty(2, "乙", "乙办", "2026-03-31"), {"（二）城管类"}, duty(1, "丙", "乙办", "2026-03-31"), duty(2, "丁", "乙办", "2026-03-31")},
			want: []string{"-2 TITLE", "-5 TITLE"}, not: []string{"!6 SEQ_DUP", "!7 SEQ_DUP"}},
		{name: "a number twice and one missing", kind: "责任清单", header: 1, ok: 4, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2026-03-31"), duty(2, "乙", "乙办", "2026-03-31"), duty(2, "丙", "乙办", "2026-03-31"), duty(nil, "丁", "乙办", "2026-03-31")},
			want: []string{"!4 SEQ_DUP", "!5 SEQ_EMPTY"}},
		{name: "notes between the rows", kind: "责任清单", header: 1, ok: 2, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2026-03-31"), {"注：以下为新增事项"}, duty(2, "乙", "乙办", "2026-03-31"), {"说明：本表一式两份"}},
			want: []string{"-3 FOOTER", "-5 FOOTER"}},
		{name: "totals in other columns", kind: "责任清单", header: 1, ok: 2, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2026-03-31"), {nil, nil, "小 计", "1项"}, duty(2, "合计违建面积核查", "乙办", "2026-03-31"), {nil, "总　计", nil, "2项"}, {"城管办合计", 2}, {"共 2 项"}},
			want: []string{"-3 SUBTOTAL", "-5 TOTAL", "-6 TOTAL", "-7 TOTAL", "4 责任事项=合计违建面积核查"}},
		{name: "rows numbered in advance and trailing blanks", kind: "责任清单", header: 1, ok: 1, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2026-03-31"), {2}, {3}, {nil, "  ", "\u3000"}, {nil, nil, nil, nil, " "}},
			want: []string{"-3 EMPTY_ROW", "-4 EMPTY_ROW"}},
		{name: "same task, other deadline", kind: "责任清单", header: 1, ok: 1, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2026-03-31"), duty(2, "甲 ", "乙　办", "2026-04-30"), duty(3, "甲", "乙办", "3月31日")},
			want: []string{"3 CONFLICT", "4 DUPLICATE"}},
		{name: "the first of a pair was refused", kind: "诉求", header: 1, ok: 1, rows: [][]any{
			appealHead, {"SQ1", "清河社区", ""}, {"SQ1", "清河社区", "有内容"}}, want: []string{"2 REQUIRED", "3 诉求编号=SQ1"}},
		{name: "stored already", kind: "诉求", header: 1, ok: 0, rows: [][]any{appealHead, {"ＳＱ－库中", "清河社区", "有内容"}}, want: []string{"2 DUPLICATE"}},
	}
}

func cellCases() []nasty {
	return []nasty{
		{name: "serial day numbers without a date format", kind: "责任清单", header: 1, ok: 2, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", 46086), duty(2, "乙", "乙办", "46086")},
			want: []string{"2 完成时限=2026-03-05", "!2 DATE_ASSUMED", "3 完成时限=2026-03-05"}},
		{name: "workbook that counts from 1904", kind: "责任清单", header: 1, ok: 2, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", 44624), duty(2, "乙", "乙办", 44624)},
			adapt: func(t *testing.T, f *excelize.File) {
				yes := true
				require.NoError(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
				style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
				require.NoError(t, err)
				require.NoError(t, f.SetCellStyle("Sheet1", "D2", "D2", style))
			}, want: []string{"2 完成时限=2026-03-05", "3 完成时限=2026-03-05"}},
		{name: "deadlines in words", kind: "责任清单", header: 1, ok: 4, rows: [][]any{
			dutyHead, duty(1, "甲", "乙办", "2月30日"), duty(2, "乙", "乙办", "2026.3-2026.6"), duty(3, "丙", "乙办", "尽快"), duty(4, "丁", "乙办", "3/5/2026"),
			duty(5, "戊", "乙办", "长期坚持"), duty(6, "己", "乙办", "２０２６年３月５日"), duty(7, "庚", "乙办", 60), duty(8, "辛", "乙办", "26.3.5")},
			want: []string{"2 BAD_DATE", "3 完成时限=2026-06-30", "4 BAD_DATE", "!6 NO_DEADLINE", "7 完成时限=2026-03-05", "8 BAD_DATE", "9 完成时限=2026-03-05"}},
		{name: "times of day", kind: "诉求", header: 1, ok: 3, rows: [][]any{
			appealHead, {"1", "清河社区", "甲", "2026/3/5 下午 2:05"}, {"2", "清河社区", "乙", 46086.5}, {"3", "清河社区", "丙", time.Date(2026, 3, 5, 9, 12, 0, 0, time.UTC)}},
			want: []string{"2 提交时间=2026-03-05 14:05", "3 提交时间=2026-03-05 12:00", "4 提交时间=2026-03-05 09:12"}},
		{name: "telephones of all sorts", kind: "诉求", header: 1, ok: 5, rows: [][]any{
			appealHead, {"1", "清河社区", "甲", nil, "'13800010001"}, {"2", "清河社区", "乙", nil, "１３８ ０００１ ０００２"}, {"3", "清河社区", "丙", nil, 13800010003},
			{"4", "清河社区", "丁", nil, "12"}, {"5", "清河社区", "戊", nil, "无"}, {"6", "清河社区", "己", nil, "1.38E+10"}},
			want: []string{"2 联系电话=13800010001", "3 联系电话=13800010002", "4 联系电话=13800010003", "!5 BAD_PHONE", "7 PRECISION_LOST"}},
		{name: "progress", kind: "责任清单", header: 1, ok: 4, rows: [][]any{
			{"责任事项", "牵头单位", "完成时限", "进度"}, {"甲", "乙办", "2026-03-31", 0.6}, {"乙", "乙办", "2026-03-31", "60"}, {"丙", "乙办", "2026-03-31", "120%"},
			{"丁", "乙办", "2026-03-31", 0.5}, {"戊", "乙办", "2026-03-31", "已完成"}, {"己", "乙办", "2026-03-31", "差不多"}},
			adapt: func(t *testing.T, f *excelize.File) {
				style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
				require.NoError(t, err)
				require.NoError(t, f.SetCellStyle("Sheet1", "D5", "D5", style))
			}, want: []string{"2 办理进度=0.6", "3 办理进度=0.6", "!3 CHECK", "4 BAD_NUMBER", "5 办理进度=0.5", "6 办理进度=1", "7 BAD_NUMBER"}},
		{name: "units known, by alias, new and several", kind: "责任清单", header: 1, ok: 3, rows: [][]any{
			dutyHead, duty(1, "甲", "城管办", "2026-03-31"), duty(2, "乙", "新来的单位", "2026-03-31"), duty(3, "丙", "城管办、派出所", "2026-03-31"), duty(4, "丁", "乙办", "2026-03-31")},
			adapt: nil, want: []string{"!2 ORG_ALIAS", "2 牵头单位=城市管理办", "!3 NEW_ORG", "4 AMBIGUOUS"}, not: []string{"!5 NEW_ORG"}},
		{name: "unknown community", kind: "诉求", header: 1, ok: 1, rows: [][]any{
			appealHead, {"1", "清 河 社 区", "甲"}, {"2", "幸福里社区", "乙"}}, want: []string{"2 所属社区=清河社区", "3 UNKNOWN_ORG"}},
		{name: "codes whose zeros are shown by format", kind: "名单", header: 1, ok: 2, rows: [][]any{
			{"编号", "姓名", "性别"}, {7, "张　三", "男"}, {"008", "李四", "其他"}},
			adapt: func(t *testing.T, f *excelize.File) {
				format := "000"
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
				require.NoError(t, err)
				require.NoError(t, f.SetCellStyle("Sheet1", "A2", "A2", style))
			}, want: []string{"2 编号=007", "2 姓名=张三", "!3 CHECK"}},
		{name: "rare and private characters", kind: "名单", header: 1, ok: 2, rows: [][]any{
			{"姓名", "职务"}, {"𠮷䶮", "代表"}, {"王\ue863", "代表"}, {"赵\ufffd", "代表"}}, want: []string{"2 姓名=𠮷䶮", "!3 PUA", "4 ENCODING"}},
		{name: "formulas that nobody may calculate", kind: "成员单位", header: 1, ok: 2, rows: [][]any{
			{"名称", "备注"}, {"=1+1", "@SUM(1)"}, {"甲公司", "<script>"}}, want: []string{"2 单位名称==1+1", "!2 FORMULA_TEXT", "3 备注=<script>"}},
		{name: "measures", kind: "指标数据", header: 1, ok: 5, rows: [][]any{
			{"社区", "指标", "本期值", "单位"}, {"清河社区", "办结率", "95.5", nil}, {"清河社区", "人次", nil, "人次"}, {"清河社区", "经费", "3.5万元", "万元"}, {"清河社区", "件数", "-3", "件"},
			{"清河社区", "办结率", "95.5%", nil}, {"清河社区", "办结率", "90%", nil}, {"清河社区", "满意度", "4.5分", "分"}},
			want: []string{"2 本期值=0.955", "!2 CHECK", "!3 MISSING_VALUE", "4 本期值=3.5", "5 BAD_NUMBER", "!6 REPEATED", "7 CONFLICT", "8 本期值=4.5"}},
	}
}

func TestNasty(t *testing.T) {
	office := names{communities: []string{"清河社区"}, orgs: []string{"乙办"}, aliases: map[string]string{"城管办": "城市管理办"},
		stored: map[string][]intake.Stored{"SQ-库中": {{Title: "SQ-库中"}}}}
	for _, n := range nastyCases() {
		t.Run(n.name, func(t *testing.T) {
			f := grid(t, n.rows)
			if n.adapt != nil {
				n.adapt(t, f)
			}
			var lookup intake.Lookup
			if strings.HasPrefix(n.name, "units") || strings.Contains(n.name, "unknown") || strings.HasPrefix(n.name, "stored") {
				lookup = office
			}
			r := judge(t, save(t, f), n.kind, "", lookup)
			require.Equal(t, "OK", r.FileVerdict, r.Message)
			assert.Equal(t, n.header, r.HeaderRow, "header row")
			assert.Equal(t, n.ok, r.Accepted, "%v", r.Rejected)
			found := findings(r)
			for _, w := range n.want {
				assert.Contains(t, found, w)
			}
			for _, w := range n.not {
				assert.NotContains(t, found, w)
			}
			refused := 0
			for _, w := range n.want {
				if !strings.ContainsAny(w[:1], "-!") && !strings.Contains(w, "=") {
					refused++
				}
			}
			if refused > 0 {
				assert.GreaterOrEqual(t, len(r.Rejected), refused)
			}
		})
	}
}

// findings writes a result in the words of the cases.
func findings(r intake.Result) []string {
	var out []string
	for _, x := range r.Rejected {
		out = append(out, fmt.Sprint(x.Row, " ", x.Code))
	}
	for _, x := range r.Skipped {
		out = append(out, fmt.Sprint("-", x.Row, " ", x.Code))
	}
	for _, x := range r.Warnings {
		out = append(out, fmt.Sprint("!", x.Row, " ", x.Code))
	}
	for _, rec := range r.Rows {
		for _, f := range rec.Values {
			text := f.Value.Text
			if f.Value.Number != "" {
				text = string(f.Value.Number)
			}
			out = append(out, fmt.Sprint(rec.Row, " ", f.Column, "=", text))
		}
	}
	return out
}

// wide encodes text as UTF-16.
func wide(text string, big bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			b.WriteByte(byte(u >> 8))
		}
		b.WriteByte(byte(u))
		if !big {
			b.WriteByte(byte(u >> 8))
		}
	}
	return b.String()
}

func TestNastyText(t *testing.T) {
	head := "诉求编号,所属社区,诉求内容\r\n"
	cases := []struct {
		name, file, content string
		ok                  int
		want                []string
	}{
		{"UTF-16 little endian", "a.csv", "\xff\xfe" + wide(head+"1,清河社区,甲\r\n", false), 1, []string{"2 诉求内容=甲"}},
		{"UTF-16 big endian", "a.csv", "\xfe\xff" + wide(head+"1,清河社区,甲\r\n", true), 1, []string{"2 诉求内容=甲"}},
		{"UTF-16 without a mark, tabs, as Excel's Unicode text", "a.txt", wide(strings.ReplaceAll(head, ",", "\t")+"1\t清河社区\t甲,乙\r\n2\t清河社区\t丙\r\n", false), 2, []string{"2 诉求内容=甲,乙"}},
		{"lone surrogate", "a.csv", "\xff\xfe" + wide(head+"1,清河社区,甲", false) + "\x00\xd8" + wide("\r\n2,清河社区,乙\r\n", false), 1, []string{"2 ENCODING"}},
		{"tab separated under the name of xls", "export.xls", strings.ReplaceAll(head, ",", "\t") + "1\t清河社区\t甲\n", 1, []string{"2 诉求内容=甲"}},
		{"separator named in the first line", "a.csv", "sep=;\r\n" + strings.ReplaceAll(head, ",", ";") + "1;清河社区;甲,乙,丙,丁\r\n", 1, []string{"2 诉求内容=甲,乙,丙,丁"}},
		{"quotes inside a field", "a.csv", head + "1,清河社区,他说\"不行\"就走\r\n2,清河社区,\"他说\"不行\"就走\"\r\n3,清河社区,\"没有关上\r\n4,清河社区,\"a\"\"b\"\r\n", 4,
			[]string{"2 诉求内容=他说\"不行\"就走", "3 诉求内容=他说\"不行\"就走", "5 诉求内容=a\"b"}},
		{"empty records count", "a.csv", head + "\r\n1,清河社区,甲\r\n,,\r\n合计,1,\r\n", 1, []string{"-2 EMPTY_ROW", "3 诉求内容=甲", "-5 TOTAL"}},
		{"old Mac line ends", "a.csv", strings.ReplaceAll(head, "\r\n", "\r") + "1,清河社区,甲\r2,清河社区,乙", 2, []string{"3 诉求内容=乙"}},
		{"UTF-8 with damaged bytes", "a.csv", head + "1,清河社区,好的内容\r\n2,清河社区,坏\xff的\r\n", 1, []string{"3 ENCODING"}},
		{"text that begins like an archive", "a.csv", "PK编号\n" + head + "1,清河社区,甲\n", 1, []string{"-1 TITLE"}},
		{"rows of unequal length", "a.csv", head + "1,清河社区,甲,,,多出来\r\n2,清河社区\r\n", 1, []string{"3 REQUIRED", "!2 UNKNOWN_COLUMN"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := judge(t, file(t, c.file, c.content), "appeal", "", nil)
			require.Equal(t, "OK", r.FileVerdict, r.Message)
			assert.Equal(t, c.ok, r.Accepted, "%v", r.Rejected)
			for _, w := range c.want {
				assert.Contains(t, findings(r), w)
			}
		})
	}
}
