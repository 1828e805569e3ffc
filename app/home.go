package app

// Home (首页) gathers what waits for the user today.
type Home struct{ *core }
