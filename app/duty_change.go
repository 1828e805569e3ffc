package app

import (
	"encoding/json"
	"strconv"
	"strings"
)

// dutyChanges are the items that an act changed, each once, with what became different in words.
func dutyChanges(items []AuditItem) (out []DutyChange) {
	at := map[int64]int{}
	for _, it := range items {
		if it.Kind != "duty" || it.After == "" {
			continue
		}
		var before, after Duty
		if json.Unmarshal([]byte(it.After), &after) != nil {
			continue
		}
		text := "新立"
		if it.Before != "" {
			if json.Unmarshal([]byte(it.Before), &before) != nil {
				continue
			}
			text = before.changedTo(after)
		}
		i, known := at[it.RecordID]
		if !known {
			at[it.RecordID] = len(out)
			out = append(out, DutyChange{ID: it.RecordID, Text: text})
			continue
		}
		if text != "" && out[i].Text != "新立" {
			out[i].Text = strings.TrimPrefix(out[i].Text+"；"+text, "；")
		}
	}
	return out
}

// changedTo says in words what became different, the things that a reader looks for.
func (d *Duty) changedTo(n Duty) string {
	var parts []string
	say := func(name, a, b string) {
		if a != b {
			parts = append(parts, name+" "+Dash(a)+" → "+Dash(b))
		}
	}
	say("状态", d.State.String(), n.State.String())
	say("完成率", strconv.Itoa(d.Progress)+"%", strconv.Itoa(n.Progress)+"%")
	say("时限", string(d.Due), string(n.Due))
	say("牵头单位", d.LeadName, n.LeadName)
	say("责任领导", d.Leader, n.Leader)
	say("责任人", d.Person, n.Person)
	say("灯", d.Lamp.String(), n.Lamp.String())
	say("任务内容", d.Content, n.Content)
	say("申请延至", string(d.AskedDue), string(n.AskedDue))
	say("申请暂停", d.AskedPause, n.AskedPause)
	return strings.Join(parts, "；")
}
