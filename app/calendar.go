package app

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app/workday"
)

// Calendars (工作日历) answers working-day questions from the published notices and the years that the office imported.
type Calendars struct{ *core }

// calendar is the published tables with the imported years laid over them.
func (c *core) calendar(tx Tx) (*workday.Calendar, error) {
	rows, err := tx.Holidays().List(Query{}.By("day"))
	if err != nil {
		return nil, err
	}
	years := map[int]*workday.Year{}
	for _, h := range rows {
		y := h.Day.Year()
		if strings.HasPrefix(h.Name, yearMark) {
			fmt.Sscanf(h.Name, yearMark+"%d", &y)
		}
		if years[y] == nil {
			years[y] = &workday.Year{Year: y, Source: h.Source}
		}
		if !strings.HasPrefix(h.Name, yearMark) {
			years[y].Days = append(years[y].Days, workday.Day{Date: h.Day, Off: h.Off, Name: h.Name})
		}
	}
	cal := published
	for _, y := range years {
		cal = cal.With(*y)
	}
	return cal, nil
}

// yearMark names the row that says a year was imported, even one whose notice lists no day.
const yearMark = "年度:"

// published is built once; a Calendar is immutable.
var published = workday.Default()

// Get is the calendar in force.
func (s *Calendars) Get(ctx context.Context) (cal *workday.Calendar, err error) {
	err = s.read(ctx, func(tx Tx) error {
		cal, err = s.calendar(tx)
		return err
	})
	return cal, err
}

// Import reads a year's notice (JSON, CSV 日期,休/班,名称, or the pasted text) and lays it over what was there for that year.
func (s *Calendars) Import(ctx context.Context, text string) (workday.Year, error) {
	year, err := workday.ParseYear(text)
	if err != nil {
		return year, Errorf("text", "%s", err.Error())
	}
	err = s.write(ctx, Act{Name: "导入放假安排", Object: fmt.Sprintf("%d年", year.Year), Right: RightAdmin}, func(tx Tx) error {
		old, err := tx.Holidays().List(Where(Cond{"day", ">=", fmt.Sprintf("%d-01-01", year.Year)}, Cond{"day", "<=", fmt.Sprintf("%d-12-31", year.Year)}))
		if err != nil {
			return err
		}
		for _, h := range old {
			if err := tx.Holidays().Delete(h.ID); err != nil {
				return err
			}
		}
		mark := Holiday{Day: workday.NewDate(year.Year, 1, 1), Name: yearMark + fmt.Sprint(year.Year), Source: year.Source}
		if err := tx.Holidays().Put(&mark); err != nil {
			return err
		}
		for _, d := range year.Days {
			if err := tx.Holidays().Put(&Holiday{Day: d.Date, Off: d.Off, Name: d.Name, Source: year.Source}); err != nil {
				return err
			}
		}
		return nil
	}, CalendarChanged)
	return year, err
}
