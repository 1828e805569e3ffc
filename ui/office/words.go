package office

import "strconv"

// count is a number with its unit, 「—」 for none.
func count(n int, unit string) string {
	if n == 0 {
		return "—"
	}
	return strconv.Itoa(n) + " " + unit
}
