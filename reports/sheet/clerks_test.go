package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/xuri/excelize/v2"
)

// clerksTables: several tables on a sheet, and what stands between and below the records. They run with TestMessyTables.
func clerksTables() []nasty { return append(clerksBlocks(), clerksCells()...) }

func clerksBlocks() []nasty {
	return []nasty{
		{name: "a second table with its columns in another order", kind: "责任清单", ok: 3, rows: [][]any{
			{"一、城管组"}, dutyHead, duty(1, "甲", "城管办", "2026-03-31"), nil, {"二、平安组"}, {"序号", "责任单位", "责任事项", "完成时限"}, {1, "派出所", "乙", "2026-04-30"}, {2, "司法所", "丙", "4月底"}},
			want: []string{"3 责任事项=甲", "-5 TITLE", "-6 TITLE", "7 责任事项=乙", "7 牵头单位=派出所", "8 责任事项=丙"}, not: []string{"!8 SEQ_DUP"}},
		{name: "a second table with one column more", kind: "责任清单", ok: 2, rows: [][]any{
			{"序号", "责任事项", "牵头单位", "完成时限"}, duty(1, "甲", "城管办", "2026-03-31"), {"序号", "责任事项", "牵头单位", "配合单位", "完成时限"}, {1, "乙", "派出所", "司法所", "2026-04-30"}},
			want: []string{"2 责任事项=甲", "4 配合单位=司法所", "4 完成时限=2026-04-30"}},
		{name: "a title of its own before each quarter", kind: "排行榜", ok: 2, rows: [][]any{
			{"2025年第二季度排行榜"}, {"名次", "社区", "得分"}, {1, "清河社区", 95}, {"2025年第三季度排行榜"}, {"名次", "社区", "得分"}, {"并列第1", "清河社区", 97}, {"平均分", nil, 96}},
			want: []string{"3 期间=2025Q2", "6 期间=2025Q3", "6 名次=1", "-4 TITLE", "-7 TOTAL"}},
		{name: "printed in two columns", kind: "名单", ok: 5, rows: [][]any{
			{"居民代表名单"}, {"序号", "姓名", "电话", "序号", "姓名", "电话"}, {1, "甲一", "13800000021", 4, "丁四", "13800000024"}, {2, "乙二", "13800000022", 5, "戊五", "13800000025"}, {3, "丙三", "13800000023"}},
			want: []string{"3 姓名=甲一", "3 姓名=丁四", "4 联系电话=13800000025", "5 姓名=丙三", "!0 SIDE_BY_SIDE"}, not: []string{"!3 SEQ_DUP"}},
		{name: "a header of three rows", kind: "责任清单", ok: 1, rows: [][]any{
			{"序号", "责任事项", "责任单位", nil, "时限"}, {nil, nil, "牵头", "配合"}, {nil, nil, "单位", "科室"}, {1, "甲", "城管办", "派出所", "2026-03-31"}},
			adapt: func(t *testing.T, f *excelize.File) {
				for _, m := range [][2]string{{"A1", "A3"}, {"B1", "B3"}, {"C1", "D1"}, {"E1", "E3"}} {
					merge(t, f, m[0], m[1])
				}
			}, want: []string{"4 牵头单位=城市管理办", "4 配合单位=派出所"}, not: []string{"3 BAD_DATE"}},
		{name: "pages with their title, header and number", kind: "责任清单", ok: 2, rows: [][]any{
			{"责任清单"}, dutyHead, duty(1, "甲", "城管办", "2026-03-31"), {"—1—"}, {"责任清单（续）"}, dutyHead, duty(2, "乙", "城管办", "2026-03-31"), {"—2—"}},
			want: []string{"-5 TITLE", "-6 TITLE", "7 责任事项=乙"}, not: []string{"5 REQUIRED"}},
		{name: "headings of sections in words and numerals", kind: "责任清单", ok: 3, rows: [][]any{
			dutyHead, {"二", "平安建设类"}, duty(1, "甲", "城管办", "2026-03-31"), {"党建引领类"}, duty(1, "乙", "城管办", "2026-03-31"), {"（一）", "其他"}, {"一", "真的一项", "城管办", "2026-03-31"}},
			want: []string{"-2 TITLE", "-4 TITLE", "-6 TITLE", "7 责任事项=真的一项"}, not: []string{"!5 SEQ_DUP"}},
		{name: "notes, labels and the office at the foot", kind: "责任清单", ok: 1, rows: [][]any{
			dutyHead, duty(1, "甲", "城管办", "2026-03-31"), {"注：以上每月调度。"}, {"  2.进度每月25日前报送。"}, {"制表", "张三", "审核", "李四"}, {"单位负责人（签字）：", nil, nil, "填报日期：2026年3月5日"}, {"主要领导签字", nil, "分管领导签字"},
			{"联系人", "张三", "联系电话", "13800010001"}, {nil, nil, nil, "清河湾街道办事处"}, {nil, nil, nil, "2026年3月5日"}},
			want: []string{"-3 FOOTER", "-4 TITLE", "-5 FOOTER", "-6 FOOTER", "-7 FOOTER", "-8 FOOTER", "-9 FOOTER", "-10 FOOTER"}},
		{name: "an item begun below the last one is refused, not skipped", kind: "责任清单", ok: 1, rows: [][]any{
			dutyHead, duty(1, "甲", "城管办", "2026-03-31"), {2, "只写了事项"}, {nil, "没有编号的事项"}, duty(3, "", "城管办", "2026-03-31"), {nil, nil, "城管办"}},
			want: []string{"3 REQUIRED", "4 REQUIRED", "5 REQUIRED"}},
		{name: "examples, instructions and numbers of columns", kind: "责任清单", ok: 2, rows: [][]any{
			dutyHead, {"①", "②", "③", "④", "⑤"}, {"", "填写具体事项，不超过200字", "填写单位全称", "填写到日"}, {"例", "整治某小区", "城管办", "2026-12-31"}, {1, "（示例）整治某路", "城管办", "2026-12-31"},
			duty(1, "例行检查消防设施", "城管办", "2026-03-31"), duty(2, "说明书印制", "城管办", "2026-03-31")},
			want: []string{"-2 TITLE", "-3 TITLE", "-4 TITLE", "-5 TITLE", "6 责任事项=例行检查消防设施", "7 责任事项=说明书印制"}},
	}
}

