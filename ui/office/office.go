// Package office shows the ground the office stands on: participants, people, rooms, imports, users, settings, calendar,
// numbers, backup, audit log and recycle bin.
package office

import (
	"gongzhi/ui/kit"
)

// Subjects is the module 主体人员: who takes part, and how lists of them come in.
func Subjects() kit.Module {
	return kit.Module{Key: "org", Title: "主体人员", Icon: "org", Group: kit.GroupSupport, Tabs: []kit.Tab{
		{Key: "org", Title: "参与主体", New: newOrgs}, {Key: "person", Title: "人员", New: newPeople},
		{Key: "venue", Title: "会议场所", New: newVenues}, {Key: "import", Title: "导入表格", New: newImport}, {Key: "batch", Title: "导入记录", New: newBatches},
	}, Open: openSubject}
}

func openSubject(env *kit.Env, r kit.Route) kit.Page {
	if r.ID == 0 && r.Act != "new" {
		return nil
	}
	switch r.Tab {
	case "person":
		if r.Act == "handover" {
			return newHandover(env, r.ID)
		}
		return newPersonEditor(env, r.ID)
	case "venue":
		return newVenueEditor(env, r.ID)
	}
	if r.Act == "new" || r.Act == "edit" {
		return newOrgEditor(env, r.ID)
	}
	return newOrgDetail(env, r.ID)
}

// Settings is the module 系统设置.
func Settings() kit.Module {
	return kit.Module{Key: "office", Title: "系统设置", Icon: "settings", Group: kit.GroupSettings, Tabs: []kit.Tab{
		{Key: "setting", Title: "规则与文号", New: newSettings}, {Key: "user", Title: "用户", New: newUsers}, {Key: "calendar", Title: "工作日历", New: newCalendar},
		{Key: "backup", Title: "备份与校验", New: newBackup}, {Key: "audit", Title: "审计日志", New: newAudit}, {Key: "bin", Title: "回收站", New: newBin}, {Key: "machine", Title: "本机", New: newMachine}, {Key: "about", Title: "关于", New: newAbout},
	}, Open: openSetting}
}

func openSetting(env *kit.Env, r kit.Route) kit.Page {
	if r.Tab == "user" && (r.ID != 0 || r.Act == "new") {
		return newUserEditor(env, r.ID)
	}
	return nil
}
