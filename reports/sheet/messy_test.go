package sheet_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"gongzhi/reports/sheet"
)

// TestMessyTables: what clerks do to tables, one thing at a time. The words are those of nasty.
func TestMessyTables(t *testing.T) {
	office := names{communities: []string{"清河社区", "河湾社区"}, orgs: []string{"派出所", "司法所", "城市管理办", "清河社区", "河湾社区"}, aliases: map[string]string{"城管办": "城市管理办"}}
	for _, n := range slices.Concat(messyHeads(), messyRows(), messyCells(), clerksTables()) {
		t.Run(n.name, func(t *testing.T) {
			f := grid(t, n.rows)
			if n.adapt != nil {
				n.adapt(t, f)
			}
			r := judge(t, save(t, f), n.kind, "", office)
			require.Equal(t, "OK", r.FileVerdict, r.Message)
			assert.Equal(t, n.ok, r.Accepted, "%v", r.Rejected)
			found := findings(r)
			for _, w := range n.want {
				assert.Contains(t, found, w)
			}
			for _, w := range n.not {
				assert.NotContains(t, found, w)
			}
			for _, x := range r.Rejected {
				assert.Contains(t, x.Reason, fmt.Sprintf("第 %d 行", x.Row))
				assert.NotEmpty(t, x.Column)
				assert.True(t, strings.HasSuffix(x.Reason, "。") && strings.Count(x.Reason, "。")+strings.Count(x.Reason, "，")+strings.Count(x.Reason, "；") >= 2, "what and how to cure: %s", x.Reason)
			}
		})
	}
}

func messyHeads() []nasty {
	return []nasty{
		{name: "units of measure below the header", kind: "责任清单", ok: 1, rows: [][]any{
			{"序号", "责任事项", "牵头单位", "完成时限"}, {nil, nil, nil, "（年月日）"}, duty(1, "甲", "城管办", "2026-03-31")}, want: []string{"3 完成时限=2026-03-31"}},
		{name: "the same heading twice", kind: "责任清单", ok: 1, rows: [][]any{
			{"责任事项", "牵头单位", "联系电话", "配合单位", "联系电话", "完成时限"}, {"甲", "城管办", "13800010001", "派出所", "13800010002", "2026-03-31"}},
			want: []string{"2 联系电话=13800010001", "!1 UNKNOWN_COLUMN"}},
		{name: "empty sheets before the list", kind: "责任清单", ok: 1, rows: nil, adapt: func(t *testing.T, f *excelize.File) {
			for _, s := range []string{"Sheet2", "清单"} {
				_, err := f.NewSheet(s)
				require.NoError(t, err)
			}
			fill(t, f, "清单", [][]any{dutyHead, duty(1, "甲", "城管办", "2026-03-31")})
		}, want: []string{"2 责任事项=甲"}},
		{name: "a sheet for each of twelve months", kind: "责任清单", ok: 12, rows: nil, adapt: func(t *testing.T, f *excelize.File) {
			for m := range 12 {
				name := fmt.Sprintf("%d月", m+1)
				_, err := f.NewSheet(name)
				require.NoError(t, err)
				fill(t, f, name, [][]any{{"2026年" + name + "清单"}, dutyHead, duty(1, "事"+name, "城管办", name+"底"), {"合计", "1项"}})
			}
		}},
		{name: "English and bracketed headings", kind: "成员单位", ok: 1, rows: [][]any{{"NO.", "单位名称（全称）", "联系电话（手机）"}, {1, "甲公司", "13800010001"}},
			want: []string{"2 单位名称=甲公司", "2 联系电话=13800010001"}},
		{name: "instructions above the header", kind: "名单", ok: 1, rows: [][]any{
			{"填表说明：一、姓名按身份证填写；二、联系电话必填；三、单位写全称。"}, nil, {"姓名", "联系电话", "单位"}, {"张 三", "13800010001", "派出所"}}, want: []string{"4 姓名=张三"}},
		{name: "quarter in the title", kind: "排行榜", ok: 2, rows: [][]any{
			{"2026年第二季度社区考评排行榜"}, {"名次", "社区", "得分"}, {1, "清河社区", 95.5}, {2, "河湾社区", 90}}, want: []string{"3 期间=2026Q2", "4 期间=2026Q2"}, not: []string{"!2 PERIOD_ASSUMED"}},
		{name: "quarters in a column, in every spelling", kind: "指标数据", ok: 6, rows: [][]any{
			{"社区", "指标", "本期值", "季度"}, {"清河社区", "甲", 1, "2026Q1"}, {"清河社区", "甲", 2, "二季度"}, {"清河社区", "甲", 3, "2026年第三季度"}, {"清河社区", "甲", 4, "26Q4"},
			{"清河社区", "乙", 5, "2026年8月"}, {"清河社区", "乙", 6, "２０２６年２季度"}, {"清河社区", "丙", 7, "上半年"}},
			want: []string{"2 期间=2026Q1", "3 期间=2026Q2", "!3 YEAR_ASSUMED", "4 期间=2026Q3", "5 期间=2026Q4", "6 期间=2026Q3", "!6 CHECK", "7 期间=2026Q2", "8 BAD_DATE"}},
	}
}

