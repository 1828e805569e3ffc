package intake

import (
	"slices"
	"strings"
)

// Type says how the cells of a column are read.
type Type uint8

// The types of columns. Measure is a number whose meaning depends on the row's 单位; CodeText keeps leading zeros; Name
// is a person's name; Sequence is the running number of a row; Quarter is an assessment period.
const (
	Text Type = iota
	Name
	CodeText
	Sequence
	Day
	DayTime
	Percent
	Amount
	Measure
	Phone
	IDNumber
	USCC
	Org
	Orgs
	Community
	Enum
	Quarter
)

// Policy says what becomes of a row whose unit is not known.
type Policy uint8

// Unknown units are refused, warned about as unknown, warned about as new, or taken as free words. WarnNew also refuses
// units that are out of use: new work is not given to them.
const (
	RefuseUnknown Policy = iota
	WarnUnknown
	WarnNew
	FreeWords
)

// Column (列) describes one column of a kind. CanMiss: a required value may be reported as missing (缺报). Bounded: a
// percentage that must lie between 0 and 1. Most bounds an amount from 0 on; Whole asks for a whole number.
type Column struct {
	Name     string
	Aliases  []string
	Type     Type
	Required bool
	CanMiss  bool
	Bounded  bool
	Most     float64
	Whole    bool
	Unknown  Policy
	Words    []string
}

// Same says what becomes of a second row that has the same key.
type Same uint8

// A second row is refused, or, when it says the same as the first, accepted with a warning.
const (
	RefuseSame Same = iota
	WarnSame
)

// Kind (导入类别) is a kind of table as data. Two rows equal in Key are duplicates; with Differ columns they are duplicates
// only when these are equal too, and in conflict otherwise. Replaces: a stored record gives way to the row. Start and Due name the
// days between which a row's work lies, Share how much of it is done.
type Kind struct {
	Name, Code  string
	Columns     []Column
	Key, Differ []string
	Same        Same
	Replaces    bool

	Start, Due, Share string
}

// KindOf finds a kind by its Chinese name or English code.
func KindOf(word string) (Kind, bool) {
	word = strings.TrimSpace(strings.ToLower(word))
	for _, k := range Kinds() {
		if k.Name == word || k.Code == word {
			return k, true
		}
	}
	return Kind{}, false
}

