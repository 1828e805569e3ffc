package app

import "context"

// RecordChange (记录变更) is one record that an act changed.
type RecordChange struct {
	Kind   string
	ID     int64
	Fields []FieldChange
}

// Items lists the records that an act changed, with their fields before and after.
func (s *History) Items(ctx context.Context, seq int64) (out []RecordChange, err error) {
	err = s.read(ctx, func(tx Tx) error {
		items, err := tx.Audit().Items(seq)
		for _, it := range items {
			out = append(out, RecordChange{it.Kind, it.RecordID, differences(it.Kind, it)})
		}
		return err
	})
	return out, err
}

// KindWord is the Chinese word for a table.
func KindWord(kind string) string {
	if w, ok := kindWords[kind]; ok {
		return w
	}
	return kind
}

// FieldWord is the Chinese word for a field of a record.
func FieldWord(key string) string {
	if w, ok := fieldWords[key]; ok {
		return w
	}
	return key
}
