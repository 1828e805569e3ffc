package kit

import (
	"math"
	"strconv"
	"strings"

	"gongzhi/app/written"
)

type whole interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32
}

// Number is a whole number with its unit; empty means 0.
func Number[N whole](key, label string, p *N, unit string) *Field {
	return newField(key, label, &typed{unit: unit, spell: true, show: func() string {
		if *p == 0 {
			return ""
		}
		return strconv.FormatInt(int64(*p), 10)
	}, read: func(s string) string {
		v, msg := figure(s, label, unit)
		if msg != "" {
			return msg
		}
		if v != math.Trunc(v) {
			return label + "应为整数。"
		}
		*p = N(v)
		return ""
	}})
}

// Percent is a whole percentage from 0 to 100.
func Percent[N whole](key, label string, p *N) *Field {
	return newField(key, label, &typed{unit: "%", show: func() string { return strconv.FormatInt(int64(*p), 10) }, read: func(s string) string {
		v, msg := figure(strings.TrimSuffix(written.Squeeze(s), "%"), label, "")
		if msg != "" {
			return msg
		}
		if v < 0 || v > 100 || v != math.Trunc(v) {
			return label + "应为 0 到 100 的整数。"
		}
		*p = N(v)
		return ""
	}})
}

// Decimal is a number with a fixed count of decimals.
func Decimal(key, label string, p *float64, digits int, unit string) *Field {
	return newField(key, label, &typed{unit: unit, spell: true, show: func() string {
		if *p == 0 {
			return ""
		}
		return strconv.FormatFloat(*p, 'f', -1, 64)
	}, read: func(s string) string {
		v, msg := figure(s, label, unit)
		if msg != "" {
			return msg
		}
		scale := math.Pow10(digits)
		if r := v * scale; math.Abs(r-math.Round(r)) > 1e-6*max(1, math.Abs(r)) {
			return label + "最多保留 " + strconv.Itoa(digits) + " 位小数。"
		}
		*p = v
		return ""
	}})
}

// Money is an amount in yuan on the screen and fen behind it.
func Money[N ~int64](key, label string, p *N) *Field {
	return newField(key, label, &typed{unit: "元", spell: true, show: func() string {
		if *p == 0 {
			return ""
		}
		return strings.TrimSuffix(strings.TrimSuffix(strings.ReplaceAll(Yuan(int64(*p)), ",", ""), " 元"), ".00")
	}, read: func(s string) string {
		v, msg := figure(s, label, "元")
		if msg != "" {
			return msg
		}
		fen := math.Round(v * 100)
		if math.Abs(v*100-fen) > 1e-6 {
			return label + "最多精确到分。"
		}
		*p = N(fen)
		return ""
	}})
}

// figure reads a number as clerks write it, with its unit or without; empty is 0. Another unit is refused.
func figure(text, label, unit string) (float64, string) {
	s := strings.ReplaceAll(written.Squeeze(text), "−", "-")
	s = strings.TrimSuffix(s, unit)
	if s == "" {
		return 0, ""
	}
	if strings.Trim(s, "+-0123456789.") == "" {
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			return v, ""
		}
	}
	if unit == "%" {
		unit = "" // what is left of 85% is a plain figure
	}
	s = strings.TrimRight(s, "整正")
	if r := written.Number(s, unit); r.OK() {
		return r.Value, ""
	}
	if v, ok := written.InChinese(s); ok {
		return v, ""
	}
	if digits := strings.TrimLeft(s, "+-0123456789.,"); unit != "" && digits != s {
		return 0, label + "以“" + unit + "”计，不能写“" + digits + "”。"
	}
	return 0, label + "不是数字：" + text + "。"
}

// Minutes is a duration in whole minutes: 90, 90分钟, 1小时30分, 1.5小时, 半小时 or 1:30; empty means 0.
func Minutes[N whole](key, label string, p *N) *Field {
	return newField(key, label, &typed{unit: "分钟", tidy: true, show: func() string {
		if *p == 0 {
			return ""
		}
		return strconv.FormatInt(int64(*p), 10)
	}, read: func(s string) string {
		v, ok := readMinutes(s)
		if !ok {
			return label + "无法识别：" + s + "。可写 90、1小时30分 或 1:30。"
		}
		*p = N(v)
		return ""
	}})
}

const dayMinutes = 24 * 60

// readMinutes reads a duration of at most a day.
func readMinutes(text string) (int, bool) {
	s := written.Squeeze(text)
	if s == "" {
		return 0, true
	}
	s = strings.NewReplacer("个半小时", ".5时", "个", "", "小时", "时", "分钟", "", "分", "", "一刻钟", "15", "一刻", "15", "三刻", "45", ":", "时", "：", "时").Replace(s)
	s = strings.ReplaceAll(strings.ReplaceAll(s, "半时", "30"), "时半", "时30")
	hours, rest, split := strings.Cut(s, "时")
	if !split {
		hours, rest = "", s
	}
	total := 0.0
	for _, part := range []struct {
		text string
		by   float64
	}{{hours, 60}, {rest, 1}} {
		if part.text == "" {
			continue
		}
		v, err := strconv.ParseFloat(part.text, 64)
		if err != nil || v < 0 || (split && part.by == 1 && v >= 60) {
			return 0, false
		}
		total += v * part.by
	}
	n := int(math.Round(total))
	return n, n <= dayMinutes && math.Abs(total-float64(n)) < 1e-6
}
