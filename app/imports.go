package app

import (
	"context"
	"path/filepath"

	"gongzhi/app/intake"
)

// Imports (导入) reads clerks' sheets into records and takes them back.
type Imports struct{ *core }

// ImportFile (导入文件) names the file that a judged result came from; Progress hears how many rows are written.
type ImportFile struct {
	Path     string
	SHA256   string
	Progress func(done, total int)
}

// Replaced (被替换的记录) is a record that an import changed: its revision after it, and what it was before, as JSON.
type Replaced struct {
	Kind   string // table word
	ID     int64
	Rev    int64
	Before string
}

// Lookup answers intake's questions about units and stored records from a snapshot, so that a file of 50,000 rows asks no
// query per row.
func (s *Imports) Lookup(ctx context.Context, kind intake.Kind) (intake.Lookup, error) {
	var l *importLookup
	err := s.read(ctx, func(tx Tx) (err error) {
		l, err = s.lookup(tx, kind)
		return err
	})
	return l, err
}

// Commit writes every accepted row in one act and remembers the batch, so that the whole can be undone. What was written since
// the rows were judged is looked at once more: of two imports of one file started together only the first is written.
func (s *Imports) Commit(ctx context.Context, kind intake.Kind, res intake.Result, file ImportFile) (ImportBatch, error) {
	batch := ImportBatch{Kind: kind.Name, File: filepath.Base(file.Path), SHA256: file.SHA256, Accepted: len(res.Rows), Rejected: len(res.Rejected)}
	writer, ok := importWriters[kind.Code]
	if !ok {
		return batch, Errorf("kind", "“%s”不能导入为记录。", kind.Name)
	}
	if len(res.Rows) == 0 {
		return batch, Errorf("", "没有可以导入的行。")
	}
	err := s.write(ctx, Act{Name: "导入" + kind.Name, Object: batch.File, Right: RightEdit}, func(tx Tx) error {
		in := &importer{core: s.core, tx: tx, who: UserFrom(ctx).Who(), orgs: map[string]Org{}}
		now, err := s.lookup(tx, kind)
		if err != nil {
			return err
		}
		for i, row := range res.Rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if why := kind.Since(now, row); why != "" {
				return atRow(row, Errorf("", "%s", why))
			}
			if err := writer(in, row); err != nil {
				return atRow(row, err)
			}
			if file.Progress != nil && i%200 == 0 {
				file.Progress(i, len(res.Rows))
			}
		}
		if err := in.finish(); err != nil {
			return err
		}
		batch.Made, batch.MadeOrgs, batch.MadeIndicators, batch.Replaced = in.made, in.madeOrgs, in.madeIndicators, in.replaced
		return tx.ImportBatches().Put(&batch)
	}, ImportChanged, OrgChanged, PersonChanged, DutyChanged, AppealChanged, EffectChanged)
	return batch, err
}

// atRow adds the row to a refusal that only the database could know.
func atRow(row intake.Record, err error) error {
	if !Shown(err) {
		return err
	}
	return Errorf("", "第 %d 行没有导入，整批已撤回：%s", row.Row, Explain(err))
}

// importWriters write one accepted row of each kind.
var importWriters = map[string]func(*importer, intake.Record) error{
	"duty": (*importer).duty, "appeal": (*importer).appeal, "org": (*importer).org, "person": (*importer).person, "indicator": (*importer).indicator,
	"ranking": (*importer).ranking,
}

// Before is the newest batch of the same kind that took the very same file and was not undone; ID 0 when there is none.
func (s *Imports) Before(ctx context.Context, kind intake.Kind, sha string) (b ImportBatch, err error) {
	if sha == "" {
		return b, nil
	}
	err = s.read(ctx, func(tx Tx) error {
		b, err = tx.ImportBatches().Find(Where(Eq("kind", kind.Name), Eq("sha256", sha), Eq("undone_at", "")).By("-id"))
		if err == ErrNotFound {
			return nil
		}
		return err
	})
	return b, err
}

// Period is the quarter of rows that name none, in a table that names none: values belong to the quarter under way, a
// ranking to the newest one that has ended and has none yet.
func (s *Imports) Period(ctx context.Context, kind intake.Kind) (p Period, err error) {
	p = PeriodOf(s.today())
	if kind.Code != "ranking" {
		return p, nil
	}
	err = s.read(ctx, func(tx Tx) error {
		for range 40 {
			p = p.Prev()
			if a, err := newestAssessment(tx, p); err != nil || !a.State.Final() {
				return err
			}
		}
		return nil
	})
	return p, err
}

// List is the batches, newest first.
func (s *Imports) List(ctx context.Context, q Query) ([]ImportBatch, int, error) {
	return list(ctx, s.core, q, Tx.ImportBatches)
}
