package app

// kindWords are the Chinese words for tables.
var kindWords = map[string]string{
	"org": "主体", "person": "人员", "venue": "场所", "user": "用户", "setting": "设置", "holiday": "放假安排", "attachment": "附件", "number": "文号",
	"import_batch": "导入批次", "meeting": "会议", "attendance": "参会", "agenda": "议程项", "resolution": "议定事项", "minutes": "纪要", "duty": "责任事项",
	"duty_list": "责任清单", "milestone": "阶段目标", "progress": "进展", "extension": "延期", "review": "办结审核", "slip": "督办单", "appeal": "诉求", "indicator": "指标",
	"indicator_value": "指标数据", "assessment": "考评", "ranking": "排名", "score": "得分", "incentive": "奖惩", "incentive_step": "办理步骤", "draft": "草稿",
	"duty_event": "办理记录", "list_entry": "清单条目", "authority": "授权表", "authority_row": "授权事项",
}

// fieldWords are the Chinese words for the fields of records; one name means the same in all of them.
var fieldWords = map[string]string{
	"Name": "名称", "ShortName": "简称", "Aliases": "别名", "Kind": "类别", "Level": "层级", "USCC": "信用代码", "Contact": "联系人", "Phone": "电话", "Address": "地址",
	"Group": "分组", "Population": "人口", "From": "启用", "To": "停用", "Note": "备注", "OrgID": "单位编号", "OrgName": "单位", "Title": "标题", "Capacity": "容纳人数",
	"Location": "位置", "Closed": "停用", "State": "状态", "Starts": "开始时间", "Ends": "结束时间", "VenueName": "地点", "ChairName": "主持人", "RecorderName": "记录人",
	"No": "编号", "Content": "内容", "Deliverable": "成果要求", "LeadID": "牵头单位编号", "LeadName": "牵头单位", "SupportNames": "配合单位", "Person": "责任人",
	"Leader": "责任领导", "Due": "完成时限", "FirstDue": "原时限", "Start": "起始日", "Progress": "完成率", "Percent": "完成率", "Presence": "到会情况", "Notes": "记录",
	"Conclusion": "结论", "Outcome": "结论文字", "Yes": "赞成", "Abstain": "弃权", "Result": "结果", "DoneOn": "办结日", "ClosedOn": "销号日", "Value": "值", "Key": "项目",
	"Account": "账号", "Roles": "角色", "Disabled": "停用", "Text": "文字", "Problem": "问题", "Next": "下步措施", "Weight": "权重", "Target": "目标", "Total": "总分",
	"Rank": "名次", "Basis": "依据", "Statement": "陈述申辩", "Deadline": "期限", "DecidedBy": "决定人", "DecidedOn": "决定日", "ServedOn": "送达日", "Year": "年度",
	"Seq": "序号", "Reason": "原因", "SHA256": "指纹", "Body": "正文", "Snapshot": "快照", "AuditSeq": "审计序号", "AuditHead": "审计指纹", "Urgency": "紧急程度", "Source": "来源", "ParentID": "上级单位编号", "Code": "编码", "IDNumber": "身份证号",
	"Tags": "标签", "MustChange": "须改密码", "Failures": "登录失败次数", "LockedUntil": "锁定至", "LastSignIn": "上次登录", "System": "系统用户", "Day": "日期", "Off": "休息",
	"Size": "大小", "Prefix": "文号代字", "MinutesPrefix": "纪要代字", "VoidFor": "作废原因", "File": "文件", "Accepted": "接受行数", "Rejected": "拒绝行数", "UndoneAt": "撤销时间", "LeadOrgName": "牵头单位",
	"BeganAt": "开始时间（实际）", "EndedAt": "结束时间（实际）", "Rule": "议事规则", "HearOnly": "仅听取通报", "NoticedOn": "通知日", "NoticeNo": "通知文号", "MinutesNo": "纪要编号",
	"Secrecy": "密级", "Observer": "列席", "Reply": "答复", "Substitute": "代会人", "ArrivedAt": "到会时间", "LeftAt": "离会时间", "Presenter": "汇报人", "Minutes": "计划分钟",
	"Confidential": "不公开", "Voted": "已表决", "Entitled": "应到", "PresentN": "实到", "Invalid": "废票", "NotVoted": "未投", "Recused": "回避人数",
	"RecusedNames": "回避人员", "ResultWhy": "结果说明", "HeldOn": "开会日", "Version": "版本", "SignedBy": "签署人", "SignedAt": "签发时间", "SourceText": "来源说明",
	"RelapseOf": "反弹自", "DueText": "时限原文", "Workdays": "按工作日", "Term": "期限天数", "Matter": "事项类别", "Amount": "金额（分）", "Mandate": "授权依据", "Round": "轮次",
	"ReportedOn": "上次填报", "AskedOn": "申请日", "SuspendedOn": "暂停日", "AskedDue": "申请延至", "AskedPause": "申请暂停", "Lamp": "灯", "LampWord": "灯情", "LampWhy": "灯情原因", "Planned": "计划",
	"Reached": "完成日", "Before": "原完成率", "Late": "逾期填报", "FiledOn": "申请日期", "OldDue": "原时限", "NewDue": "新时限", "Opinion": "意见", "Pause": "因暂停顺延",
	"Approved": "通过", "Decided": "已审", "DutyNo": "事项编号", "Colour": "颜色", "Nth": "第几次", "Requirement": "督办要求", "IssuedOn": "下发日", "FeedbackDue": "反馈期限",
	"SignedOn": "签收日", "Feedback": "反馈", "FeedbackOn": "反馈日", "Who": "办理人", "Act": "动作", "Repeat": "周期", "Stages": "阶段", "Holder": "权力主体",
	"Powers": "职权", "Limit": "金额上限（分）", "Scale": "规模上限", "Channel": "渠道", "CommunityName": "社区", "Place": "地点", "Category": "类型", "HandlerName": "办理单位",
	"RespondedOn": "响应日", "RepliedOn": "答复日", "Satisfaction": "满意度", "Unit": "单位", "Direction": "方向", "Definition": "口径", "Groups": "适用分组", "OwnWeights": "分组权重", "Dimension": "维度",
	"Retired": "停用", "Period": "期间", "Num": "分子", "Den": "分母", "Missing": "缺报", "LockedBy": "锁定人", "LockedAt": "锁定时间", "Settings": "所用设置",
	"Entered": "录入", "Shown": "显示值", "Tied": "并列", "Grade": "等次", "PrevRank": "上期名次", "PrevShown": "上期得分", "Remark": "备注说明", "Status": "状况",
	"Points": "得分", "Got": "得分（显示）", "Explain": "计算过程", "Beside": "并列口径", "RuleText": "规则", "Facts": "事实", "AmountFen": "金额（分）", "FundSource": "资金来源",
	"PlaceTime": "约谈时间", "Interviewer": "约谈人", "StatementDue": "陈述期限", "Served": "已送达", "ServedTo": "送达对象", "Interviewed": "约谈记录", "RecheckOn": "复查日",
	"RecheckBy": "复查人", "RecheckPass": "复查通过", "RecheckText": "复查意见", "Step": "步骤", "Against": "反对",
}
