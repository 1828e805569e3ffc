package intake

import (
	"fmt"
	"slices"
	"strings"
)

// split parts a list at the marks clerks use; blanks inside its parts stay.
func split(text string) []string {
	parts := strings.FieldsFunc(strings.Map(half, text), func(c rune) bool { return strings.ContainsRune("、,;/|\\\n\t", c) })
	out := parts[:0]
	for _, p := range parts {
		if p = clean(p); !none(p) {
			out = append(out, p)
		}
	}
	return out
}

// words parts a name at its blanks where these part words: 派出所 司法所, but not 清 河 社 区 nor 张 三.
func words(text string) []string {
	parts := strings.FieldsFunc(text, blank)
	for _, p := range parts {
		if len([]rune(p)) < 2 {
			return []string{joined(text)}
		}
	}
	return parts
}

// apart finds the units of a cell: parted by the marks clerks use, and, where the whole is no unit, by blanks or by 和, 及, 与
// between known units.
func (j *judging) apart(text string) []string {
	var out []string
	for _, part := range split(text) {
		if j.setup.Lookup != nil && j.ask(Org, part).Found {
			out = append(out, joined(part))
			continue
		}
		pieces := words(part)
		if len(pieces) == 1 && j.setup.Lookup != nil {
			part = pieces[0]
			pieces = strings.FieldsFunc(strings.ReplaceAll(part, "以及", "及"), func(c rune) bool { return strings.ContainsRune("和及与+&·", c) })
			for _, p := range pieces {
				if !j.ask(Org, p).Found {
					pieces = []string{part}
					break
				}
			}
		}
		out = append(out, pieces...)
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
	look := j.setup.Lookup.Org
	if key.community {
		look = j.setup.Lookup.Community
	}
	for i, spelling := range spellings(key.name) {
		if ref = look(spelling); ref.Found || ref.Ambiguous {
			ref.Alias = ref.Alias || i > 0
			break
		}
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
	case ref.Found && ref.Ended != "" && column.Unknown == WarnNew:
		r.fault(c, text, "INACTIVE_ORG", fmt.Sprintf("已于 %s 停用：%s。请改写接续其职责的单位。", ref.Ended, name))
		return
	case ref.Found:
		if ref.Ended != "" {
			r.warn(column, text, "INACTIVE_ORG", fmt.Sprintf("“%s”已于 %s 停用。请核对。", name, ref.Ended))
		}
		if ref.Alias {
			r.warn(column, text, "ORG_ALIAS", fmt.Sprintf("“%s”按“%s”导入。", name, ref.Name))
		}
		r.set(column, Value{Text: ref.Name, Raw: text, Refs: []Ref{ref}})
		return
	case len(j.apart(text)) > 1:
		r.fault(c, text, "AMBIGUOUS", fmt.Sprintf("写了几个单位：%s。请只留一个，其余写入“配合单位”或另起一行。", strings.Join(j.apart(text), "、")))
		return
	case column.Unknown == WarnNew && collective(name):
		r.fault(c, text, "AMBIGUOUS", fmt.Sprintf("不是一个具体的单位：%s。请写明单位名称；有几个单位的，每个单位一行。", name))
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
	for _, name := range j.apart(text) {
		ref := j.ask(Org, name)
		if !ref.Found || ref.Ambiguous {
			ref = Ref{Name: name}
		}
		if ref.Alias {
			r.warn(r.columns[c], name, "ORG_ALIAS", fmt.Sprintf("“%s”按“%s”导入。", name, ref.Name))
		}
		if slices.Contains(names, ref.Name) {
			continue
		}
		v.Refs = append(v.Refs, ref)
		names = append(names, ref.Name)
	}
	v.Text = strings.Join(names, "、")
	r.set(r.columns[c], v)
}
