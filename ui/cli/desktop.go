package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// IsCommand says whether the arguments name a command (or ask for help) rather than open the desktop.
func IsCommand(args []string) bool {
	return slices.ContainsFunc(args, func(a string) bool {
		return slices.Contains(Commands(), a) || a == "--help" || a == "-h"
	}) || (len(args) > 0 && !strings.HasPrefix(args[0], "-") && !strings.Contains(args[0], "."))
}

// DesktopPath reads the arguments of the desktop: --db FILE, and a file to open in the window as the system hands it over.
func DesktopPath(args []string, fallback string) (db, file string, err error) {
	db = fallback
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--db" && i+1 < len(args):
			i++
			db = args[i]
		case strings.HasPrefix(args[i], "--db="):
			db = strings.TrimPrefix(args[i], "--db=")
		case args[i] == "--db":
			return "", "", errors.New("用法不对：选项后缺少内容：--db\n输入 gongzhi help 查看用法。")
		case file == "" && !strings.HasPrefix(args[i], "-"):
			file = args[i]
		default:
			return "", "", fmt.Errorf("用法不对：没有这个选项：%s\n输入 gongzhi help 查看用法。", args[i])
		}
	}
	return db, file, nil
}
