package doc

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestHanziCountsAsPeopleDo(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 100: "一百",
		105: "一百零五", 110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 2026: "二千零二十六", 0: "0"} {
		assert.Equal(t, want, Hanzi(n), n)
	}
}

func TestCounterResetsLowerLevels(t *testing.T) {
	var c Counter
	got := []string{c.Next(1), c.Next(2), c.Next(2), c.Next(3), c.Next(4), c.Next(1), c.Next(2), c.Next(0)}
	assert.Equal(t, []string{"一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）", ""}, got)
	assert.Equal(t, "一、", c.Of(Heading{Level: 1, Restart: true}))
	assert.Equal(t, "", c.Of(Heading{Level: 1, Plain: true}))
	assert.Equal(t, "二、", c.Of(Heading{Level: 1}))
}

func TestFixedRoundsHalvesAway(t *testing.T) {
	cases := []struct {
		v    float64
		d    int
		want string
	}{{2.675, 2, "2.68"}, {0.125, 2, "0.13"}, {-0.125, 2, "-0.13"}, {99.995, 2, "100.00"}, {9.5, 0, "10"}, {3, 2, "3.00"},
		{-0.001, 2, "0.00"}, {85.3, 1, "85.3"}, {0.5, 0, "1"}, {1e15 + 0.5, 0, "1000000000000001"}, {0, 1, "0.0"}}
	for _, c := range cases {
		assert.Equal(t, c.want, Fixed(c.v, c.d), "%v/%d", c.v, c.d)
	}
}

func TestCellsKeepTypedValues(t *testing.T) {
	assert.Equal(t, Cell{Kind: Percent, Text: "85.3%", Value: 0.853}, Pct(0.853, 1))
	assert.Equal(t, "1,234,567.89", Yuan(123456789).Text)
	assert.Equal(t, "-0.05", Money(-5))
	assert.Equal(t, Number, Dec("87.35").Kind)
	assert.Equal(t, Word, Dec("暂缺").Kind)
	assert.Equal(t, "2026-03-05", D(time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)).Text)
	assert.Equal(t, Cell{}, D(time.Time{}))
	assert.Equal(t, "2026年3月5日", Date(time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)))
}

func TestRedMark(t *testing.T) {
	assert.Equal(t, "甲街道办事处文件", Document{Head: Head{Org: "甲街道办事处"}}.RedMark())
	assert.Equal(t, "甲街道办事处", Document{Form: Letter, Head: Head{Org: "甲街道办事处"}}.RedMark())
	assert.Equal(t, "联席会议纪要", Document{Form: Minutes, Head: Head{Org: "甲", Mark: "联席会议纪要"}}.RedMark())
	assert.Equal(t, "甲乙", Document{Title: "甲\n乙"}.Name())
}
