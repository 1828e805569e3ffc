package sheet_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gongzhi/app/idcode"
	"gongzhi/app/intake"
)

// The grammars of the tests: enough of OFFICE-RULES 2.1 to see that the judge passes texts, years and remarks on rightly.

func half(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 0xff01 && c <= 0xff5e:
			return c - 0xfee0
		case c == 0x3000 || c == 0xa0:
			return ' '
		case c == 0x200b:
			return -1
		}
		return c
	}, strings.TrimSpace(s))
}

func parseDate(text string, year int) intake.Date {
	s := half(text)
	full := regexp.MustCompile(`^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?前?$`)
	compact := regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	span := regexp.MustCompile(`^(\d{4})\.(\d{1,2})-(\d{4})\.(\d{1,2})$`)
	month := regexp.MustCompile(`^(\d{1,2})月(?:底|末)$`)
	short := regexp.MustCompile(`^(\d{1,2})月(\d{1,2})日前?$`)
	assumed := []intake.Note{{Code: "YEAR_ASSUMED", Reason: "没有写年份，按 " + strconv.Itoa(year) + " 年导入。"}}
	day := func(y, m, d string, notes ...intake.Note) intake.Date {
		if len(d) == 1 {
			d = "0" + d
		}
		if len(m) == 1 {
			m = "0" + m
		}
		if _, err := time.Parse("2006-01-02", y+"-"+m+"-"+d); err != nil {
			return intake.Date{Code: "BAD_DATE"}
		}
		return intake.Date{Day: y + "-" + m + "-" + d, Notes: notes}
	}
	end := func(y, m int) string {
		return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
	}
	if m := full.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := short.FindStringSubmatch(s); m != nil {
		return day(strconv.Itoa(year), m[1], m[2], assumed...)
	}
	if m := month.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return intake.Date{Day: end(year, n), Notes: assumed}
	}
	if m := span.FindStringSubmatch(s); m != nil {
		y, _ := strconv.Atoi(m[3])
		n, _ := strconv.Atoi(m[4])
		return intake.Date{Day: end(y, n)}
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 30000 && n <= 60000 {
		return intake.Date{Day: time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format("2006-01-02"), Notes: []intake.Note{{Code: "DATE_ASSUMED", Reason: "按日期序号导入。"}}}
	}
	if s == "长期坚持" {
		return intake.Date{None: true, Notes: []intake.Note{{Code: "NO_DEADLINE", Reason: "没有时限。"}}}
	}
	if regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{4}$`).MatchString(s) {
		return intake.Date{Code: "AMBIGUOUS"}
	}
	return intake.Date{Code: "BAD_DATE"}
}

func parseNumber(text string) intake.Number {
	s := half(strings.ReplaceAll(text, "\n", ""))
	m := regexp.MustCompile(`^[￥¥]?(-?\d[\d, ]*(?:\.\d+)?)\s*(%|万|亿)?(\p{Han}*)$`).FindStringSubmatch(s)
	if m == nil {
		return intake.Number{Code: "BAD_NUMBER"}
	}
	n := intake.Number{Unit: m[3], Percent: m[2] == "%", Scaled: m[2] == "万" || m[2] == "亿"}
	if strings.Contains(strings.TrimSpace(m[1]), " ") {
		n.Notes = append(n.Notes, intake.Note{Code: "CHECK", Reason: "数字中间有空格。"})
	}
	v, _ := strconv.ParseFloat(strings.NewReplacer(",", "", " ", "").Replace(m[1]), 64)
	switch m[2] {
	case "%":
		v /= 100
	case "万":
		v *= 10000
	case "亿":
		v *= 1e8
	}
	n.Value = json.Number(strconv.FormatFloat(v, 'f', -1, 64))
	return n
}

func parsePhone(text string) intake.Code {
	s := strings.NewReplacer(" ", "", "+", "").Replace(half(text))
	if strings.Contains(s, "*") {
		return intake.Code{Text: s, Notes: []intake.Note{{Code: "MASKED_PHONE", Reason: "电话已脱敏，无法回访。"}}}
	}
	if m := regexp.MustCompile(`^(?:86-?)?(1\d{10})$`).FindStringSubmatch(s); m != nil {
		return intake.Code{Text: m[1]}
	}
	if regexp.MustCompile(`^0\d{2,3}-?\d{7,8}(-\d+)?$`).MatchString(s) {
		return intake.Code{Text: s}
	}
	return intake.Code{Text: s, Notes: []intake.Note{{Code: "BAD_PHONE", Reason: "不像电话号码。"}}}
}

func code(c idcode.Check, word string) intake.Code {
	out := intake.Code{Text: c.Code}
	switch c.Status {
	case idcode.Legacy:
		out.Notes = []intake.Note{{Code: "LEGACY15", Reason: c.Reason}}
	case idcode.Invalid, idcode.Warned:
		out.Notes = []intake.Note{{Code: word, Reason: c.Reason}}
	}
	return out
}

func parsers() intake.Parsers {
	return intake.Parsers{Date: parseDate, Number: parseNumber, Phone: parsePhone,
		USCC:     func(s string) intake.Code { return code(idcode.USCC(s), "BAD_USCC") },
		IDNumber: func(s string) intake.Code { return code(idcode.ResidentID(s, "2026-11-23"), "BAD_ID") }}
}
