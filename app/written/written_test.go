package written

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func codes(ws []Warning) string {
	s := ""
	for _, w := range ws {
		if w.Reason == "" {
			return "warning without reason"
		}
		s += w.Code + " "
	}
	return s
}

func TestDate(t *testing.T) {
	c := Context{Year: 2026, YearFrom: "填报日期"}
	const year, assumed = "YEAR_ASSUMED ", "DATE_ASSUMED "
	for _, k := range []struct{ in, want, warn string }{
		{"2026年3月5日", "2026-03-05", ""}, {"2026.3.5", "2026-03-05", ""}, {"2026/3/5", "2026-03-05", ""}, {"2026-3-5", "2026-03-05", ""},
		{"20260305", "2026-03-05", ""}, {"２０２６年３月５日", "2026-03-05", ""}, {"3月5日前", "2026-03-05", year}, {"46086", "2026-03-05", assumed},
		{"26.3.5", "2026-03-05", ""}, {"26年3月5日", "2026-03-05", ""}, {"26-3-5", "2026-03-05", assumed},
		{"3月底", "2026-03-31", year}, {"3月末", "2026-03-31", year}, {"2月底前完成", "2026-02-28", year}, {"2028年2月底", "2028-02-29", ""},
		{"一季度", "2026-03-31", year}, {"2026年第三季度", "2026-09-30", ""}, {"上半年", "2026-06-30", year}, {"年底", "2026-12-31", year}, {"2027年底前", "2027-12-31", ""}, {"下半年", "2026-12-31", year},
		{"3月—6月", "2026-06-30", year}, {"2026.3-2026.6", "2026-06-30", ""}, {"2026年3月至6月", "2026-06-30", ""}, {"1-3月", "2026-03-31", year}, {"2026.3.5-3.10", "2026-03-10", ""},
		{"2026年3月5日—2026年4月1日", "2026-04-01", ""}, {"3月5日至10日", "2026-03-10", year}, {"2026-3—2026-6", "2026-06-30", ""}, {"2026-3-2026-6", "2026-06-30", ""},
		{"2026 年 3 月 5 日", "2026-03-05", ""}, {"2026-03-05 00:00:00", "2026-03-05", ""}, {"2026-03-05T00:00:00Z", "2026-03-05", ""}, {"\u200b2026年3月5日\u00a0", "2026-03-05", ""},
		{"二〇二六年三月十五日", "2026-03-15", ""}, {"十二月二十日前", "2026-12-20", year}, {"三月三十一日", "2026-03-31", year}, {"12月十日", "2026-12-10", year},
		{"2026年6月", "2026-06-30", assumed}, {"3月中旬", "2026-03-20", year + assumed}, {"3月5号", "2026-03-05", year}, {"于2026年3月5日前完成", "2026-03-05", ""}, {"2026年4月1日至2026年3月1日", "", Ambiguous},
		{"今年年底", "2026-12-31", year}, {"今年底前", "2026-12-31", year}, {"今年3月底", "2026-03-31", year}, {"2027年度", "2027-12-31", ""}, {"2026年内", "2026-12-31", ""}, {"年内", "2026-12-31", year},
		{"2026年12月31日17:00前", "2026-12-31", ""}, {"2026年12月31日下午5点前", "2026-12-31", ""}, {"12月31日24时前", "2026-12-31", year}, {"2026-12-31 8:30", "2026-12-31", ""},
		{"尽快", "", BadDate}, {"立即", "", BadDate}, {"明年3月底", "", BadDate}, {"度", "", BadDate}, {"待定", "", BadDate}, {"2月30日", "", BadDate}, {"3/5/2026", "", Ambiguous}, {"26/3/5", "", Ambiguous}, {"60", "", BadDate}, {"2026-2-29", "", BadDate},
		{"2026.3/5", "", BadDate}, {"29999", "", BadDate}, {"60001", "", BadDate}, {"会后一周内", "", BadDate}, {"20261301", "", BadDate}, {"3月0日", "", BadDate}, {"2026年", "", BadDate}, {"0.6", "", BadDate}, {"底", "", BadDate}, {"—", "", BadDate},
	} {
		r := Date(k.in, c)
		if k.want == "" {
			assert.Equal(t, Refused, r.Kind, k.in)
			assert.Equal(t, k.warn, r.Code, k.in)
			assert.Contains(t, r.Reason, "“", k.in)
			continue
		}
		assert.Equal(t, Day, r.Kind, "%s: %s", k.in, r.Reason)
		assert.Equal(t, k.want, r.Date, k.in)
		assert.Equal(t, k.warn, codes(r.Warnings), k.in)
	}
	for _, s := range []string{"长期坚持", "立行立改", "持续推进", "长 期", "常态化", "长期坚持，持续推进", "全年持续推进", "立即整改", "长期整改", "立行立改、长期坚持"} {
		r := Date(s, c)
		assert.Equal(t, None, r.Kind, s)
		assert.Equal(t, "NO_DEADLINE ", codes(r.Warnings))
	}
	assert.Equal(t, Blank, Date(" \u3000", c).Kind)
	assert.Equal(t, BadDate, Date("3月底", Context{}).Code)
	assert.Equal(t, "2026-03-05", Date("44624", Context{Date1904: true}).Date)
	assert.Contains(t, Date("3月5日前", c).Warnings[0].Reason, "填报日期的 2026 年")
}

