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

var kindWords = map[string]string{"org": "主体", "person": "人员", "venue": "场所", "user": "用户", "setting": "设置", "holiday": "放假安排", "attachment": "附件",
	"number": "文号", "import_batch": "导入批次", "meeting": "会议", "attendance": "参会", "agenda": "议程项", "resolution": "议定事项", "minutes": "纪要",
	"duty": "责任事项", "duty_list": "责任清单", "milestone": "阶段目标", "progress": "进展", "extension": "延期", "review": "办结审核", "slip": "督办单",
	"appeal": "诉求", "indicator": "指标", "indicator_value": "指标数据", "assessment": "考评", "ranking": "排名", "score": "得分", "incentive": "奖惩", "incentive_step": "办理步骤"}

var fieldWords = map[string]string{"Name": "名称", "ShortName": "简称", "Aliases": "别名", "Kind": "类别", "Level": "层级", "USCC": "信用代码", "Contact": "联系人", "Phone": "电话",
	"Address": "地址", "Group": "分组", "Population": "人口", "From": "启用", "To": "停用", "Note": "备注", "OrgID": "单位编号", "OrgName": "单位", "Title": "标题", "Capacity": "容纳人数",
	"Location": "位置", "Closed": "停用", "State": "状态", "Starts": "开始时间", "Ends": "结束时间", "VenueName": "地点", "ChairName": "主持人", "RecorderName": "记录人", "No": "编号",
	"Content": "内容", "Deliverable": "成果要求", "LeadID": "牵头单位编号", "LeadName": "牵头单位", "SupportNames": "配合单位", "Person": "责任人", "Leader": "责任领导", "Due": "完成时限",
	"FirstDue": "原时限", "Start": "起始日", "Progress": "完成率", "Percent": "完成率", "Presence": "到会情况", "Notes": "记录", "Conclusion": "结论", "Outcome": "结论文字",
	"Yes": "赞成", "Abstain": "弃权", "Result": "结果", "DoneOn": "办结日", "ClosedOn": "销号日", "Value": "值", "Key": "项目", "Account": "账号", "Roles": "角色", "Disabled": "停用",
	"Text": "文字", "Problem": "问题", "Next": "下步措施", "Weight": "权重", "Target": "目标", "Total": "总分", "Rank": "名次", "Basis": "依据", "Statement": "陈述申辩", "Deadline": "期限",
	"DecidedBy": "决定人", "DecidedOn": "决定日", "ServedOn": "送达日", "Year": "年度", "Seq": "序号", "Reason": "原因", "SHA256": "指纹", "Urgency": "紧急程度", "Source": "来源"}
