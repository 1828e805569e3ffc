package app

// Drafts (草稿) keeps what was typed until it is saved.
type Drafts struct{ *core }