func TestEntry(t *testing.T) {
	c := Context{Today: "2026-09-17", AddWorkdays: func(d string, n int) string {
		if d == "2026-09-17" && n == 5 {
			return "2026-09-23"
		}
		return ""
	}}
	for in, want := range map[string]string{
		"9-28": "2026-09-28", "0928": "2026-09-28", "20260928": "2026-09-28", "+5": "2026-09-23", "＋５": "2026-09-23", "今": "2026-09-17", "今天": "2026-09-17",
		"9.28": "2026-09-28", "2027-1-4": "2027-01-04", "9月底": "2026-09-30", "2026年9月28日": "2026-09-28",
	} {
		r := Entry(in, c)
		assert.Equal(t, want, r.Date, "%s %s", in, r.Reason)
		assert.Empty(t, r.Warnings, in)
	}
	for _, bad := range []string{"2-30", "1328", "+9", "尽快", "28"} {
		assert.Equal(t, Refused, Entry(bad, c).Kind, bad)
	}
	assert.Equal(t, Blank, Entry("", c).Kind)
}

func TestEntryReadsDaysToldFromToday(t *testing.T) {
	c := Context{Today: "2026-11-24", AddWorkdays: func(d string, n int) string { return map[int]string{3: "2026-11-27", -3: "2026-11-19"}[n] }} // a Tuesday
	for in, want := range map[string]string{
		"今日": "2026-11-24", "明天": "2026-11-25", "明日": "2026-11-25", "大后天": "2026-11-27", "昨天": "2026-11-23", "周五": "2026-11-27", "本周五前": "2026-11-27", "星期一": "2026-11-23", "下周三": "2026-12-02", "下周日": "2026-12-06",
		"下下周一": "2026-12-07", "上周五": "2026-11-20", "下个礼拜二": "2026-12-01", "3个工作日内": "2026-11-27", "三个工作日": "2026-11-27", "-3": "2026-11-19", "−3": "2026-11-19", "5天后": "2026-11-29", "十日内": "2026-12-04", "两周后": "2026-12-08", "+2周": "2026-12-08",
		"半个月后": "2026-12-09", "3个月后": "2027-02-24", "半年内": "2027-05-24", "月底": "2026-11-30", "月末前": "2026-11-30", "下月底": "2026-12-31", "下个月5日": "2026-12-05", "本月15日": "2026-11-15", "下月初": "2026-12-01", "15日": "2026-11-15", "30号前": "2026-11-30",
		"季末": "2026-12-31", "本季度末": "2026-12-31", "下季度末": "2027-03-31", "上季末": "2026-09-30", "明年3月底": "2027-03-31", "明年底": "2027-12-31", "明年一季度": "2027-03-31", "去年12月31日": "2025-12-31", "年底": "2026-12-31",
	} {
		r := Entry(in, c)
		assert.Equal(t, want, r.Date, "%s %s", in, r.Reason)
	}
	assert.Equal(t, "2027-02-28", Entry("1个月后", Context{Today: "2027-01-31"}).Date, "the last day of a shorter month")
	for _, bad := range []string{"31日", "下月32日", "下周八", "半周后", "明年", "明年2月30日", "3月内", "今晚", "周", "节后"} {
		assert.Equal(t, Refused, Entry(bad, c).Kind, bad)
	}
	assert.Equal(t, Refused, Date("下周三", c).Kind, "a list is not read against today")
}