func (k Kind) column(name string) (Column, bool) {
	i := slices.IndexFunc(k.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return k.Columns[i], true
}

func (k Kind) required() []string {
	var names []string
	for _, c := range k.Columns {
		if c.Required {
			names = append(names, c.Name)
		}
	}
	return names
}

// Kinds lists every kind of table that can be imported.
func Kinds() []Kind {
	return []Kind{dutyKind(), appealKind(), orgKind(), personKind(), indicatorKind(), rankingKind()}
}

func aliases(words string) []string { return strings.Fields(words) }

func dutyKind() Kind {
	return Kind{Name: "责任清单", Code: "duty", Key: []string{"责任事项", "牵头单位"}, Differ: []string{"完成时限"}, Start: "起始日期", Due: "完成时限", Share: "办理进度", Columns: []Column{
		{Name: "序号", Aliases: aliases("编号 号 no no. 项次"), Type: Sequence},
		{Name: "责任事项", Aliases: aliases("事项 工作事项 任务 工作任务 重点任务 任务名称 事项名称 责任内容 工作内容 任务事项 议定事项 责任任务 目标任务 具体任务 任务内容 项目 项目名称 重点工作 主要任务 重点工作任务 工作任务及要求 问题 存在问题 问题描述 整改事项 整改问题 问题清单"), Required: true},
		{Name: "牵头单位", Aliases: aliases("责任单位 牵头部门 责任部门 牵头科室 责任科室 主办单位 承办单位 牵头责任单位 主责单位 牵头 单位牵头 牵头单位名称 主要责任单位 承办部门 主办部门 责任主体 主责部门 主责科室 整改责任单位 整改单位 牵头责任部门 办理单位"), Type: Org, Required: true, Unknown: WarnNew},
		{Name: "配合单位", Aliases: aliases("配合部门 协办单位 协助单位 配合责任单位 参与单位 协同单位 配合 协办部门 配合科室 协办"), Type: Orgs, Unknown: FreeWords},
		{Name: "责任人", Aliases: aliases("负责人 责任领导 具体责任人 联系人 经办人 牵头责任人 责任人姓名 具体负责人 责任人及联系方式 责任人及电话 责任人及联系电话 联系人及电话 联系人及联系方式 负责人及电话 整改责任人"), Type: Name},
		{Name: "联系电话", Aliases: aliases("电话 手机 手机号 手机号码 联系方式 联系人电话 责任人电话 电话号码 联系手机"), Type: Phone},
		{Name: "完成时限", Aliases: aliases("完成时间 完成期限 办结时限 时限 办理时限 截止时间 截止日期 完成日期 时间节点 时限要求 完成时间节点 计划完成时间 要求完成时间 办结时间 期限 最后期限 办结期限 整改时限 整改期限 推进时间 推进时限"), Type: Day, Required: true},
		{Name: "起始日期", Aliases: aliases("起始时间 起始日 开始日期 开始时间 启动日期 启动时间 下达日期 下达时间 交办日期 交办时间"), Type: Day},
		{Name: "办理进度", Aliases: aliases("进度 完成进度 工作进度 完成率 进展百分比 进度百分比 完成比例"), Type: Percent, Bounded: true},
		{Name: "工作要求", Aliases: aliases("要求 工作措施 具体措施 措施 目标要求 工作标准 完成标准 预期目标 办理要求 整改措施 整改要求")},
		{Name: "进展情况", Aliases: aliases("工作进展 进展 办理情况 完成情况 落实情况 目前进展 整改情况 整改进展 推进情况")},
		{Name: "来源", Aliases: aliases("事项来源 任务来源 来源会议 依据 来源依据")},
		{Name: "类别", Aliases: aliases("分类 事项类别 任务类别 领域 工作类别")},
		remark(),
	}}
}

func remark() Column {
	return Column{Name: "备注", Aliases: aliases("备注说明 说明 附注 其他说明 备 注释")}
}

func appealKind() Kind {
	return Kind{Name: "诉求", Code: "appeal", Key: []string{"诉求编号"}, Columns: []Column{
		{Name: "序号", Aliases: aliases("号 no no. 项次"), Type: Sequence},
		{Name: "诉求编号", Aliases: aliases("编号 工单编号 工单号 单号 受理编号 诉求单号 事项编号 受理号 工单"), Type: CodeText, Required: true},
		{Name: "提交时间", Aliases: aliases("受理时间 登记时间 诉求时间 反映时间 来电时间 提交日期 受理日期 登记日期 日期 时间 反映日期 创建时间"), Type: DayTime},
		{Name: "诉求人", Aliases: aliases("姓名 反映人 居民 居民姓名 来电人 联系人 申请人 市民姓名 诉求人姓名 反映人姓名"), Type: Name},
		{Name: "联系电话", Aliases: aliases("电话 手机 手机号 手机号码 联系方式 诉求人电话 来电号码 电话号码"), Type: Phone},
		{Name: "所属社区", Aliases: aliases("社区 社区名称 所在社区 归属社区 居委会 所属居委会"), Type: Community, Required: true},
		{Name: "诉求类别", Aliases: aliases("类别 分类 诉求分类 诉求类型 类型 问题类别 问题类型 事项类别")},
		{Name: "诉求内容", Aliases: aliases("内容 诉求 问题描述 反映内容 主要内容 诉求描述 反映问题 问题 事项内容 具体内容 诉求事项"), Required: true},
		{Name: "地址", Aliases: aliases("地点 住址 事发地址 详细地址 发生地点 诉求地址")},
		{Name: "来源", Aliases: aliases("诉求来源 渠道 来源渠道 受理渠道")},
		{Name: "办理时限", Aliases: aliases("时限 办结时限 截止时间 截止日期 完成时限 办理期限 办结期限"), Type: Day},
		{Name: "办理单位", Aliases: aliases("承办单位 责任单位 处置单位 办理部门 承办部门"), Type: Org, Unknown: WarnUnknown},
		{Name: "办理状态", Aliases: aliases("状态 办理情况 办理进度 处理状态 当前状态")},
		remark(),
	}}
}

func orgKind() Kind {
	return Kind{Name: "成员单位", Code: "org", Key: []string{"单位名称"}, Columns: []Column{
		{Name: "序号", Aliases: aliases("号 no no. 项次"), Type: Sequence},
		{Name: "编号", Aliases: aliases("单位编号 单位编码 编码 代码"), Type: CodeText},
		{Name: "单位名称", Aliases: aliases("名称 单位 成员单位 单位全称 全称 机构名称 组织名称 参与单位 成员单位名称 主体名称 企业名称"), Required: true},
		{Name: "简称", Aliases: aliases("单位简称 常用名")},
		{Name: "单位类别", Aliases: aliases("类别 单位类型 类型 单位性质 性质 分类 主体类别 主体类型")},
		{Name: "统一社会信用代码", Aliases: aliases("信用代码 社会信用代码 统一信用代码 机构代码 统一代码"), Type: USCC},
		{Name: "负责人", Aliases: aliases("单位负责人 法定代表人 法人代表 主要负责人 法人"), Type: Name},
		{Name: "联系人", Aliases: aliases("联络员 联系人姓名 联络人 经办人"), Type: Name},
		{Name: "联系电话", Aliases: aliases("电话 手机 手机号 手机号码 联系方式 联系人电话 办公电话 单位电话 电话号码"), Type: Phone},
		{Name: "地址", Aliases: aliases("单位地址 办公地址 住所 详细地址")},
		{Name: "上级单位", Aliases: aliases("上级 隶属单位 主管单位 上级主管单位 隶属关系 所属单位"), Type: Name},
		{Name: "层级", Aliases: aliases("单位层级 级别")},
		{Name: "考核分组", Aliases: aliases("分组 组别")},
		{Name: "别名", Aliases: aliases("曾用名 其他名称 又名 别称")},
		{Name: "启用日期", Aliases: aliases("启用时间 成立日期 成立时间"), Type: Day},
		{Name: "停用日期", Aliases: aliases("停用时间 撤销日期 撤销时间"), Type: Day},
		remark(),
	}}
}

func personKind() Kind {
	return Kind{Name: "名单", Code: "person", Key: []string{"姓名", "身份证号", "联系电话", "单位", "社区"}, Columns: []Column{
		{Name: "序号", Aliases: aliases("号 no no. 项次"), Type: Sequence},
		{Name: "编号", Aliases: aliases("人员编号 工号 代表证号 编码"), Type: CodeText},
		{Name: "姓名", Aliases: aliases("名字 人员姓名 代表姓名 成员姓名 居民姓名 参会人员 人员"), Type: Name, Required: true},
		{Name: "性别", Type: Enum, Words: []string{"男", "女"}},
		{Name: "身份证号", Aliases: aliases("身份证 身份证号码 公民身份号码 身份号码 证件号码 证件号"), Type: IDNumber},
		{Name: "联系电话", Aliases: aliases("电话 手机 手机号 手机号码 联系方式 电话号码 移动电话"), Type: Phone},
		{Name: "社区", Aliases: aliases("所属社区 所在社区 社区名称 居委会"), Type: Community, Unknown: WarnUnknown},
		{Name: "单位", Aliases: aliases("所在单位 工作单位 单位名称 所属单位 部门 科室 单位部门"), Type: Org, Unknown: WarnUnknown},
		{Name: "统一社会信用代码", Aliases: aliases("信用代码 社会信用代码 统一信用代码"), Type: USCC},
		{Name: "职务", Aliases: aliases("职位 身份 岗位 职务职称 代表类型 角色")},
		{Name: "地址", Aliases: aliases("住址 家庭住址 联系地址")},
		remark(),
	}}
}

func indicatorKind() Kind {
	return Kind{Name: "指标数据", Code: "indicator", Key: []string{"社区", "指标", "期间"}, Differ: []string{"本期值"}, Same: WarnSame, Replaces: true, Columns: []Column{
		{Name: "序号", Aliases: aliases("号 no no. 项次"), Type: Sequence},
		{Name: "社区", Aliases: aliases("所属社区 社区名称 被考核社区 居委会 填报社区 考核对象"), Type: Community, Required: true},
		{Name: "指标", Aliases: aliases("指标名称 考核指标 指标项 指标内容 二级指标 三级指标"), Type: Name, Required: true},
		{Name: "本期值", Aliases: aliases("数值 指标值 实际值 完成值 本季度值 本月值 值 数据 本期 实际完成 完成数 本季值"), Type: Measure, Required: true, CanMiss: true},
		{Name: "目标值", Aliases: aliases("目标 目标数 考核目标 年度目标 计划值"), Type: Measure},
		{Name: "上期值", Aliases: aliases("上期 上季度值 上月值 同期值 上年同期"), Type: Measure},
		{Name: "单位", Aliases: aliases("计量单位 指标单位 数值单位")},
		{Name: "期间", Aliases: aliases("统计期 季度 月份 统计周期 统计时间 考核周期 考核期 所属期 时期"), Type: Quarter},
		remark(),
	}}
}

func rankingKind() Kind {
	return Kind{Name: "排行榜", Code: "ranking", Key: []string{"单位", "分组", "期间"}, Differ: []string{"得分"}, Replaces: true, Columns: []Column{
		{Name: "序号", Aliases: aliases("号 no no. 项次"), Type: Sequence},
		{Name: "名次", Aliases: aliases("排名 位次 排序 名次排名 本期排名 本期名次"), Type: Amount, Most: 9999, Whole: true},
		{Name: "单位", Aliases: aliases("社区 单位名称 社区名称 被考核单位 考核单位 名称 部门 所属社区"), Type: Org, Required: true},
		{Name: "得分", Aliases: aliases("总分 总得分 综合得分 最终得分 考核得分 分数 合计得分 本期得分"), Type: Amount, Required: true, Most: 9999},
		{Name: "基础分", Aliases: aliases("基本分 基础得分"), Type: Amount},
		{Name: "加分", Aliases: aliases("加分项 奖励分 附加分"), Type: Amount},
		{Name: "扣分", Aliases: aliases("扣分项 减分 减分项"), Type: Amount},
		{Name: "分组", Aliases: aliases("组别 考核分组 类别 类型")},
		{Name: "期间", Aliases: aliases("季度 考核期 考核周期 所属期 统计期 时期"), Type: Quarter},
		remark(),
	}}
}
