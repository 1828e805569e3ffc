package app

// AuditRow (审计记录) is one act: who did what to which object when, chained to the row before.
type AuditRow struct {
	Seq    int64
	At     Stamp
	Who    string
	UserID int64
	Act    string
	Object string
	Items  int
	Prev   string
	Hash   string
}

// AuditItem (变更明细) is one record that an act changed; Before is empty for a new one, After for a deleted one.
type AuditItem struct {
	Seq      int64
	Kind     string // table word
	RecordID int64
	Before   string // JSON
	After    string // JSON
}

// AuditLog (审计日志) reads the append-only log.
type AuditLog interface {
	// Head is the length of the chain and the hash of its last row.
	Head() (seq int64, hash string, err error)
	// Rows lists acts, newest first unless sorted otherwise; keys: seq at who act object.
	Rows(q Query) (rows []AuditRow, total int, err error)
	// Items lists the records that an act changed.
	Items(seq int64) ([]AuditItem, error)
	// Of lists the changes of one record, newest first, each with its act.
	Of(kind string, id int64) ([]AuditRow, []AuditItem, error)
	// HashAt is the hash of the row with that number, empty when there is none: anchors are compared with it.
	HashAt(seq int64) (string, error)
}

// CheckReport (校验报告) is what Store.Check found.
type CheckReport struct {
	OK          bool     `json:"ok"`
	Integrity   string   `json:"integrity"` // 「正常」 or what the database says
	AuditRows   int64    `json:"audit_rows"`
	AuditHead   string   `json:"audit_head"`
	Anchors     int      `json:"anchors"` // signed minutes, locked quarters and the head table that were compared
	Attachments int      `json:"attachments"`
	Problems    []string `json:"problems"` // Chinese sentences
}

// BackupInfo (备份信息) is what a backup or a restore reports.
type BackupInfo struct {
	Path      string
	Size      int64
	Files     int // attachments
	AuditRows int64
	AuditHead string
	Made      Stamp
}
