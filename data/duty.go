package data

import (
	"fmt"
	"strconv"
	"strings"

	"gongzhi/app"
)

// LampInputs walks the table once (the plus sign keeps the index on state out of it) and reads open items as one text column each: scanning a dozen columns of a hundred thousand rows through the
// driver takes longer than judging them.
func (t *tx) LampInputs(fn func(*app.Duty) error) error {
	rows, err := t.sql.QueryContext(t.ctx, `SELECT id,concat_ws(char(31),state,progress,start,due,first_due,reported_on,asked_on,
		lamp,lamp_word,planned,lamp_why) FROM duty WHERE deleted_at='' AND +state IN (0,1,2,3,6)`)
	if err != nil {
		return fmt.Errorf("reading lamps: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var d app.Duty
		var text string
		if err := rows.Scan(&d.ID, &text); err != nil {
			return err
		}
		if err := lampInput(&d, text); err != nil {
			return err
		}
		if err := fn(&d); err != nil {
			return err
		}
	}
	return rows.Err()
}

func lampInput(d *app.Duty, text string) error {
	f := strings.SplitN(text, "\x1f", 11)
	if len(f) != 11 {
		return fmt.Errorf("lamp of duty %d has %d fields", d.ID, len(f))
	}
	var numbers [4]int
	for i, s := range []string{f[0], f[1], f[7], f[9]} {
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("lamp of duty %d: %w", d.ID, err)
		}
		numbers[i] = n
	}
	d.State, d.Progress, d.Lamp, d.Planned = app.DutyState(numbers[0]), numbers[1], app.Lamp(numbers[2]), numbers[3]
	d.Start, d.Due, d.FirstDue = app.Date(f[2]), app.Date(f[3]), app.Date(f[4])
	d.ReportedOn, d.AskedOn = app.Date(f[5]), app.Date(f[6])
	d.LampWord, d.LampWhy = f[8], f[10]
	return nil
}
