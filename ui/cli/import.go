package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports"
)

func (s *session) imports() *cobra.Command {
	var dry, asJSON bool
	var secret string
	c := &cobra.Command{Use: "import 种类 文件 --db 文件 [--dry-run] [--json] [--password-file 文件]", Short: "导入经办人的表格", Args: cobra.ExactArgs(2),
		Long: "导入经办人的 Excel 或 CSV 表格。种类：责任清单/duty、诉求/appeal、成员单位/org、名单/person、指标数据/indicator、排行榜/ranking。\n被拒绝的行不影响其他行；全部接受的行在一次操作中写入，可以整体撤销。"}
	c.Flags().BoolVar(&dry, "dry-run", false, "只判断，不写入")
	c.Flags().BoolVar(&asJSON, "json", false, "以 JSON 输出判断结果")
	c.Flags().StringVar(&secret, "password-file", "", "表格打开密码的文件，- 表示标准输入")
	c.RunE = func(c *cobra.Command, args []string) error {
		kind, ok := intake.KindOf(args[0])
		if !ok {
			return usage{fmt.Errorf("没有这个种类：%s", args[0])}
		}
		password, err := s.password(secret)
		if err != nil {
			return err
		}
		a, done, err := s.open()
		if err != nil {
			return err
		}
		defer done()
		ctx := actor(c.Context())
		res, err := reports.Judge(ctx, a, kind, args[1], reports.IntakeOptions{Password: password})
		if err != nil {
			return err
		}
		if res.OK() && !dry && len(res.Rows) > 0 {
			if _, err := a.Imports.Commit(ctx, kind, res, app.ImportFile{Path: args[1]}); err != nil {
				res.FileVerdict, res.Message, res.Accepted, res.Rows = "REFUSED", sentence(err), 0, []intake.Record{}
			}
		}
		return s.verdict(res, asJSON, dry)
	}
	return c
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
