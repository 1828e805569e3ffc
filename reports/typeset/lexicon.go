package typeset

import "strings"

// words marks the places inside known words and given names, and inside 《》 and “” of moderate length.
func words(gs []glyph, names []string) []bool {
	in := make([]bool, len(gs)+1)
	s := []rune(text(gs))
	single := 0 // unknown characters just before place i
	for i := 0; i < len(s); {
		n := longest(s[i:], names)
		for k := 1; k < n; k++ {
			in[i+k] = true
		}
		if n > 0 && place(s[i:i+n]) { // an unknown name before 社区 or 街道 belongs to it
			for k := range min(single, 3) {
				in[i-k] = true
			}
		}
		if single++; n > 0 {
			single = 0
		}
		i += max(1, n)
	}
	for i, r := range s {
		if r != '《' && r != '“' {
			continue
		}
		for k := i + 1; k < len(s) && k <= i+16; k++ {
			if s[k] == '》' || s[k] == '”' {
				for j := i + 1; j <= k; j++ {
					in[j] = true
				}
			}
		}
	}
	return in
}

// longest gives the length of the longest known word or name at the beginning of s.
func longest(s []rune, names []string) int {
	best := 0
	for _, list := range [][]string{names, strings.Fields(lexicon)} {
		for _, w := range list {
			r := []rune(w)
			if len(r) > best && len(r) <= len(s) && string(s[:len(r)]) == w {
				best = len(r)
			}
		}
	}
	return best
}

// place tells whether a word follows the name of a place.
func place(word []rune) bool {
	switch string(word) {
	case "社区", "小区", "街道", "街道办事处", "居委会", "居民委员会", "老旧小区":
		return true
	}
	return false
}

// lexicon holds words that titles of a street office are made of.
const lexicon = `街道办事处 办事处 街道 社区 居委会 居民委员会 党工委 工作委员会 委员会 办公室 人民政府 区政府 领导小组 联席会议 联席会 指挥部
综合治理 社会治理 基层治理 治理 效能 报告 通知 通报 决定 意见 请示 函 纪要 方案 办法 制度 规则 规定 细则 公告 通告 批复 议案 命令
关于 召开 开展 支持 商请 恳请 协助 配合 参加 参与 提供 申请 审批 批准 同意 确认 发布 公示 公开 编制 制定 修订 修改 废止 任命 免去 聘任 选举 推荐 评选 命名 授予
研究 讨论 审议 听取 汇报 座谈 调研 培训 学习 宣传 教育 引导 动员 部署 推动 提升 提高 促进 保障 保护 防范 化解 排查 处置 应对 预防 控制 监督 监测 巡查 巡视 回访 复查 核查 验收 销号
通道 楼道 道路 交通 照明 路灯 电梯 供水 排水 供热 供暖 供电 噪声 噪音 油烟 扬尘 违建 违法 建筑 施工 工地 广场 公园 绿地 绿化 河道 湖泊 菜市场 市场 商铺 门店 餐饮 食品 药品 学校 医院 幼儿园
老年人 残疾人 未成年人 妇女 儿童 青年 党员 干部 职工 企业 商户 业主 租户 住户 流动 人口 出租 房屋 产业 经济 文化 体育 旅游 卫健 健康 医疗 疫情 疾病 传染病 节日 春节 国庆 假期 期间
设施 设备 项目 工程 资产 财务 审计 采购 招标 合同 协议 档案 保密 信息 数据 网络 平台 系统 数字化 智慧 便民 惠民 利民 就业 创业 社保 救助 低保 帮扶 慰问 捐赠 募捐
第一 第二 第三 第四 第五 第六 第七 第八 第九 第十 季 次 届 批 周 印发 表彰 表扬 奖励 处理 批评 调整 成立 公布 加强 推进 进一步 做好 落实 实施 建立 完善 健全 报送 转发 举办 组织 征求
工作 会议 专题 专项 行动 活动 整治 整改 限期 约谈 问题 事项 议定 责任 清单 任务 分工 督查 督办 检查 考核 评价 评估 排名 排行榜
季度 年度 上半年 下半年 半年 全年 月份 先进 集体 个人 单位 部门 成员 名单 人员 情况 结果 总结 计划 要点 安排 有关 相关 若干 试行 暂行
安全 生产 安全生产 消防 消防安全 燃气 应急 演练 防汛 防火 环境 卫生 垃圾 分类 垃圾分类 物业 管理 物业管理 物业服务 物业服务企业 给予 予以 关于给予 进行 有关部门 社会组织 志愿者 居民代表 老旧小区 小区 改造 停车 充电 电动自行车
矛盾 纠纷 调解 人民调解 信访 诉求 居民 群众 志愿 服务 养老 助老 文明 创建 网格 网格员 平安 建设 法治 民主 协商 议事 自治 共建 共治 共享 资源 经费 资金 使用`
