package app

// History (变更历史) shows what happened to records and what lies in the recycle bin.
type History struct{ *core }
