package app

// Imports (导入) reads clerks' sheets into records and takes them back.
type Imports struct{ *core }
