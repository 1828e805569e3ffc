package app

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// SettingDef (设置项) describes one choice of the office: its published default and which rule or paper it changes.
type SettingDef struct {
	Key     string
	Name    string
	Default string
	Changes string // 「责任清单的黄灯」
	Check   func(value string) error
}

// The keys of settings.
const (
	SetOffice        = "office.name"         // 清河湾街道
	SetOfficeOrg     = "office.org"          // id of the org that issues papers by default
	SetPrefix        = "number.prefix"       // 清街办发
	SetMinutesPrefix = "number.minutes"      // 清街联纪
	SetNearWorkdays  = "light.near_workdays" // 5
	SetBehindYellow  = "light.behind_yellow" // 10
	SetBehindRed     = "light.behind_red"    // 30
	SetReportCycle   = "light.report_days"   // 30; 0 never
	SetExtensionMax  = "duty.extensions"     // 2
	SetSlipPrefix    = "duty.slip_prefix"    // 督
	SetSlipColours   = "duty.slip_colours"   // 蓝黄红
	SetSlipDays      = "duty.slip_workdays"  // 5
	SetTiePolicy     = "rank.ties"           // competition, dense
	SetRankOn        = "rank.on"             // shown, unrounded
	SetMissing       = "rank.missing"        // exclude, zero, mean: what 缺报 counts
	SetMinWeight     = "rank.min_weight"     // a unit with fewer applicable points is not ranked
	SetSmallSample   = "rank.small_sample"   // a typed rate with a smaller denominator is marked
	SetGrades        = "rank.grades"         // 优秀90 良好80 合格60 待改进0
	SetRewardTop     = "incentive.top"       // 1
	SetSanctionLast  = "incentive.last"      // 1
	SetInterviewPts  = "incentive.below"     // total below which 约谈 is proposed instead of 限期整改
	SetStatementDays = "incentive.statement_workdays"
	SetRectifyDays   = "incentive.rectify_workdays"
	SetClockTrusted  = "clock.trusted" // the audit row up to which times are not believed; set by an administrator
	SetClock         = "clock.demo"    // yyyy-MM-dd HH:mm:ss: the file's own clock; empty in a real office
	SetLastBackup    = "backup.last"
	SetFontFangSong  = "font.fangsong" // a font file that the user chose
	SetFontTitle     = "font.title"
	SetIdle          = "safety.idle_minutes" // 15
)

// SettingDefs lists every choice with its default.
func SettingDefs() []SettingDef {
	return []SettingDef{
		{SetOffice, "单位名称", "街道办事处", "所有文件的落款与标题", nil},
		{SetOfficeOrg, "默认发文机关", "0", "联席会议文件的发文机关", wholeNumber},
		{SetPrefix, "机关代字", "街办发", "通知、决定、通知书的文号", nil},
		{SetMinutesPrefix, "纪要代字", "街联纪", "会议纪要的编号", nil},
		{SetNearWorkdays, "临近时限（工作日）", "5", "责任清单的黄灯", wholeNumber},
		{SetBehindYellow, "落后黄灯（百分点）", "10", "责任清单的黄灯", wholeNumber},
		{SetBehindRed, "落后红灯（百分点）", "30", "责任清单的红灯", wholeNumber},
		{SetReportCycle, "进展填报周期（自然日）", "30", "未填报黄灯与进展按期填报率", wholeNumber},
		{SetExtensionMax, "延期次数上限", "2", "责任清单的申请延期", wholeNumber},
		{SetSlipPrefix, "督办单代字", "督", "督办单的编号", nil},
		{SetSlipColours, "督办单颜色（由轻到重）", "蓝黄红", "督办单逐级升级的次序", slipColours},
		{SetSlipDays, "督办反馈期限（工作日）", "5", "督办单的反馈时限", wholeNumber},
		{SetTiePolicy, "并列名次", "competition", "排行榜名次：competition 跳号，dense 不跳号", oneOf("competition", "dense")},
		{SetRankOn, "排名依据", "shown", "排行榜名次：shown 按显示的两位小数，unrounded 按未舍入分值", oneOf("shown", "unrounded")},
		{SetMissing, "缺报指标", "exclude", "考评得分：exclude 不计入并按权重归一，zero 记 0 分，mean 取组均值", oneOf("exclude", "zero", "mean")},
		{SetMinWeight, "参与排名的最低权重", "30", "排行榜：适用指标权重合计低于此数的单位不参与排名", wholeNumber},
		{SetSmallSample, "小样本标注线", "10", "考评得分：填报的比率分母小于此数的照常计分，注明样本数；0 为不注明", wholeNumber},
		{SetGrades, "等次", "优秀90 良好80 合格60 待改进0", "排行榜的等次，按显示的得分", checkGrades},
		{SetRewardTop, "建议奖励名次（前几名）", "1", "奖惩联动的建议", wholeNumber},
		{SetSanctionLast, "建议整改名次（末几名）", "1", "奖惩联动的建议", wholeNumber},
		{SetInterviewPts, "约谈分数线", "60", "末位且低于此分建议约谈，否则建议限期整改", wholeNumber},
		{SetStatementDays, "陈述申辩期（工作日）", "5", "约谈、限期整改的决定", wholeNumber},
		{SetRectifyDays, "整改期限（工作日）", "20", "限期整改通知书", wholeNumber},
		{SetClock, "演示时钟", "", "演示数据的当前日期", nil},
		{SetLastBackup, "上次备份", "", "状态栏的备份提醒", nil},
		{SetFontFangSong, "仿宋字体文件", "", "公文正文", nil},
		{SetFontTitle, "小标宋字体文件", "", "公文标题", nil},
		{SetIdle, "无人操作锁定（分钟）", "15", "窗口无人操作多久后锁定，5 至 30 分钟", idleMinutes},
	}
}

