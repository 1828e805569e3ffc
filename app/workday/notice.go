package workday

import (
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

//go:embed holidays.json
var published []byte

// Year is the table of one yearly notice (年度放假安排) with the document it comes from.
type Year struct {
	Year   int
	Source string
	Days   []Day
}

// Count returns the days off and the make-up days of the table.
func (y Year) Count() (off, worked int) {
	for _, d := range y.Days {
		if d.Off {
			off++
		} else {
			worked++
		}
	}
	return off, worked
}

// yearFile is the public JSON shape of a yearly table (holiday-cn): year, papers, days.
type yearFile struct {
	Year   int      `json:"year"`
	Source string   `json:"source"`
	Papers []string `json:"papers"`
	Days   []struct {
		Date  string `json:"date"`
		Name  string `json:"name"`
		IsOff *bool  `json:"isOffDay"`
	} `json:"days"`
}

// Published returns the tables that come with the program: 2024 to 2026.
func Published() []Year {
	var files []yearFile
	if err := json.Unmarshal(published, &files); err != nil {
		return nil // a test keeps the embedded file readable
	}
	out := make([]Year, 0, len(files))
	for _, f := range files {
		if y, err := f.table(); err == nil {
			out = append(out, y)
		}
	}
	return out
}

// Default returns the calendar of the published tables. It takes about a millisecond: make it once and keep it.
func Default() *Calendar { return Of(Published()...) }

// Of makes a calendar of yearly tables; of two tables of one year the later wins.
func Of(years ...Year) *Calendar {
	last := map[int]Year{}
	for _, y := range years {
		last[y.Year] = y
	}
	var days []Day
	var covered []int
	for _, y := range last {
		covered = append(covered, y.Year)
	}
	slices.Sort(covered)
	for _, y := range covered { // a December day named by the next year's notice overrides
		days = append(days, last[y].Days...)
	}
	return New(days, covered)
}

// ParseYear reads the table of a later year: the public JSON shape, a CSV of 日期,休/班,名称, or the pasted text of
// the State Council's notice. The error says in Chinese what is wrong with the table.
func ParseYear(text string) (Year, error) {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	switch {
	case text == "":
		return Year{}, errors.New("放假安排是空的，请粘贴通知全文，或选择 JSON、CSV 文件")
	case strings.HasPrefix(text, "{"):
		return parseJSON(text)
	case strings.Contains(text, "放假") && !strings.Contains(strings.SplitN(text, "\n", 2)[0], ","):
		return parseNotice(text)
	}
	return parseCSV(text)
}

func parseJSON(text string) (Year, error) {
	var f yearFile
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		return Year{}, errors.New("放假安排的 JSON 文件读不懂，请确认下载完整")
	}
	return f.table()
}

func (f yearFile) table() (Year, error) {
	y := Year{Year: f.Year, Source: f.Source}
	if y.Source == "" {
		y.Source = strings.Join(f.Papers, "；")
	}
	for _, d := range f.Days {
		if d.IsOff == nil {
			return Year{}, fmt.Errorf("%s 没有写明休还是班（isOffDay）", d.Date)
		}
		y.Days = append(y.Days, Day{Date: Date(d.Date), Off: *d.IsOff, Name: d.Name})
	}
	return y, y.check()
}

func parseCSV(text string) (Year, error) {
	r := csv.NewReader(strings.NewReader(strings.ReplaceAll(text, "，", ",")))
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	rows, err := r.ReadAll()
	if err != nil {
		return Year{}, errors.New("放假安排读不懂：应为通知全文、JSON，或每行“日期,休/班,名称”")
	}
	y := Year{Source: "导入的表格"}
	for i, row := range rows {
		if i == 0 && strings.Contains(row[0], "日期") {
			continue
		}
		if len(row) < 2 {
			return Year{}, fmt.Errorf("第 %d 行读不懂：应为“日期,休/班,名称”", i+1)
		}
		mark := strings.TrimSpace(row[1])
		if mark != "休" && mark != "班" {
			return Year{}, fmt.Errorf("第 %d 行第二列应为“休”或“班”，现为“%s”", i+1, mark)
		}
		d := Day{Date: Date(strings.ReplaceAll(strings.TrimSpace(row[0]), "/", "-")), Off: mark == "休"}
		if len(row) > 2 {
			d.Name = strings.TrimSpace(row[2])
		}
		y.Days = append(y.Days, d)
	}
	y.Year = commonYear(y.Days)
	return y, y.check()
}

// commonYear is the latest year named: a table may begin with the last days of December before it.
func commonYear(days []Day) int {
	year := 0
	for _, d := range days {
		year = max(year, d.Date.Year())
	}
	return year
}

