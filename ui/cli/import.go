package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports"
)

func (s *session) imports() *cobra.Command {
	var dry, asJSON bool
	var secret, personal, period string
	c := &cobra.Command{Use: "import 种类 文件 --db 文件 [--dry-run] [--json] [--password-file 文件] [--personal none|phone|all] [--period 2026Q3]", Short: "导入经办人的表格", Args: cobra.ExactArgs(2),
		Long: "导入经办人的 Excel 或 CSV 表格。种类：责任清单/duty、诉求/appeal、成员单位/org、名单/person、指标数据/indicator、排行榜/ranking。\n被拒绝的行不影响其他行；全部接受的行在一次操作中写入，可以整体撤销。\n身份证号默认不保存；确需保存的，加 --personal all；电话也不保存的，加 --personal none。"}
	c.Flags().BoolVar(&dry, "dry-run", false, "只判断，不写入")
	c.Flags().BoolVar(&asJSON, "json", false, "以 JSON 输出判断结果")
	c.Flags().StringVar(&secret, "password-file", "", "表格打开密码的文件，- 表示标准输入")
	c.Flags().StringVar(&personal, "personal", "phone", "保存哪些个人信息：none 都不保存，phone 只保存电话，all 电话和身份证号")
	c.Flags().StringVar(&period, "period", "", "表中没有写季度时按哪个季度导入，如 2026Q3")
	c.RunE = func(c *cobra.Command, args []string) error {
		kind, ok := intake.KindOf(args[0])
		if !ok {
			return usage{fmt.Errorf("没有这个种类：%s", args[0])}
		}
		left, ok := map[string][]intake.Type{"none": {intake.IDNumber, intake.Phone}, "phone": {intake.IDNumber}, "all": nil}[personal]
		if !ok {
			return usage{fmt.Errorf("--personal 只能是 none、phone、all，现在是“%s”", personal)}
		}
		var quarter app.Period
		if period != "" {
			var err error
			if quarter, err = app.ParsePeriod(period); err != nil {
				return usage{err}
			}
		}
		password, err := s.password(secret)
		if err != nil {
			return s.unread(kind, err, asJSON)
		}
		a, done, err := s.open()
		if err != nil {
			return s.unread(kind, err, asJSON)
		}
		defer done()
		ctx := actor(c.Context())
		res, err := reports.Judge(ctx, a, kind, args[1], reports.IntakeOptions{Password: password, Period: quarter})
		if err != nil {
			return s.unread(kind, err, asJSON)
		}
		if res.OK() && !dry && len(res.Rows) > 0 {
			kept := res
			kept.Leave(leftOut(&res, kind, left)...)
			if _, err := a.Imports.Commit(ctx, kind, kept, app.ImportFile{Path: args[1], SHA256: res.SHA256}); err != nil {
				res.FileVerdict, res.Message, res.Accepted, res.Rows = "REFUSED", sentence(err), 0, []intake.Record{}
			}
			res.Message = strings.Replace(res.Message, "可导入", "已导入", 1)
		}
		return s.verdict(res, asJSON, dry)
	}
	return c
}

// unread refuses a file that was not looked at: --json has its one object all the same.
func (s *session) unread(kind intake.Kind, err error, asJSON bool) error {
	if !asJSON {
		return err
	}
	return s.verdict(intake.Refused(kind, &intake.Refusal{Code: "REFUSED", Message: sentence(err)}), true, true)
}

// leftOut names the columns of personal data in the file that are not kept, and says so in a warning.
func leftOut(res *intake.Result, kind intake.Kind, types []intake.Type) []string {
	var names []string
	for _, c := range kind.Columns {
		if n := res.Filled(c.Name); slices.Contains(types, c.Type) && n > 0 {
			names = append(names, c.Name)
			res.Warn("PERSONAL", fmt.Sprintf("“%s”%d 个没有保存（个人信息）。确需保存的，撤销后加 --personal all 重新导入。", c.Name, n))
		}
	}
	if n := res.Filled(intake.IDInText); slices.Contains(types, intake.IDNumber) && n > 0 {
		names = append(names, intake.IDInText)
		res.Warn("PERSONAL", fmt.Sprintf("%d 行的文字中有身份证号，已隐去中间 8 位（个人信息）。确需保存的，撤销后加 --personal all 重新导入。", n))
	}
	return names
}

// verdict prints what became of the file; a file refused as a whole ends with status 1.
func (s *session) verdict(res intake.Result, asJSON, dry bool) error {
	if asJSON {
		enc := json.NewEncoder(s.Out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(res); err != nil {
			return err
		}
	} else if res.OK() {
		word := "已导入"
		if dry {
			word = "可导入"
		}
		fmt.Fprintf(s.Out, "%s %d 行，拒绝 %d 行，跳过 %d 行，提醒 %d 处\n", word, res.Accepted, len(res.Rejected), len(res.Skipped), len(res.Warnings))
		for _, r := range res.Rejected {
			fmt.Fprintln(s.Out, r.Reason)
		}
	}
	if !res.OK() {
		fmt.Fprintln(s.Err, res.Message)
		return refused{}
	}
	return nil
}
