package data

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"gongzhi/app"
)

// Everything that the change history shows has a Chinese word: each table, and each field of its records.
func TestEveryTableAndFieldHasAChineseWord(t *testing.T) {
	all := newTables()
	v := reflect.ValueOf(*all)
	for i := range v.NumField() {
		table := (*table)(v.Field(i).UnsafePointer())
		assert.NotEqual(t, table.name, app.KindWord(table.name), "table %s", table.name)
		rec := app.NewRecord(table.name)
		if !assert.NotNil(t, rec, "table %s", table.name) {
			continue
		}
		typ := reflect.TypeOf(rec).Elem()
		for j := range typ.NumField() {
			f := typ.Field(j)
			if f.Anonymous || !app.ShownInHistory(f) {
				continue
			}
			assert.NotEqual(t, f.Name, app.FieldWord(f.Name), "%s.%s", table.name, f.Name)
		}
	}
}
