// Package cli is the program's second user interface: commands for scheduled tasks, administrators and checks. It speaks
// Chinese, prints results on standard output and reasons on standard error, and ends with 0 (done), 1 (refused) or 2 (wrong usage).
package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gongzhi/app"
)

// Deps are what main lends to the commands: the store, which this package has never heard of, and the streams.
type Deps struct {
	Open    func(path string) (app.Store, error) // an existing database
	Create  func(path string) (app.Store, error) // a new one; only demo and restore call it
	Restore func(ctx context.Context, file, path, password string, force bool) (app.BackupInfo, error)
	Demo    func(ctx context.Context, store app.Store, today app.Date) error
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Default string // the database when --db is not given
}

// usage is an error of the caller's: exit status 2.
type usage struct{ error }

// session is one run of one command.
type session struct {
	Deps
	db string
}

// Commands are the words that select a command; anything else opens the desktop.
func Commands() []string {
	return []string{"demo", "import", "report", "calc", "backup", "restore", "check", "help"}
}

// Run executes one command line and returns the exit status.
func Run(ctx context.Context, d Deps, args []string) int {
	s := &session{Deps: d}
	root := s.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	var u usage
	if strings.HasPrefix(err.Error(), "unknown command ") { // cobra has no type for it
		err = usage{err}
	}
	if errors.As(err, &u) {
		fmt.Fprintf(d.Err, "用法不对：%s\n输入 gongzhi help 查看用法。\n", plainUsage(u.Error()))
		return 2
	}
	var refused interface{ ExitRefused() }
	if !errors.As(err, &refused) {
		fmt.Fprintln(d.Err, sentence(err))
	}
	return 1
}

// sentence is what may be shown of an error; the command line's reader is an administrator, so the cause is added.
func sentence(err error) string {
	if app.Shown(err) {
		return app.Explain(err)
	}
	if errors.Is(err, context.Canceled) {
		return "已取消，没有改动数据。"
	}
	return "操作未完成：" + err.Error()
}

func (s *session) root() *cobra.Command {
	root := &cobra.Command{Use: "gongzhi", Short: "共治通：街道联席会议、责任清单、考评与奖惩", SilenceErrors: true, SilenceUsage: true,
		Long: "共治通。不带命令时打开窗口。命令行供计划任务、管理员和校验使用。\n退出状态：0 完成；1 被拒绝（标准错误给出原因）；2 用法不对。",
		RunE: func(*cobra.Command, []string) error { return usage{errors.New("缺少命令")} }}
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.PersistentFlags().StringVar(&s.db, "db", s.Default, "数据库`文件`；默认 "+s.Default)
	root.PersistentFlags().Lookup("db").DefValue = ""
	root.PersistentFlags().BoolP("help", "h", false, "显示用法")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{.}}\n\n{{end}}{{.UsageString}}")
	root.SetHelpCommand(&cobra.Command{Use: "help [命令]", Short: "显示用法", RunE: func(c *cobra.Command, args []string) error {
		target, _, err := root.Find(args)
		if err != nil {
			return usage{err}
		}
		return target.Help()
	}})
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.AddCommand(s.demo(), s.imports(), s.report(), s.calc(), s.backup(), s.restore(), s.check())
	for _, c := range root.Commands() {
		c.DisableFlagsInUseLine = true
		if args := c.Args; args != nil {
			c.Args = func(c *cobra.Command, given []string) error {
				if args(c, given) != nil {
					return usage{fmt.Errorf("应写作 gongzhi %s", c.Use)}
				}
				return nil
			}
		}
	}
	return root
}

const usageTemplate = `用法：
  {{if .HasAvailableSubCommands}}gongzhi [命令] [选项]{{else}}gongzhi {{.Use}}{{end}}
{{if .HasAvailableSubCommands}}
命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name 10}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableFlags}}
选项：
{{.Flags.FlagUsages | trimTrailingWhitespaces}}
{{end}}`

// wrongValue is cobra's sentence about an option that should hold a number or a day.
var wrongValue = regexp.MustCompile(`^invalid argument "(.*)" for "(?:-\w, )?(--[a-z-]+)" flag`)

// plainUsage says in Chinese what cobra says in English.
func plainUsage(text string) string {
	if m := wrongValue.FindStringSubmatch(text); m != nil {
		return "选项 " + m[2] + " 的内容不对：" + m[1]
	}
	for english, chinese := range map[string]string{
		"unknown flag: ": "没有这个选项：", "unknown shorthand flag: ": "没有这个选项：", "flag needs an argument: ": "选项后缺少内容：",
		"required flag(s) ": "缺少选项 ", " not set": "", "unknown command ": "没有这个命令：", ` for "gongzhi"`: "", "invalid argument ": "选项内容不对：",
	} {
		text = strings.ReplaceAll(text, english, chinese)
	}
	return text
}

// open opens the database and the services on its own clock.
func (s *session) open() (*app.App, func(), error) {
	store, err := s.Open(s.db)
	if err != nil {
		return nil, nil, err
	}
	a := app.New(store, app.Options{Clock: app.StoredClock(store, time.Now), Steady: true})
	return a, func() { store.Close() }, nil
}

// actor is 「命令行·account」, the rights of every scheduled task.
func actor(ctx context.Context) context.Context {
	name := "未知"
	if u, err := user.Current(); err == nil {
		name = filepath.Base(strings.ReplaceAll(u.Username, `\`, "/"))
	}
	return app.WithUser(ctx, app.CommandLineUser(name))
}

// password reads a password from a file, or from standard input when the name is "-"; never from an argument.
func (s *session) password(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	var raw []byte
	var err error
	if file == "-" {
		raw, err = io.ReadAll(io.LimitReader(s.In, 4096))
	} else {
		raw, err = os.ReadFile(file)
	}
	if err != nil {
		return "", app.Errorf("", "读不到密码文件 %s。", file)
	}
	word := strings.TrimRight(string(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))), "\r\n")
	if word == "" {
		return "", app.Errorf("", "密码文件 %s 是空的。", file)
	}
	return word, nil
}