func clerksCells() []nasty {
	return []nasty{
		{name: "words around a unit's name", kind: "责任清单", ok: 6, rows: [][]any{
			dutyHead, duty(1, "甲", "城管办（牵头）", "2026-03-31"), duty(2, "乙", "牵头单位：城管办", "2026-03-31"), duty(3, "丙", "街道城管办", "2026-03-31"), duty(4, "丁", "城管办。", "2026-03-31"), duty(5, "戊", "城管办公室", "2026-03-31"),
			duty(6, "己", "清河居委会", "2026-03-31"), duty(7, "庚", "各社区", "2026-03-31"), duty(8, "辛", "123", "2026-03-31")},
			want: []string{"2 牵头单位=城市管理办", "3 牵头单位=城市管理办", "4 牵头单位=城市管理办", "5 牵头单位=城市管理办", "6 牵头单位=城市管理办", "7 牵头单位=清河社区", "!2 ORG_ALIAS", "8 AMBIGUOUS", "9 AMBIGUOUS"}},
		{name: "the same unit twice, and units numbered or parted by other signs", kind: "责任清单", ok: 3, rows: [][]any{
			{"责任事项", "牵头单位", "配合单位", "完成时限"}, {"甲", "派出所", "城管办、城市管理办", "2026-03-31"}, {"乙", "派出所", "城管办+司法所", "2026-03-31"}, {"丙", "派出所", "城管办(配合)、司法所(协助)", "2026-03-31"}},
			want: []string{"2 配合单位=城市管理办", "3 配合单位=城市管理办、司法所", "4 配合单位=城市管理办、司法所"}},
		{name: "a person's telephone beside the name", kind: "责任清单", ok: 2, rows: [][]any{
			{"责任事项", "牵头单位", "完成时限", "责任人及联系方式"}, {"甲", "城管办", "2026-03-31", "张三13800010001"}, {"乙", "城管办", "2026-03-31", "李四（电话：138 0001 0002）"}},
			want: []string{"2 责任人=张三", "2 联系电话=13800010001", "3 责任人=李四", "3 联系电话=13800010002", "!2 CHECK"}},
		{name: "identity numbers in sentences", kind: "诉求", ok: 2, rows: [][]any{
			appealHead, {"1", "清河社区", "张某990100199001011239反映低保"}, {"2", "清河社区", "编号99010020260101123900未办"}}, want: []string{"!2 PERSONAL"}, not: []string{"!3 PERSONAL"}},
		{name: "unit of measure in the heading", kind: "指标数据", ok: 3, rows: [][]any{
			{"社区", "指标", "本期值（万元）"}, {"清河社区", "投入", 3.5}, {"河湾社区", "投入", "1.2万元"}, {"清河社区", "投入二", "500元"}},
			want: []string{"2 本期值=3.5", "2 单位=万元", "3 本期值=1.2", "4 本期值=0.05", "!4 CHECK"}},
		{name: "unit of measure in the title", kind: "指标数据", ok: 1, rows: [][]any{{"资金投入表（单位：万元）"}, {"社区", "指标", "本期值"}, {"清河社区", "投入", 3.5}}, want: []string{"3 本期值=3.5", "3 单位=万元"}},
		{name: "one indicator in two units of measure", kind: "指标数据", ok: 2, rows: [][]any{
			{"社区", "指标", "本期值", "单位"}, {"清河社区", "投入", 3.5, "万元"}, {"河湾社区", "投入", 35000, "元"}}, want: []string{"2 本期值=3.5", "3 本期值=3.5", "!3 CHECK"}},
		{name: "times written close to the day", kind: "诉求", ok: 2, rows: [][]any{appealHead, {"1", "清河社区", "甲", "2026/3/5下午3:20"}, {"2", "清河社区", "乙", "2026年3月5日15:20"}},
			want: []string{"2 提交时间=2026-03-05 15:20", "3 提交时间=2026-03-05 15:20"}},
	}
}

// TestTextLiterals: numbers that a program wrapped in ="…" so that they stay text.
func TestTextLiterals(t *testing.T) {
	r := judge(t, file(t, "a.csv", "诉求编号,所属社区,诉求内容,联系电话,备注\n=\"00123\",清河社区,甲,=\"13800000001\",=\"\"\n2,清河社区,=1+1,,\n"), "诉求", "", nil)
	found := findings(r)
	for _, want := range []string{"2 诉求编号=00123", "2 联系电话=13800000001", "3 诉求内容==1+1"} {
		assert.Contains(t, found, want)
	}
	assert.Empty(t, r.Rows[0].Value("备注").Text)
}
