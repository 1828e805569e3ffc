package intake

import (
	"fmt"
	"strings"
)

// split parts a list of units at the marks clerks use.
func split(text string) []string {
	parts := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("、，,;；/|\n\t", c) })
	out := parts[:0]
	for _, p := range parts {
		if p = joined(p); !none(p) {
			out = append(out, p)
		}
	}
	return out
}

// named is a name asked for in a list of units.
type named struct {
	community bool
	name      string
}

// ask asks Lookup for a unit by the type of the column, once for each name.
func (j *judging) ask(t Type, name string) Ref {
	if j.setup.Lookup == nil {
		return Ref{Name: name, Found: true}
	}
	key := named{t == Community, squeeze(name)}
	ref, known := j.units[key]
	if known {
		return ref
	}
	if key.community {
		ref = j.setup.Lookup.Community(key.name)
	} else {
		ref = j.setup.Lookup.Org(key.name)
	}
	j.units[key] = ref
	return ref
}

// readUnit reads the name of one unit.
func (j *judging) readUnit(r *reading, c int, text string) {
	column, name := r.columns[c], joined(text)
	ref := j.ask(column.Type, name)
	switch {
	case ref.Ambiguous:
		r.fault(c, text, "AMBIGUOUS", fmt.Sprintf("可能是几个单位：%s。请写全称。", text))
		return
	case ref.Found:
		if ref.Alias {
			r.warn(column, text, "ORG_ALIAS", fmt.Sprintf("“%s”按“%s”导入。", name, ref.Name))
		}
		r.set(column, Value{Text: ref.Name, Raw: text, Refs: []Ref{ref}})
		return
	case len(split(text)) > 1:
		r.fault(c, text, "AMBIGUOUS", fmt.Sprintf("写了几个单位：%s。请只留一个，其余写入“配合单位”或另起一行。", joined(text)))
		return
	}
	switch column.Unknown {
	case RefuseUnknown:
		r.fault(c, text, "UNKNOWN_ORG", fmt.Sprintf("不在单位名录中：%s。请核对名称，或先在单位名录中登记。", name))
		return
	case WarnNew:
		r.warn(column, text, "NEW_ORG", fmt.Sprintf("“%s”不在单位名录中，导入时可新建，或对应到已有单位。", name))
	case WarnUnknown:
		r.warn(column, text, "UNKNOWN_ORG", fmt.Sprintf("“%s”不在单位名录中，按文字导入。", name))
	}
	r.set(column, Value{Text: name, Raw: text, Refs: []Ref{{Name: name}}})
}

// readUnits reads a list of units; words that are no unit (各社区) are kept as they are.
func (j *judging) readUnits(r *reading, c int, text string) {
	v := Value{Raw: text}
	var names []string
	for _, name := range split(text) {
		ref := j.ask(Org, name)
		if !ref.Found || ref.Ambiguous {
			ref = Ref{Name: name}
		}
		if ref.Alias {
			r.warn(r.columns[c], name, "ORG_ALIAS", fmt.Sprintf("“%s”按“%s”导入。", name, ref.Name))
		}
		v.Refs = append(v.Refs, ref)
		names = append(names, ref.Name)
	}
	v.Text = strings.Join(names, "、")
	r.set(r.columns[c], v)
}
