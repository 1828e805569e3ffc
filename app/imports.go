package app

import (
	"context"
	"path/filepath"
	"strings"

	"gongzhi/app/intake"
)

// Imports (导入) reads clerks' sheets into records and takes them back.
type Imports struct{ *core }

// ImportFile (导入文件) names the file that a judged result came from.
type ImportFile struct {
	Path   string
	SHA256 string
}

// Lookup answers intake's questions about units and stored records from a snapshot, so that a file of 50,000 rows asks no
// query per row.
func (s *Imports) Lookup(ctx context.Context, kind intake.Kind) (intake.Lookup, error) {
	var l *importLookup
	err := s.read(ctx, func(tx Tx) (err error) {
		l, err = newLookup(tx, kind)
		return err
	})
	return l, err
}

// Commit writes every accepted row in one act and remembers the batch, so that the whole can be undone.
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
		in := &importer{core: s.core, tx: tx, orgs: map[string]Org{}}
		for _, row := range res.Rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := writer(in, row); err != nil {
				return atRow(row, err)
			}
		}
		batch.Made = in.made
		batch.MadeOrgs = in.madeOrgs
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
}

// List is the batches, newest first.
func (s *Imports) List(ctx context.Context, q Query) ([]ImportBatch, int, error) {
	return list(ctx, s.core, q, Tx.ImportBatches)
}

// Undo moves every record of a batch to the recycle bin. A record that was worked on since is named and nothing is undone.
func (s *Imports) Undo(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "撤销导入", Right: RightEdit}, func(tx Tx) error {
		b, err := tx.ImportBatches().Get(id)
		if err != nil {
			return err
		}
		if b.UndoneAt != "" {
			return Errorf("", "“%s”已在 %s 撤销。", b.File, b.UndoneAt.Minute())
		}
		if err := undoBatch(tx, b); err != nil {
			return err
		}
		b.UndoneAt = s.now()
		return tx.ImportBatches().Put(&b)
	}, ImportChanged, OrgChanged, PersonChanged, DutyChanged, AppealChanged, EffectChanged)
}

func undoBatch(tx Tx, b ImportBatch) error {
	var err error
	switch b.Kind {
	case "责任清单":
		err = undo(b.Made, tx.Duties(), func(d *Duty) (string, bool) {
			n, _ := tx.Progresses().Count(Where(Eq("duty_id", d.ID)))
			return d.No, d.Rev > 1 || n > 0
		})
	case "诉求":
		err = undo(b.Made, tx.Appeals(), func(a *Appeal) (string, bool) { return a.No, a.Rev > 1 })
	case "成员单位":
		err = undo(b.Made, tx.Orgs(), func(o *Org) (string, bool) { return o.Name, o.Rev > 1 || used(tx, o.ID) })
	case "名单":
		err = undo(b.Made, tx.People(), func(p *Person) (string, bool) { return p.Name, p.Rev > 1 })
	case "指标数据":
		err = undo(b.Made, tx.IndicatorValues(), func(v *IndicatorValue) (string, bool) { return v.OrgName + v.Code, v.Rev > 1 })
	default:
		return Errorf("", "“%s”的导入不能撤销。", b.Kind)
	}
	if err != nil {
		return err
	}
	for _, id := range b.MadeOrgs {
		if !used(tx, id) {
			if err := tx.Orgs().Delete(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// used says whether records lean on the unit.
func used(tx Tx, org int64) bool {
	duties, _ := tx.Duties().Count(Where(Eq("lead_id", org)))
	people, _ := tx.People().Count(Where(Eq("org_id", org)))
	seats, _ := tx.Attendances().Count(Where(Eq("org_id", org)))
	return duties+people+seats > 0
}

func undo[T any](made IDs, table Records[T], touched func(*T) (name string, changed bool)) error {
	for _, id := range made {
		rec, err := table.Get(id)
		if err == NotFound {
			continue // already in the bin
		}
		if err != nil {
			return err
		}
		if name, changed := touched(&rec); changed {
			return Errorf("", "“%s”导入后已有办理或修改，整批不能撤销。可单独删除其他记录。", name)
		}
		if err := table.Delete(id); err != nil {
			return err
		}
	}
	return nil
}

// importLookup answers from a snapshot.
type importLookup struct {
	orgs   map[string][]intake.Ref
	stored map[string][]intake.Stored
}

func newLookup(tx Tx, kind intake.Kind) (*importLookup, error) {
	l := &importLookup{orgs: map[string][]intake.Ref{}, stored: map[string][]intake.Stored{}}
	err := tx.Orgs().Each(Query{}, func(o *Org) error {
		ref := intake.Ref{ID: o.ID, Name: o.Short(), Found: true}
		l.add(o.Name, ref, o.Kind == KindCommunity)
		l.add(o.Short(), ref, o.Kind == KindCommunity)
		ref.Alias = true
		for _, name := range o.Aliases {
			l.add(name, ref, o.Kind == KindCommunity)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l, l.load(tx, kind.Code)
}

const communityMark = "社区\x00"

func (l *importLookup) add(name string, ref intake.Ref, community bool) {
	name = compact(name)
	l.orgs[name] = append(l.orgs[name], ref)
	if community {
		l.orgs[communityMark+name] = append(l.orgs[communityMark+name], ref)
	}
}

// compact takes all blanks out of a name, as intake does with the names it asks for.
func compact(name string) string { return strings.Join(strings.Fields(name), "") }

func (l *importLookup) load(tx Tx, code string) error {
	keep := func(title string, differ []string, key ...string) {
		for i := range key {
			key[i] = compact(key[i])
		}
		k := strings.Join(key, "\x00")
		l.stored[k] = append(l.stored[k], intake.Stored{Differ: differ, Title: title})
	}
	switch code {
	case "duty":
		return tx.Duties().Each(Query{}, func(d *Duty) error {
			keep("责任事项 "+d.No, []string{string(d.FirstDue)}, d.Content, d.LeadName)
			return nil
		})
	case "appeal":
		return tx.Appeals().Each(Query{}, func(a *Appeal) error { keep("诉求 "+a.No, nil, a.No); return nil })
	case "org":
		return tx.Orgs().Each(Query{}, func(o *Org) error { keep("单位 "+o.Name, nil, o.Name); return nil })
	case "person":
		return tx.People().Each(Query{}, func(p *Person) error {
			keep("人员 "+p.Name, nil, p.Name, p.IDNumber, p.Phone, p.OrgName, "")
			keep("人员 "+p.Name, nil, p.Name, p.IDNumber, p.Phone, "", p.OrgName)
			return nil
		})
	}
	return nil
}

// Org answers for any unit.
func (l *importLookup) Org(name string) intake.Ref { return l.ref(compact(name)) }

// Community answers for communities only.
func (l *importLookup) Community(name string) intake.Ref { return l.ref(communityMark + compact(name)) }

func (l *importLookup) ref(key string) intake.Ref {
	hits := l.orgs[key]
	if len(hits) == 0 {
		return intake.Ref{}
	}
	best := hits[0]
	for _, h := range hits[1:] {
		switch {
		case best.Alias && !h.Alias:
			best = h
		case best.Alias == h.Alias:
			best.Ambiguous = best.Ambiguous || h.ID != best.ID
		}
	}
	return best
}

// Existing answers which stored records have the key.
func (l *importLookup) Existing(_ string, key []string) []intake.Stored {
	compacted := make([]string, len(key))
	for i := range key {
		compacted[i] = compact(key[i])
	}
	return l.stored[strings.Join(compacted, "\x00")]
}
