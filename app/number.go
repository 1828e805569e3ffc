package app

// Numbers (文号) keeps the register of document numbers.
type Numbers struct{ *core }
