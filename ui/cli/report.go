package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gongzhi/app"
	"gongzhi/reports"
)

// reportFlags are the options of the report command.
type reportFlags struct {
	period, out, format, user, secret, reason string
	id                                        int64
	list, unmask                              bool
}

func (s *session) report() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{Use: "report 文书 --db 文件 [--period 2026Q3] [--id N] --out 文件夹 [--format pdf,xlsx,docx,txt]", Short: "打印文书到文件", Args: cobra.MaximumNArgs(1),
		Long: "把一种文书写成文件。文书用代码（D08）或名称（会议纪要）。\n不给 --id 时，单件文书取考核期内最新的一件，清单类取全部；没有记录则拒绝。"}
	c.Flags().StringVar(&f.period, "period", "", "考核期，如 2026Q3；默认为今天所在季度")
	c.Flags().StringVar(&f.out, "out", "", "写到这个文件夹")
	c.Flags().StringVar(&f.format, "format", "pdf", "格式，逗号分隔：pdf,xlsx,docx,txt")
	c.Flags().Int64Var(&f.id, "id", 0, "记录编号")
	c.Flags().BoolVar(&f.list, "list", false, "列出全部文书")
	c.Flags().BoolVar(&f.unmask, "unmask", false, "不脱敏（要 --user、--password-file 和 --reason）")
	c.Flags().StringVar(&f.reason, "reason", "", "不脱敏的理由")
	c.Flags().StringVar(&f.user, "user", "", "账号")
	c.Flags().StringVar(&f.secret, "password-file", "", "密码文件，- 表示标准输入")
	c.RunE = func(c *cobra.Command, args []string) error {
		if f.list {
			for _, p := range reports.Papers() {
				fmt.Fprintf(s.Out, "%s\t%s\n", p.Code, p.Name)
			}
			for _, v := range reports.Packs() {
				fmt.Fprintf(s.Out, "%s\t%s\n", v.Name, v.Name)
			}
			return nil
		}
		if len(args) != 1 || f.out == "" {
			return usage{errors.New("应写作 gongzhi report 文书 --db 文件 --out 文件夹")}
		}
		return s.write(c.Context(), args[0], f)
	}
	return c
}

// request reads the flags; a bound volume comes as PDF alone.
func (f reportFlags) request(bound bool) (req reports.Request, formats []string, err error) {
	req.ID = f.id
	if f.period != "" {
		if req.Period, err = app.ParsePeriod(f.period); err != nil {
			return req, nil, err
		}
	}
	formats, err = reports.Formats(strings.Split(f.format, ","))
	if err == nil && bound && (len(formats) > 1 || formats[0] != "pdf") {
		err = errors.New("装订成册的文书只有 PDF 一种格式")
	}
	return req, formats, err
}

func (s *session) write(ctx context.Context, word string, f reportFlags) error {
	paper, ok := reports.Find(word)
	volume, bound := reports.FindPack(word)
	if bound {
		paper.Name = volume.Name
	}
	if !ok && !bound {
		return usage{fmt.Errorf("没有这种文书：%s（gongzhi report --list 列出全部）", word)}
	}
	req, formats, err := f.request(bound)
	if err != nil {
		return usage{err}
	}
	a, done, err := s.open()
	if err != nil {
		return err
	}
	defer done()
	ctx = actor(ctx)
	if req.Period == "" {
		req.Period = app.PeriodOf(a.Today())
	}
	if f.unmask {
		if ctx, err = s.unmasked(ctx, a, paper.Name, f); err != nil {
			return err
		}
		req.Unmask = true
	}
	if bound {
		return s.bind(ctx, a, volume, req, f.out)
	}
	d, err := paper.Make(ctx, a, req)
	if err != nil {
		return err
	}
	paths, notes, err := reports.Write(ctx, a, d, f.out, formats)
	s.tell(paths, notes)
	return err
}

// bind writes a volume of several papers.
func (s *session) bind(ctx context.Context, a *app.App, v reports.Pack, req reports.Request, dir string) error {
	title, papers, err := v.Papers(ctx, a, req)
	if err != nil {
		return err
	}
	path, notes, err := reports.WritePack(ctx, a, title, papers, dir)
	if err != nil {
		return err
	}
	s.tell([]string{path}, notes)
	return nil
}

// tell prints the paths of files on standard output and the notes on standard error.
func (s *session) tell(paths, notes []string) {
	for _, p := range paths {
		fmt.Fprintln(s.Out, p)
	}
	for _, n := range notes {
		fmt.Fprintln(s.Err, n)
	}
}

// unmasked signs a person in and keeps the reason in the audit log; the command line alone is always masked.
func (s *session) unmasked(ctx context.Context, a *app.App, paper string, f reportFlags) (context.Context, error) {
	if f.user == "" || f.secret == "" || strings.TrimSpace(f.reason) == "" {
		return ctx, usage{errors.New("--unmask 要同时给出 --user、--password-file 和 --reason")}
	}
	password, err := s.password(f.secret)
	if err != nil {
		return ctx, err
	}
	u, err := a.Users.SignIn(ctx, f.user, password)
	if err != nil {
		return ctx, err
	}
	ctx = app.WithUser(ctx, u)
	return ctx, a.Users.Unmask(ctx, paper, f.reason)
}
