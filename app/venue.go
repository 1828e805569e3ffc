package app

// Venues (会议场所) keeps the rooms.
type Venues struct{ *core }