func wholeNumber(v string) error {
	if n, err := strconv.Atoi(v); err != nil || n < 0 {
		return Errorf("value", "应为不小于 0 的整数，现在是“%s”。", v)
	}
	return nil
}

func idleMinutes(v string) error {
	if n, err := strconv.Atoi(v); err != nil || n < 5 || n > 30 {
		return Errorf("value", "应为 5 到 30 之间的整数，现在是“%s”。", v)
	}
	return nil
}

func oneOf(words ...string) func(string) error {
	return func(v string) error {
		for _, w := range words {
			if v == w {
				return nil
			}
		}
		return Errorf("value", "只能是 %v 之一，现在是“%s”。", words, v)
	}
}

// setting is the value of a key inside a transaction, or its default.
func setting(tx Tx, key string) string {
	s, err := tx.Settings().Find(Where(Eq("key", key)))
	if err == nil {
		return s.Value
	}
	for _, d := range SettingDefs() {
		if d.Key == key {
			return d.Default
		}
	}
	return ""
}

// settingInt is a whole-number setting.
func settingInt(tx Tx, key string) int {
	n, err := strconv.Atoi(setting(tx, key))
	if err != nil {
		for _, d := range SettingDefs() {
			if d.Key == key {
				n, _ = strconv.Atoi(d.Default)
			}
		}
	}
	return n
}

// settingsJSON is every setting that scoring rests on, frozen with a locked quarter.
func settingsJSON(tx Tx) (string, error) {
	values := map[string]string{}
	for _, d := range SettingDefs() {
		values[d.Key] = setting(tx, d.Key)
	}
	text, err := json.Marshal(values)
	return string(text), err
}

// Settings (设置) reads and changes the office's choices.
type Settings struct{ *core }

// Get is the value of a key, or its default.
func (s *Settings) Get(ctx context.Context, key string) (value string, err error) {
	err = s.read(ctx, func(tx Tx) error {
		value = setting(tx, key)
		return nil
	})
	return value, err
}

// All is every setting by key, defaults filled in.
func (s *Settings) All(ctx context.Context) (map[string]string, error) {
	values := map[string]string{}
	err := s.read(ctx, func(tx Tx) error {
		for _, d := range SettingDefs() {
			values[d.Key] = setting(tx, d.Key)
		}
		return nil
	})
	return values, err
}

// Set changes settings in one act; a value that its check refuses leaves all as they were.
func (s *Settings) Set(ctx context.Context, values map[string]string) error {
	var wrong Errors
	for _, d := range SettingDefs() {
		v, given := values[d.Key]
		if !given || d.Check == nil {
			continue
		}
		if err := d.Check(v); err != nil {
			wrong.Add(true, d.Key, "%s：%s", d.Name, err.Error())
		}
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "修改设置", Right: RightAdmin}, func(tx Tx) error { return putSettings(tx, values) }, SettingChanged)
}

func putSettings(tx Tx, values map[string]string) error {
	for _, d := range SettingDefs() {
		v, given := values[d.Key]
		if !given {
			continue
		}
		rec, err := tx.Settings().Find(Where(Eq("key", d.Key)))
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		if err == nil && rec.Value == v {
			continue
		}
		rec.Key, rec.Value = d.Key, v
		if err := tx.Settings().Put(&rec); err != nil {
			return err
		}
	}
	return nil
}

// slipColours are one to four different colours of slips, mildest first.
func slipColours(v string) error {
	seen := map[rune]bool{}
	for _, r := range v {
		if !strings.ContainsRune("蓝黄橙红", r) || seen[r] {
			return Errorf("value", "只能由 蓝、黄、橙、红 组成，由轻到重，各用一次，现在是“%s”。", v)
		}
		seen[r] = true
	}
	if len(seen) == 0 {
		return Errorf("value", "督办单颜色为空。写成 蓝黄红 这样。")
	}
	return nil
}
