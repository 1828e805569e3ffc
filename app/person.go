package app

// People (人员) keeps the people.
type People struct{ *core }