func messyRows() []nasty {
	return []nasty{
		{name: "as above", kind: "责任清单", ok: 3, rows: [][]any{
			dutyHead, duty(1, "甲", "城管办", "2026-03-31"), duty(2, "乙", "同上", "〃"), duty(3, "丙", "\"", "2026-04-30")},
			want: []string{"3 牵头单位=城市管理办", "3 完成时限=2026-03-31", "4 牵头单位=城市管理办", "!3 DITTO"}},
		{name: "as above with nothing above", kind: "责任清单", ok: 0, rows: [][]any{dutyHead, duty(1, "甲", "同上", "2026-03-31")}, want: []string{"2 REQUIRED"}},
		{name: "totals and signatures in other words", kind: "责任清单", ok: 1, rows: [][]any{
			dutyHead, duty(1, "甲", "城管办", "2026-03-31"), {"合计（项）", 1}, {"Total", 1}, {nil, "小计（城管）", nil, 1}, {nil, nil, nil, "清河湾街道办事处（盖章）"}, {nil, nil, nil, "2026年3月5日"}, {"第1页 共3页"},
			{"主任签字："}, {"填表人：张三    审核人：李四"}, {nil, nil, "以上情况属实"}, {nil, nil, "— 3 —"}},
			want: []string{"-3 TOTAL", "-4 TOTAL", "-5 SUBTOTAL", "-6 FOOTER", "-7 FOOTER", "-8 FOOTER", "-9 FOOTER", "-10 FOOTER", "-11 FOOTER"}},
		{name: "several people in a cell", kind: "责任清单", ok: 5, rows: [][]any{
			{"责任事项", "牵头单位", "责任人", "完成时限"}, {"甲", "城管办", "张三、李四", "2026-03-31"}, {"乙", "城管办", "张三／李四", "2026-03-31"}, {"丙", "城管办", "张三 李四", "2026-03-31"},
			{"丁", "城管办", "张 三", "2026-03-31"}, {"戊", "城管办", "欧阳 娜娜", "2026-03-31"}},
			want: []string{"2 责任人=张三、李四", "3 责任人=张三、李四", "4 责任人=张三、李四", "5 责任人=张三", "6 责任人=欧阳娜娜"}},
		{name: "several people in a row of a roster", kind: "名单", ok: 3, rows: [][]any{
			{"姓名", "职务"}, {"张三、李四", "代表"}, {"阿依古丽·买买提", "代表"}, {"王　五", "代表"}, {"John Smith", "顾问"}},
			want: []string{"2 AMBIGUOUS", "3 姓名=阿依古丽·买买提", "4 姓名=王五", "5 姓名=John Smith"}},
		{name: "several units in a cell", kind: "责任清单", ok: 5, rows: [][]any{
			{"责任事项", "牵头单位", "配合单位", "完成时限"}, {"甲", "城管办", "派出所／司法所", "2026-03-31"}, {"乙", "城管办", "派出所 司法所", "2026-03-31"}, {"丙", "城管办", "派出所和司法所", "2026-03-31"},
			{"丁", "城管办", "派 出 所", "2026-03-31"}, {"戊", "城管办", "各社区；有关单位", "2026-03-31"}, {"己", "派出所 司法所", "", "2026-03-31"}, {"庚", "派出所及司法所", "", "2026-03-31"}},
			want: []string{"2 配合单位=派出所、司法所", "3 配合单位=派出所、司法所", "4 配合单位=派出所、司法所", "5 配合单位=派出所", "6 配合单位=各社区、有关单位", "7 AMBIGUOUS", "8 AMBIGUOUS"}},
		{name: "units that are their own superiors", kind: "成员单位", ok: 3, rows: [][]any{
			{"单位名称", "上级单位"}, {"甲", "乙"}, {"乙", "丙"}, {"丙", "甲"}, {"丁", "丁"}, {"戊", "甲"}, {"己", "戊"}, {"庚", nil}},
			want: []string{"2 CONFLICT", "3 CONFLICT", "4 CONFLICT", "5 CONFLICT"}},
	}
}

