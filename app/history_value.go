package app

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// recordTypes are the record types by their table word.
var recordTypes = map[string]reflect.Type{
	"org": reflect.TypeFor[Org](), "person": reflect.TypeFor[Person](), "venue": reflect.TypeFor[Venue](), "user": reflect.TypeFor[User](),
	"setting": reflect.TypeFor[Setting](), "holiday": reflect.TypeFor[Holiday](), "attachment": reflect.TypeFor[Attachment](),
	"number": reflect.TypeFor[Number](), "import_batch": reflect.TypeFor[ImportBatch](), "draft": reflect.TypeFor[Draft](),
	"meeting": reflect.TypeFor[Meeting](), "attendance": reflect.TypeFor[Attendance](), "agenda": reflect.TypeFor[AgendaItem](),
	"resolution": reflect.TypeFor[Resolution](), "minutes": reflect.TypeFor[Minutes](),
	"duty": reflect.TypeFor[Duty](), "duty_list": reflect.TypeFor[DutyList](), "list_entry": reflect.TypeFor[ListEntry](),
	"authority": reflect.TypeFor[Authority](), "authority_row": reflect.TypeFor[AuthorityRow](), "milestone": reflect.TypeFor[Milestone](),
	"progress": reflect.TypeFor[Progress](), "extension": reflect.TypeFor[Extension](), "review": reflect.TypeFor[Review](),
	"slip": reflect.TypeFor[Slip](), "duty_event": reflect.TypeFor[DutyEvent](), "appeal": reflect.TypeFor[Appeal](),
	"indicator": reflect.TypeFor[Indicator](), "indicator_value": reflect.TypeFor[IndicatorValue](), "assessment": reflect.TypeFor[Assessment](),
	"ranking": reflect.TypeFor[Ranking](), "score": reflect.TypeFor[Score](), "incentive": reflect.TypeFor[Incentive](),
	"incentive_step": reflect.TypeFor[IncentiveStep](),
}

// NewRecord is a new empty record of a table, as a pointer; nil for an unknown table.
func NewRecord(kind string) any {
	t, ok := recordTypes[kind]
	if !ok {
		return nil
	}
	return reflect.New(t).Interface()
}

// ShownInHistory says whether a field of a record means something to a reader: numbers of other records, which stand there by
// name as well, and what is frozen as a whole do not.
func ShownInHistory(f reflect.StructField) bool {
	if !f.IsExported() || f.Tag.Get("json") == "-" {
		return false
	}
	switch f.Name {
	case "ParentID":
		return true
	case "Body", "Snapshot", "AuditSeq", "AuditHead", "LampRank", "EntryKey", "RowKind", "RowsNum", "RowsDen", "Made", "MadeOrgs", "MadeIndicators", "Replaced", "PasswordHash":
		return false
	}
	return !strings.HasSuffix(f.Name, "ID") && !strings.HasSuffix(f.Name, "IDs")
}

// fieldTexts are the fields of a record kept as JSON, in the words of screens; bookkeeping left out.
func fieldTexts(kind, text string) map[string]string {
	rec := NewRecord(kind)
	if rec == nil || text == "" || json.Unmarshal([]byte(text), rec) != nil {
		return nil
	}
	out := map[string]string{}
	v := reflect.ValueOf(rec).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.Anonymous && ShownInHistory(f) {
			key := f.Name
			if kind == "agenda" && key == "No" {
				key = "Against" // votes, not a number of the office
			}
			out[key] = valueText(v.Field(i))
		}
	}
	return out
}

// valueText is a value in words: 是, the word of a state, a list with 、 between; nothing for what is empty.
func valueText(v reflect.Value) string {
	if s, ok := v.Interface().(fmt.Stringer); ok && v.Kind() != reflect.String {
		return s.String()
	}
	if v.Kind() != reflect.Struct && v.IsZero() {
		return ""
	}
	switch v.Kind() {
	case reflect.Bool:
		return "是"
	case reflect.Int, reflect.Int64, reflect.Int32:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	case reflect.Pointer, reflect.Interface:
		return valueText(v.Elem())
	case reflect.Slice, reflect.Array:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = valueText(v.Index(i))
		}
		return strings.Join(parts, "、")
	case reflect.Struct:
		return fieldsText(v)
	case reflect.Map:
		var parts []string
		for _, k := range v.MapKeys() {
			parts = append(parts, valueText(k)+" "+valueText(v.MapIndex(k)))
		}
		return strings.Join(parts, "；")
	}
	return v.String()
}

// fieldsText is a record within a record: the words of its fields that say something.
func fieldsText(v reflect.Value) string {
	var parts []string
	for i := range v.NumField() {
		if text := valueText(v.Field(i)); text != "" {
			parts = append(parts, FieldWord(v.Type().Field(i).Name)+" "+text)
		}
	}
	return strings.Join(parts, "；")
}
