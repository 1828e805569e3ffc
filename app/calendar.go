package app

// Calendars (工作日历) answers working-day questions from the published calendar.
type Calendars struct{ *core }