func messyCells() []nasty {
	long := strings.Repeat("很长", 1200)
	return []nasty{
		{name: "days in every spelling", kind: "责任清单", ok: 22, rows: days(
			"2026年3月31日", "2026.3.31", "2026/3/31", "2026-3-31", "20260331", "２０２６．３．３１", "2026 年 3 月 31 日", "2026年3月31日前", "2026年3月底", "2026年3月底前完成", "2026.03.31前", "26.3.31",
			"2026-03-31 00:00:00", "2026年三月三十一日", "二〇二六年三月三十一日", "2026年3月31日（周二）", "2026年第一季度", "2026年3月末", "截至2026年3月31日", "2026年3月", "2026-03-31T08:00", "至2026年3月底")},
		{name: "days that nobody can know", kind: "责任清单", ok: 0, rows: days("尽快", "待定", "2026年2月30日", "13月5日", "3/5/2026", "60", "见附件", "2026年13月", "0000-00-00", "#N/A")},
		{name: "progress in words and signs", kind: "责任清单", ok: 5, rows: [][]any{
			{"责任事项", "牵头单位", "完成时限", "进度"}, {"甲", "城管办", "2026-03-31", "６０％"}, {"乙", "城管办", "2026-03-31", "60 %"}, {"丙", "城管办", "2026-03-31", "已办结"}, {"丁", "城管办", "2026-03-31", 1},
			{"戊", "城管办", "2026-03-31", "—"}, {"己", "城管办", "2026-03-31", "-5%"}}, want: []string{"2 办理进度=0.6", "3 办理进度=0.6", "4 办理进度=1", "7 BAD_NUMBER"}},
		{name: "too long", kind: "诉求", ok: 1, rows: [][]any{appealHead, {"1", "清河社区", long}, {"2", "清河社区", "短"}}, want: []string{"2 TOO_LONG"}},
		{name: "invisible characters", kind: "诉求", ok: 1, rows: [][]any{appealHead, {"1\u200b", "\ufeff清河\u00a0社区", "甲乙", "尽\u200b快"}, {"2", "清河社区", "丙\u202e丁"}}, want: []string{"2 BAD_DATE", "3 诉求内容=丙丁"}},
		{name: "scores that are none", kind: "排行榜", ok: 1, rows: [][]any{
			{"名次", "社区", "得分"}, {1, "清河社区", "95.5分"}, {2, "河湾社区", "-3"}, {"一", "派出所", "十分"}, {1.5, "司法所", 3}}, want: []string{"2 得分=95.5", "3 BAD_NUMBER", "4 BAD_NUMBER", "5 BAD_NUMBER"}},
		{name: "identity numbers", kind: "名单", ok: 4, rows: [][]any{
			{"姓名", "身份证号"}, {"甲", "11010519491231002x"}, {"乙", "１１０１０５１９４９１２３１００２Ｘ"}, {"丙", "110105 19491231 002X"}, {"丁", "110105194912310021"}, {"戊", 1.10105194912310e17}, {"己", "1.10105E+17"}},
			want: []string{"2 身份证号=11010519491231002X", "3 身份证号=11010519491231002X", "4 身份证号=11010519491231002X", "!5 BAD_ID", "6 PRECISION_LOST", "7 PRECISION_LOST"}},
		{name: "times as Excel keeps them", kind: "诉求", ok: 1, rows: [][]any{appealHead, {"1", "清河社区", "甲", time.Date(2026, 3, 5, 23, 59, 59, 0, time.UTC)}}, want: []string{"2 提交时间=2026-03-05 23:59"}},
	}
}

