package workday

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPublishedTablesEqualTheNotices(t *testing.T) {
	raw, err := os.ReadFile("testdata/holidays_2024_2026.json")
	require.NoError(t, err)
	var want struct {
		Off    map[Date]string `json:"off_days"`
		Makeup map[Date]string `json:"makeup_workdays"`
		PerYr  map[string]int  `json:"workdays_per_year"`
	}
	require.NoError(t, json.Unmarshal(raw, &want))
	c := Default()
	assert.Equal(t, []int{2024, 2025, 2026}, c.Years())
	n := 0
	for _, y := range Published() {
		assert.NotEmpty(t, y.Source)
		n += len(y.Days)
	}
	assert.Equal(t, len(want.Off)+len(want.Makeup), n)
	for d, name := range want.Off {
		assert.False(t, c.IsWorkday(d), d)
		assert.Equal(t, name, c.Name(d))
	}
	for d := range want.Makeup {
		assert.True(t, c.IsWorkday(d), d)
		day, ok := c.Day(d)
		assert.True(t, ok)
		assert.Equal(t, "班", day.Mark())
	}
	for y, count := range map[int]int{2024: want.PerYr["2024"], 2025: want.PerYr["2025"], 2026: want.PerYr["2026"]} {
		assert.Equal(t, count, c.Between(NewDate(y-1, 12, 31), NewDate(y, 12, 31)), y)
	}
}

func TestWorkedCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/workdays_01.json")
	require.NoError(t, err)
	var f struct {
		Cases []struct {
			Op               string
			Date, Start, End Date
			N                int
			Expected         any
			Note             string
		}
	}
	require.NoError(t, json.Unmarshal(raw, &f))
	c := Default()
	for _, k := range f.Cases {
		var got any
		switch k.Op {
		case "is_workday":
			got = c.IsWorkday(k.Date)
		case "add_workdays":
			got = string(c.Add(k.Start, k.N))
		case "count_workdays_exclusive_start":
			got = float64(c.Between(k.Start, k.End))
		case "roll_forward":
			got = string(c.RollForward(k.Date))
		case "calendar_days_roll":
			last, deadline := c.DaysRoll(k.Start, k.N)
			got = map[string]any{"last_day": string(last), "deadline": string(deadline)}
		case "add_months":
			got = string(k.Start.AddMonths(k.N))
		default:
			t.Fatalf("unknown op %s", k.Op)
		}
		assert.Equal(t, k.Expected, got, "%s %s%s %d", k.Op, k.Date, k.Start, k.N)
	}
}

func TestDateText(t *testing.T) {
	d := Date("2026-03-05")
	assert.Equal(t, "2026年3月5日", d.Chinese())
	assert.Equal(t, "3月5日", d.MonthDay())
	assert.Equal(t, "03-05", d.Short())
	assert.Equal(t, "周四", d.Weekday())
	assert.Equal(t, 1, d.Quarter())
	assert.Equal(t, d, DateOf(time.Date(2026, 3, 5, 23, 59, 0, 0, time.FixedZone("CST", 8*3600))))
	assert.Equal(t, Date(""), DateOf(time.Time{}))
	for _, bad := range []Date{"", "2026-02-29", "2026-2-3", "2026-13-01", "1899-12-31", "2200-01-01", "２０２６-01-01", "2026-01-0x"} {
		assert.False(t, bad.Valid(), bad)
		assert.Empty(t, bad.Chinese())
		assert.Empty(t, bad.AddDays(1))
		assert.Empty(t, bad.AddMonths(1))
		assert.Equal(t, 0, bad.Year())
	}
	_, err := ParseDate("2026/3/5")
	assert.ErrorContains(t, err, "2026/3/5")
}

func TestDatesAgreeWithTheStandardLibrary(t *testing.T) {
	at := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := Date("1900-01-01"); d != ""; d = d.AddDays(1) {
		require.Equal(t, at.Format(layout), string(d))
		n, _ := d.number()
		require.Equal(t, int(at.Weekday()), weekday(n))
		at = at.AddDate(0, 0, 1)
	}
	assert.Equal(t, 2200, at.Year())
}

func TestMonths(t *testing.T) {
	for _, k := range []struct {
		d    Date
		n    int
		want Date
	}{
		{"2024-01-31", 1, "2024-02-29"}, {"2026-01-31", 1, "2026-02-28"}, {"2026-12-31", 2, "2027-02-28"},
		{"2026-03-31", -1, "2026-02-28"}, {"2026-01-15", -1, "2025-12-15"}, {"2026-05-05", 0, "2026-05-05"}, {"2199-12-01", 1, ""},
	} {
		assert.Equal(t, k.want, k.d.AddMonths(k.n), "%s %+d", k.d, k.n)
	}
	assert.Equal(t, Date("2024-02-29"), Date("2024-02-10").MonthEnd())
}