func TestEntryReadsEverySpellingOfADay(t *testing.T) {
	c := Context{Today: "2026-11-24"}
	for _, in := range []string{"二〇二六年九月十七日", "二零二六年九月十七日", "二○二六年九月十七日", "贰零贰陆年玖月拾柒日", "2026年9月17日", "２０２６年９月１７日", "2026.9.17", "2026。9。17", "2026，9，17", "2026、9、17",
		"2026 9 17", "2026/9/17", "2026-09-17", "20260917", "２０２６０９１７", "260917", "26.9.17", "26年9月17日", "9月17日", "9月17", "9.17", "９．１７", "9/17", "9-17", "9。17", "0917", "九月十七日", "九月十七", "9月17号", "9月17日前", "9月17日以前完成",
		"9月17日（星期四）", "2026年9月17日(周四)", "2026-09-17 星期四", "九月十七日礼拜四", "'2026-9-17", "2026-09-17 14:30", "2026-09-17T10:00:00+08:00", "2026年9月17日下午5点前"} {
		r := Entry(in, c)
		assert.Equal(t, "2026-09-17", r.Date, "%s %s", in, r.Reason)
	}
	for in, want := range map[string]string{"九月廿七日": "2026-09-27", "十月卅一日": "2026-10-31", "26Q3": "2026-09-30", "2027q1": "2027-03-31"} {
		assert.Equal(t, want, Entry(in, c).Date, in)
	}
	for _, bad := range []string{"201315", "250931"} {
		assert.Equal(t, Refused, Entry(bad, c).Kind, bad)
	}
	wrong := Entry("9月17日（星期三）", c)
	assert.Equal(t, Refused, wrong.Kind)
	assert.Contains(t, wrong.Reason, "2026-09-17 是星期四")
	assert.Equal(t, Ambiguous, Entry("200912", c).Code, "2020-09-12 or September 2009")
	assert.Contains(t, Entry("2026。2。30", c).Reason, "2026。2。30", "the reason has the text as typed")
}

func TestNumber(t *testing.T) {
	for _, k := range []struct{ in, unit, want, warn string }{
		{"９５．５％", "%", "0.955", ""}, {"1,234", "人次", "1234", ""}, {"１，２３４", "人次", "1234", ""}, {"0.925", "%", "0.925", ""}, {"92.5", "%", "0.925", "CHECK "}, {"92.5%", "", "0.925", ""},
		{"1 234.5小时", "小时", "1234.5", "CHECK "}, {"3.5万元", "元", "35000", "CHECK "}, {"￥12,000.00", "元", "12000", ""}, {"120%", "%", "1.2", "CHECK "}, {"1234\n", "人次", "1234", ""}, {"0", "%", "0", ""},
		{"3.5万元", "万元", "3.5", ""}, {"35000元", "万元", "3.5", "CHECK "}, {"1.2万", "人", "12000", "CHECK "}, {"12场", "场", "12", ""}, {"60", "%", "0.6", "CHECK "}, {"1", "%", "1", "CHECK "}, {"100%", "%", "1", ""},
		{"5‰", "%", "0.005", ""}, {"-3", "元", "-3", "CHECK "}, {".5", "", "0.5", ""}, {"12件", "", "12", "CHECK "}, {"0.1", "", "0.1", ""},
		{"约80%", "%", "", BadNumber}, {">90%", "%", "", BadNumber}, {"八成", "%", "", BadNumber}, {"8O%", "%", "", BadNumber}, {"-3", "件", "", BadNumber}, {"1,23", "", "", BadNumber}, {"12 34", "", "", BadNumber},
		{"5天", "小时", "", BadNumber}, {"3/4", "", "", BadNumber}, {"1.2E+05", "", "", BadNumber}, {"80%-90%", "%", "", BadNumber}, {"80%左右", "%", "", BadNumber}, {"5%", "件", "", BadNumber}, {"¥5", "件", "", BadNumber}, {"1.2.3", "", "", BadNumber}, {"#DIV/0!", "", "", BadNumber},
	} {
		r := Number(k.in, k.unit)
		if k.want == "" {
			assert.Equal(t, k.warn, r.Code, "%s %s → %s", k.in, k.unit, r.Exact)
			assert.Contains(t, r.Reason, "“")
			continue
		}
		assert.True(t, r.OK(), "%s %s", k.in, r.Reason)
		assert.Equal(t, k.want, r.Exact, k.in)
		assert.Equal(t, k.warn, codes(r.Warnings), k.in)
	}
	for in, warn := range map[string]string{"—": "MISSING_VALUE ", "无": "MISSING_VALUE ", "": "", "缺报": "MISSING_VALUE ", "N/A": "MISSING_VALUE "} {
		r := Number(in, "%")
		assert.True(t, r.Missing, in)
		assert.False(t, r.OK())
		assert.Equal(t, warn, codes(r.Warnings), in)
	}
}