// check refuses a table that cannot be right: unknown dates, days of other years, contradictions, no New Year's Day.
func (y Year) check() error {
	if y.Year < firstYear || y.Year > lastYear {
		return errors.New("放假安排没有年份，请确认粘贴了标题")
	}
	if len(y.Days) == 0 {
		return fmt.Errorf("没有读到 %d 年的放假日期，通知可能尚未公布。粘贴通知全文，或每行写“%[1]d-01-01,休,元旦”。", y.Year)
	}
	seen := map[Date]bool{}
	for _, d := range y.Days {
		if err := y.checkDay(d); err != nil {
			return err
		}
		if off, ok := seen[d.Date]; ok && off != d.Off {
			return fmt.Errorf("%s 既写休又写班", d.Date)
		}
		seen[d.Date] = d.Off
	}
	if !seen[NewDate(y.Year, 1, 1)] {
		return fmt.Errorf("%d 年的放假安排里没有 1 月 1 日元旦，表不完整", y.Year)
	}
	return nil
}

func (y Year) checkDay(d Day) error {
	switch n, ok := d.Date.number(); {
	case !ok:
		return fmt.Errorf("“%s”不是有效日期", d.Date)
	case d.Date.Year() != y.Year && !(d.Date.Year() == y.Year-1 && d.Date.Month() == 12):
		return fmt.Errorf("%s 不在 %d 年", d.Date, y.Year)
	case !d.Off && weekday(n) != 0 && weekday(n) != 6:
		return fmt.Errorf("%s 是%s，本来上班，不应写“班”", d.Date, d.Date.Weekday())
	}
	return nil
}

// The State Council's notice: 「一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。」
const noticeDay = `(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日`

var (
	noticeTitle  = regexp.MustCompile(`(\d{4})年(?:部分)?节假日`)
	noticeYear   = regexp.MustCompile(`(\d{4})年`)
	noticeItem   = regexp.MustCompile(`[一二三四五六七八九十]+、([^：:。\n]{2,12})[：:]`)
	noticeSpan   = regexp.MustCompile(noticeDay + `(?:至` + noticeDay + `)?`)
	noticeAside  = regexp.MustCompile(`（[^（）]*）|\([^()]*\)`)
	noticeSpaces = strings.NewReplacer(" ", "", "\t", "", "\u3000", "", "\u00a0", "", "\r", "")
)

func parseNotice(text string) (Year, error) {
	text = noticeSpaces.Replace(text)
	m := noticeTitle.FindStringSubmatch(text)
	if m == nil {
		m = noticeYear.FindStringSubmatch(text)
	}
	if m == nil {
		return Year{}, errors.New("通知里找不到年份，请连标题一起粘贴")
	}
	year, _ := strconv.Atoi(m[1])
	y := Year{Year: year, Source: fmt.Sprintf("国务院办公厅关于%d年部分节假日安排的通知", year)}
	items := noticeItem.FindAllStringSubmatchIndex(text, -1)
	for i, at := range items {
		end := len(text)
		if i+1 < len(items) {
			end = items[i+1][0]
		}
		y.Days = append(y.Days, noticeDays(year, text[at[2]:at[3]], text[at[1]:end])...)
	}
	slices.SortStableFunc(y.Days, func(a, b Day) int { return strings.Compare(string(a.Date), string(b.Date)) })
	return y, y.check()
}

// noticeDays reads one festival: a sentence with 放假 lists days off, one with 上班 make-up days; asides in
// brackets (a weekday, advice to take leave) do not count.
func noticeDays(year int, name, text string) []Day {
	var out []Day
	text = noticeAside.ReplaceAllString(text, "")
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '；' || r == '\n' }) {
		off, work := strings.Contains(sentence, "放假"), strings.Contains(sentence, "上班")
		if off == work {
			continue
		}
		month := 0
		for _, m := range noticeSpan.FindAllStringSubmatch(sentence, -1) {
			from := noticeDate(m[1:4], year, month)
			to := from
			if m[6] != "" {
				to = noticeDate(m[4:7], from.Year(), from.Month())
			}
			if !from.Valid() || !to.Valid() {
				return append(out, Day{Date: Date(m[0]), Off: off, Name: name}) // check names and refuses it
			}
			month = to.Month()
			for d := from; d.Valid() && d <= to; d = d.AddDays(1) {
				out = append(out, Day{Date: d, Off: off, Name: name})
			}
		}
	}
	return out
}

func noticeDate(part []string, year, month int) Date {
	if part[0] != "" {
		year, _ = strconv.Atoi(part[0])
	}
	if part[1] != "" {
		month, _ = strconv.Atoi(part[1])
	}
	day, _ := strconv.Atoi(part[2])
	return NewDate(year, month, day)
}
