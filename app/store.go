package app

import "context"

// Store (存储) is where records live. Any store must pass datatest.Contract: ids are given by it, every record carries a
// revision, no rule of the office is in it.
type Store interface {
	// Read runs fn on one consistent snapshot that sees no later writes. fn must not keep the Tx.
	Read(ctx context.Context, fn func(Tx) error) error
	// Write runs fn in one immediate transaction and appends one audit row with the records that fn changed; an error
	// from fn leaves nothing behind. An act that changed no record writes its audit row all the same.
	Write(ctx context.Context, s Stamped, fn func(Tx) error) error
	// Derive runs fn in a transaction without an audit row: only derived columns (SetLamps) and drafts may change in it.
	Derive(ctx context.Context, s Stamped, fn func(Tx) error) error
	// Attach copies bytes into the content-addressed folder and returns their SHA-256 and size; it is called before the
	// transaction that names them.
	Attach(ctx context.Context, path string) (sha string, size int64, err error)
	// AttachmentPath is where the bytes of a SHA-256 lie.
	AttachmentPath(sha string) string
	// Check verifies integrity, audit chain, anchors and attachments.
	Check(ctx context.Context) (CheckReport, error)
	// CopyTo writes a verified copy of the database (without attachments) to a new file.
	CopyTo(ctx context.Context, path string) error
	// Backup writes one file with database and attachments, verified before it gets its name; an empty password means
	// not encrypted.
	Backup(ctx context.Context, path, password string, progress func(done, total int)) (BackupInfo, error)
	// Path is the database file.
	Path() string
	// Close checkpoints and closes.
	Close() error
}

// Stamped (盖章) is what an act writes into the audit log and onto the records it changes.
type Stamped struct {
	At     Stamp
	Who    string
	UserID int64
	Act    string
	Object string
}

// Tx is the store inside one transaction, module by module.
type Tx interface {
	Orgs() Records[Org]
	People() Records[Person]
	Venues() Records[Venue]
	Users() Records[User]
	Settings() Records[Setting]
	Holidays() Records[Holiday]
	Attachments() Records[Attachment]
	Numbers() Records[Number]
	ImportBatches() Records[ImportBatch]
	Drafts() Records[Draft]

	Meetings() Records[Meeting]
	Attendances() Records[Attendance]
	AgendaItems() Records[AgendaItem]
	Resolutions() Records[Resolution]
	MinutesVersions() Records[Minutes]

	Duties() Records[Duty]
	DutyLists() Records[DutyList]
	ListEntries() Records[ListEntry]
	Authorities() Records[Authority]
	AuthorityRows() Records[AuthorityRow]
	Milestones() Records[Milestone]
	Progresses() Records[Progress]
	Extensions() Records[Extension]
	Reviews() Records[Review]
	Slips() Records[Slip]
	DutyEvents() Records[DutyEvent]

	Appeals() Records[Appeal]

	Indicators() Records[Indicator]
	IndicatorValues() Records[IndicatorValue]
	Assessments() Records[Assessment]
	Rankings() Records[Ranking]
	Scores() Records[Score]

	Incentives() Records[Incentive]
	IncentiveSteps() Records[IncentiveStep]

	Audit() AuditLog
	// LampInputs calls fn with every item that owes work, filled with what its lamp rests on and the lamp now stored.
	LampInputs(fn func(*Duty) error) error
	// SetLamps stores recomputed lamps of duties without an audit row or a new revision: they are derived.
	SetLamps(lamps []LampRow) error
}

// Records (记录集) is one table. Deleted records are invisible except where said.
type Records[T any] interface {
	// Get returns the record, or ErrNotFound.
	Get(id int64) (T, error)
	// Find returns the first record of the query, or ErrNotFound.
	Find(q Query) (T, error)
	// List returns the records of the query.
	List(q Query) ([]T, error)
	// Each calls fn with every record of the query in turn, without holding them all.
	Each(q Query, fn func(*T) error) error
	// Count is the number of records of the query, its Offset and Limit aside.
	Count(q Query) (int, error)
	// Counts groups the records of the query by the text of one column.
	Counts(q Query, key string) (map[string]int, error)
	// Put inserts rec when its ID is 0 (ID and Rev are set), else updates it where Rev still matches, or returns *Conflict.
	Put(rec *T) error
	// Delete moves the record to the recycle bin.
	Delete(id int64) error
	// Restore takes the record out of the recycle bin.
	Restore(id int64) error
}

// Query (查询) chooses, orders and cuts records. Keys are column names of the table; an unknown key is a programming error.
type Query struct {
	Where   []Cond
	Text    string // every blank-separated word must occur in the record's search text (names, numbers, pinyin initials)
	Sort    []Sort // nothing means newest id first
	Offset  int
	Limit   int  // 0 means all
	Deleted bool // only the recycle bin
}

// Cond (条件) compares one column. Op is one of = != < <= > >= in like null notnull; In takes a slice.
type Cond struct {
	Key   string
	Op    string
	Value any
}

// Sort (排序) orders by one column.
type Sort struct {
	Key  string
	Desc bool
}

// Eq is the condition key = value.
func Eq(key string, value any) Cond { return Cond{key, "=", value} }

// In is the condition that key is one of values (a slice).
func In(key string, values any) Cond { return Cond{key, "in", values} }

// Where makes a query of conditions.
func Where(conds ...Cond) Query { return Query{Where: conds} }

// By returns the query sorted by keys; a leading minus sign means descending.
func (q Query) By(keys ...string) Query {
	q.Sort = nil
	for _, k := range keys {
		if k[0] == '-' {
			q.Sort = append(q.Sort, Sort{k[1:], true})
		} else {
			q.Sort = append(q.Sort, Sort{k, false})
		}
	}
	return q
}

// And returns the query with more conditions.
func (q Query) And(conds ...Cond) Query {
	q.Where = append(append([]Cond(nil), q.Where...), conds...)
	return q
}