func TestNumbersInChinese(t *testing.T) {
	for in, want := range map[string]float64{"壹万贰仟": 12000, "壹万贰仟叁佰元整": 12300, "人民币壹万贰仟叁佰肆拾伍元陆角柒分": 12345.67, "一万二": 12000, "一万零二": 10002, "三千五": 3500, "三千零五": 3005, "三千五百元": 3500, "两百五": 250,
		"二十": 20, "十五": 15, "一百一十": 110, "十": 10, "五": 5, "五万": 50000, "十二万三千": 123000, "一亿二千万": 120000000, "三亿零五万元正": 300050000, "伍拾元伍角": 50.5, "伍拾元零伍分": 50.05, "负五十": -50, "贰仟圆整": 2000, "二十万五": 205000} {
		v, ok := InChinese(in)
		assert.True(t, ok, in)
		assert.InDelta(t, want, v, 1e-9, in)
	}
	for _, in := range []string{"", "零", "八成", "三百二百", "百", "一二三", "万", "一十百", "五角", "一万万", "元", "三五", "半", "一百二三"} {
		_, ok := InChinese(in)
		assert.False(t, ok, in)
	}
}

func TestPhone(t *testing.T) {
	for _, k := range []struct{ in, want, warn string }{
		{"13812345678", "13812345678", ""}, {"１３８ １２３４ ５６７８", "13812345678", ""}, {"86-13812345670", "13812345670", ""}, {"+86 138-1234-5678", "13812345678", ""}, {"13812345678.0", "13812345678", ""},
		{"010-88886666-801", "010-88886666-801", ""}, {"(010)88886666转801", "010-88886666-801", ""}, {"01088886666", "010-88886666", ""}, {"057187654321", "0571-87654321", ""}, {"88886666", "88886666", ""}, {"12345", "12345", ""},
		{"138****5678", "138****5678", "MASKED_PHONE "}, {"12", "12", "BAD_PHONE "}, {"无", "无", "BAD_PHONE "}, {"13800010001/13800010002", "13800010001、13800010002", ""}, {"", "", ""}, {"1381234567", "1381234567", "BAD_PHONE "},
	} {
		r := Phone(k.in)
		assert.Equal(t, k.want, r.Phone, k.in)
		assert.Equal(t, k.warn, codes(r.Warnings), k.in)
	}
	assert.Equal(t, PrecisionLost, Phone("1.3812E+10").Code)
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026.3-2026.6", "3月—6月", "二〇二六年十月", "+5", "1-", "至"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := Date(s, Context{Year: 2026})
		if (r.Kind == Day) != (len(r.Date) == 10) || r.Kind == Refused && r.Reason == "" {
			t.Fatalf("%q: %+v", s, r)
		}
		Number(s, "%")
		Phone(s)
	})
}