func TestAddAndBetweenAgree(t *testing.T) {
	c := Default()
	for d := Date("2025-12-20"); d < "2026-03-10"; d = d.AddDays(1) {
		for n := -12; n <= 12; n++ {
			got := c.Add(d, n)
			if n == 0 {
				assert.Equal(t, d, got)
				continue
			}
			assert.True(t, c.IsWorkday(got), "%s %+d = %s", d, n, got)
			if n > 0 {
				assert.Equal(t, n, c.Between(d, got), "%s %+d", d, n)
			} else if c.IsWorkday(d) {
				assert.Equal(t, n, c.Between(d, got), "%s %+d", d, n)
			}
		}
	}
	assert.Equal(t, Date("2026-02-13"), c.Add("2026-02-14", -1))
	assert.Equal(t, Date("2026-02-14"), c.RollBack("2026-02-20"))
	assert.Equal(t, -2, c.Between("2026-02-24", "2026-02-13"))
	assert.Empty(t, c.Add("2026-02-13", 1<<40))
	assert.Empty(t, c.Add("", 3))
	assert.Equal(t, 0, c.Between("", "2026-02-13"))
}

func TestAYearWithoutNoticeIsEstimatedAndSaid(t *testing.T) {
	c := Default()
	assert.False(t, c.IsWorkday("2027-01-01"))
	assert.True(t, c.IsWorkday("2027-01-04"))
	assert.Equal(t, Date("2027-01-04"), c.Add("2026-12-31", 1))
	assert.Equal(t, "2027 年放假安排未导入，按周末推算", c.Warn("2026-12-31", "2027-01-04"))
	assert.Equal(t, "2027、2028 年放假安排未导入，按周末推算", c.Warn("2026-12-31", "2028-01-04"))
	assert.Equal(t, "2027—2030 年放假安排未导入，按周末推算", c.Warn("2030-12-31", "2026-01-04"))
	assert.Empty(t, c.Warn("2024-01-01", "2026-12-31"))
	assert.Empty(t, c.Warn("", "2027-01-01"))
	assert.Equal(t, []int{2023}, c.Missing("2023-05-01", "2024-01-01"))
}

const notice2027 = `国务院办公厅关于2027年部分节假日安排的通知
各省、自治区、直辖市人民政府：
一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月4日（周四）正常；1月31日（周日）、2月14日（周日）上班。鼓励安排职工在除夕（2月4日）休息。
三、清明节：4月5日放假，与周末连休。
四、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班。`

func TestImportOfALaterYear(t *testing.T) {
	for name, text := range map[string]string{
		"notice": notice2027,
		"csv":    "\ufeff日期,休/班,名称\n2027-01-01,休,元旦\n2027/02/14,班,春节\n",
		"json":   `{"year":2027,"papers":["https://www.gov.cn/x"],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"春节","date":"2027-02-14","isOffDay":false}]}`,
	} {
		y, err := ParseYear(text)
		require.NoError(t, err, name)
		assert.Equal(t, 2027, y.Year, name)
		assert.NotEmpty(t, y.Source, name)
		c := Default().With(y)
		assert.True(t, c.IsWorkday("2027-02-14"), name)
		assert.False(t, c.IsWorkday("2027-01-01"), name)
		assert.Empty(t, c.Warn("2026-01-01", "2027-12-31"), name)
		assert.Equal(t, c.Between("2024-01-01", "2026-12-01"), Default().Between("2024-01-01", "2026-12-01"))
	}
	y, err := ParseYear(notice2027)
	require.NoError(t, err)
	off, worked := y.Count()
	assert.Equal(t, 3+8+1+7, off)
	assert.Equal(t, 4, worked)
	c := Default().With(y)
	assert.False(t, c.IsWorkday("2026-12-31"))
	assert.True(t, c.IsWorkday("2027-02-04"))
	assert.Equal(t, "国庆节", c.Name("2027-10-09"))
}

func TestImportRefusesWhatCannotBeRight(t *testing.T) {
	for text, why := range map[string]string{
		"":                           "空",
		`{"year":2027,"days":[]}`:    "尚未公布",
		`{"year":2027,"days":`:       "读不懂",
		"2027-01-01,假,元旦":            "“休”或“班”",
		"2027-01-01,休\n2027-02-30,休": "2027-02-30",
		"2027-01-01,休\n2025-02-03,休": "不在 2027 年",
		"2027-02-06,休":               "元旦",
		"2027-01-01,休\n2027-03-03,班": "本来上班",
		"2027-01-02,休\n2027-01-02,班": "既写休又写班",
		"关于放假的说明\n一、元旦：1月1日放假":        "年份",
		"2027年放假\n一、元旦：1月1日至2月30日放假。": "2月30日",
		"随便一行": "读不懂",
	} {
		_, err := ParseYear(text)
		assert.ErrorContains(t, err, why, text)
	}
}

func BenchmarkBetween(b *testing.B) {
	c := Default()
	for b.Loop() {
		c.Between("2026-01-05", "2026-12-31")
	}
}

func TestWeeksBeginOnMonday(t *testing.T) {
	for d, want := range map[Date]Date{"2026-11-22": "2026-11-16", "2026-11-23": "2026-11-23", "2026-11-28": "2026-11-23", "2026-01-01": "2025-12-29", "": ""} {
		assert.Equal(t, want, d.Monday(), d)
	}
	assert.True(t, Date("2026-11-22").Weekend() && Date("2026-11-28").Weekend())
	assert.False(t, Date("2026-11-27").Weekend() || Date("").Weekend())
}
