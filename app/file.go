package app

// Files (附件) attaches files to records.
type Files struct{ *core }
