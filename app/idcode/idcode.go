// Package idcode checks the two codes a street office types most: the unified social credit code of an organisation
// (统一社会信用代码, GB 32100-2015) and the resident identity number (居民身份证号, GB 11643-1999). Registered codes with a
// wrong check digit exist, so that a caller warns and never blocks on it.
package idcode

import (
	"strconv"
	"strings"
	"unicode"
)

// Status says what a check found (校验结论).
type Status int

// The findings.
const (
	Empty      Status = iota // nothing was typed
	Valid                    // right as typed
	Normalised               // right after folding width, blanks and case
	Warned                   // right in itself, but the area does not exist
	Legacy                   // a 15-digit identity number; Code is its 18-digit form
	Invalid                  // wrong; Reason says why
)

// Check is the finding about one code (校验结果).
type Check struct {
	Code   string // normalised
	Status Status
	Reason string // Chinese, for Warned, Legacy and Invalid
}

// OK reports whether the code can be stored without a warning.
func (c Check) OK() bool { return c.Status <= Normalised }

const (
	usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	idCheck      = "10X98765432"
)

// USCC checks a unified social credit code.
func USCC(text string) Check {
	code := Normalise(text)
	c := Check{Code: code, Status: Invalid}
	n := len([]rune(code))
	switch bad := strings.IndexFunc(code, func(r rune) bool { return !strings.ContainsRune(usccAlphabet, r) }); {
	case code == "":
		c.Status = Empty
	case n != 18:
		c.Reason = "统一社会信用代码应为 18 位，现为 " + strconv.Itoa(n) + " 位"
	case bad >= 0:
		c.Reason = "统一社会信用代码不含“" + string([]rune(code[bad:])[0]) + "”（没有字母 I、O、S、V、Z），请核对"
	case usccDigit(code) != code[17]:
		c.Reason = "统一社会信用代码校验位不符（应为 " + string(usccDigit(code)) + "），请对照证书核对"
	default:
		c.Status = kept(text, code)
	}
	return c
}

// usccDigit computes the 18th character: 31 − Σ mod 31, where 31 is written 0 and 30 Y.
func usccDigit(code string) byte {
	sum, weight := 0, 1
	for i := range 17 {
		sum += strings.IndexByte(usccAlphabet, code[i]) * weight
		weight = weight * 3 % 31
	}
	return usccAlphabet[(31-sum%31)%31]
}

// USCCKind returns the kind of organisation that the first two characters name, empty if unknown.
func USCCKind(code string) string {
	code = Normalise(code)
	if len(code) < 2 {
		return ""
	}
	return map[string]string{"11": "机关", "12": "事业单位", "51": "社会团体", "52": "民办非企业单位", "54": "基层群众性自治组织",
		"55": "基层群众性自治组织", "91": "企业", "92": "个体工商户", "93": "农民专业合作社"}[code[:2]]
}

// ResidentID checks a resident identity number; today (yyyy-MM-dd) bounds the birthday.
func ResidentID(text, today string) Check {
	code := Normalise(text)
	c := Check{Code: code, Status: Invalid}
	switch {
	case code == "":
		c.Status = Empty
	case strings.ContainsAny(code, ".E+"):
		c.Reason = "身份证号被表格存成了科学计数法，末几位已丢失，请把该列设为文本后重新填写"
	case len(code) == 15 && digits(code):
		up := Upgrade(code)
		if !birthday(up[6:14], today) {
			c.Reason = "身份证号中的出生日期 19" + code[6:12] + " 不存在"
			return c
		}
		c.Code, c.Status, c.Reason = up, Legacy, "15 位旧身份证号，按规则升位为 "+up+"，请核对"
	case len(code) != 18 || !digits(code[:17]) || !strings.ContainsRune("0123456789X", rune(code[17])):
		c.Reason = "身份证号应为 18 位数字（末位可为 X），现为 " + strconv.Itoa(len([]rune(code))) + " 位"
	case !birthday(code[6:14], today):
		c.Reason = "身份证号中的出生日期 " + code[6:14] + " 不存在或晚于今天"
	case idDigit(code) != code[17]:
		c.Reason = "身份证号校验位不符，请核对；如从表格导入，末几位可能已丢失"
	case !area(code[:2]):
		c.Status, c.Reason = Warned, "身份证号前两位 "+code[:2]+" 不是现有行政区划，请核对"
	default:
		c.Status = kept(text, code)
	}
	return c
}

// Upgrade makes the 18-digit form of a 15-digit identity number; any other text is returned as it is.
func Upgrade(code string) string {
	if len(code) != 15 || !digits(code) {
		return code
	}
	long := code[:6] + "19" + code[6:]
	return long + string(idDigit(long))
}

func idDigit(code string) byte {
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(code[i]-'0') * w
	}
	return idCheck[sum%11]
}

// birthday reports whether yyyyMMdd is a day from 1850 up to today.
func birthday(text, today string) bool {
	y, m, d := number(text[:4]), number(text[4:6]), number(text[6:8])
	if y < 1850 || m < 1 || m > 12 || d < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m-1]
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		days = 29
	}
	return d <= days && (today == "" || text[:4]+"-"+text[4:6]+"-"+text[6:8] <= today)
}

// area reports whether two digits are a province of GB/T 2260.
func area(two string) bool {
	return strings.Contains(" 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ", " "+two+" ")
}

// Normalise folds full-width characters, drops blanks, invisible characters, hyphens and apostrophes, and writes capitals.
func Normalise(text string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r = r - '！' + '!'
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\'' || r == '-' || r == '‘' || r == '’' {
			return -1
		}
		return r
	}, text))
}

func kept(text, code string) Status {
	if text == code {
		return Valid
	}
	return Normalised
}

func digits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func number(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