func days(texts ...string) [][]any {
	rows := [][]any{dutyHead}
	for i, d := range texts {
		rows = append(rows, duty(i+1, fmt.Sprint("事", i), "城管办", d))
	}
	return rows
}

// TestMessyDays: whatever the spelling, it is the last of March.
func TestMessyDays(t *testing.T) {
	for _, n := range messyCells()[:1] {
		r := judge(t, save(t, grid(t, n.rows)), n.kind, "", nil)
		for _, row := range r.Rows {
			assert.Equal(t, "2026-03-31", row.Value("完成时限").Text, row.Value("完成时限").Raw)
		}
	}
}

// TestMessyFiles: files that are no tables, or not quite.
func TestMessyFiles(t *testing.T) {
	head := "责任事项,牵头单位,完成时限\n"
	picture := bookParts(`<worksheet><sheetData/></worksheet>`)
	picture["xl/media/image1.png"] = "\x89PNG"
	for _, c := range []struct{ name, path, code, says string }{
		{"only a photograph", zipped(t, "a.xlsx", picture), "EMPTY_FILE", "图片"},
		{"LibreOffice lock", file(t, ".~lock.a.xlsx#", "x"), "LOCK_FILE", "锁文件"},
		{"RAR", file(t, "a.xlsx", "Rar!\x1a\x07\x00"), "WRONG_EXTENSION", "RAR"},
		{"mail of a web page", file(t, "a.xls", "MIME-Version: 1.0\nContent-Type: multipart/related\n"), "UNSUPPORTED_HTML_XLS", "网页"},
		{"spaces and line ends", file(t, "a.csv", "\n\n \t\n"), "EMPTY_FILE", "没有内容"},
		{"not a book inside", zipped(t, "a.xlsx", map[string]string{"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": "<worksheet/>"}), "CORRUPT", "重新索取"},
		{"sheet is missing", zipped(t, "a.xlsx", without(bookParts(""), "xl/worksheets/sheet1.xml")), "CORRUPT", "重新索取"},
		{"entities that grow", zipped(t, "a.xlsx", bookParts(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`)), "CORRUPT", "重新索取"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := sheet.Open(context.Background(), c.path, sheet.Options{})
			var refusal *sheet.Refusal
			require.True(t, errors.As(err, &refusal), "%v", err)
			assert.Equal(t, c.code, refusal.Code, refusal.Message)
			assert.Contains(t, refusal.Message, c.says)
		})
	}
	for _, c := range []struct{ name, file, text string }{
		{"workbook's name over text", "a.xlsx", head + "甲,城管办,2026-03-31\n乙,城管办,2026-03-31\n"},
		{"old Mac line ends", "a.csv", strings.ReplaceAll(head+"甲,城管办,2026-03-31\n乙,城管办,2026-03-31\n", "\n", "\r")},
		{"bars", "a.txt", strings.ReplaceAll(head+"甲,城管办,2026-03-31\n乙,城管办,2026-03-31\n", ",", "|")},
		{"every line in quotes", "a.csv", "\"责任事项,牵头单位,完成时限\"\n\"甲,城管办,2026-03-31\"\n\"乙,城管办,2026-03-31\"\n"},
		{"full-width commas", "a.csv", strings.ReplaceAll(head+"甲,城管办,2026-03-31\n乙,城管办,2026-03-31\n", ",", "，")},
		{"title before the header", "a.csv", "2026年责任清单\n" + head + "甲,城管办,2026-03-31\n乙,城管办,2026-03-31\n合计,2\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := judge(t, file(t, c.file, c.text), "责任清单", "", nil)
			require.Equal(t, "OK", r.FileVerdict, r.Message)
			assert.Equal(t, 2, r.Accepted, "%v", r.Rejected)
			assert.Len(t, book(t, file(t, c.file, c.text)).SHA256, 64)
		})
	}
}

func without(parts map[string]string, name string) map[string]string {
	delete(parts, name)
	return parts
}

func book(t *testing.T, path string) *sheet.Book {
	b, err := sheet.Open(context.Background(), path, sheet.Options{})
	require.NoError(t, err)
	return b
}
