package app

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAQuarterIsReadInEverySpelling(t *testing.T) {
	for _, in := range []string{"2026Q3", "2026q3", "26Q3", "26q3", "２０２６Ｑ３", "2026年第三季度", "2026年三季度", "2026年3季度", "2026第3季度", "26年三季度", "二〇二六年第三季度", "二零二六年三季度", "2026-Q3", "2026-3", "2026年度第三季度", " 2026 年 第 3 季度 "} {
		p, err := ParsePeriod(in)
		assert.NoError(t, err, in)
		assert.Equal(t, Period("2026Q3"), p, in)
	}
	for in, why := range map[string]string{"2026年上半年": "不是一个季度", "2026年": "不是一个季度", "2026年度": "不是一个季度", "2026Q5": "无法识别", "2026.3": "无法识别", "2026年3月": "无法识别", "263": "无法识别", "Q": "无法识别", "": "无法识别"} {
		_, err := ParsePeriod(in)
		assert.ErrorContains(t, err, why, in)
	}
	for in, want := range map[string]Period{"三季度": "2026Q3", "Q2": "2026Q2", "第四季度": "2026Q4", "本季度": "2026Q4", "上个季度": "2026Q3", "下季": "2027Q1", "今年三季度": "2026Q3", "去年四季度": "2025Q4", "明年第一季度": "2027Q1", "2025Q1": "2025Q1"} {
		p, err := ParsePeriodOn(in, "2026-11-24")
		assert.NoError(t, err, in)
		assert.Equal(t, want, p, in)
	}
	_, err := ParsePeriodOn("上半年", "2026-11-24")
	assert.Error(t, err)
}
