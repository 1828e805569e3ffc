package data

import (
	"path/filepath"
	"strings"

	"gongzhi/app"
)

// syncFolders are the folder names by which synchronising programs are known. Two machines writing one SQLite file through
// a synchroniser lose records, so such places are refused.
var syncFolders = [...]string{"onedrive", "nutstore", "坚果云", "我的坚果云", "dropbox", "icloud drive", "iclouddrive", "百度网盘", "baidunetdisk", "baidusyncdisk", "weiyun", "微云", "google drive", "googledrive"}

// refusePlace refuses a database on a network share or in a synchronised folder, with the reason and the alternative.
func refusePlace(path string) error {
	slashed := filepath.ToSlash(path)
	if strings.HasPrefix(slashed, "//") || onNetwork(path) {
		return networkRefused(path)
	}
	for _, part := range strings.Split(strings.ToLower(slashed), "/") {
		for _, name := range syncFolders {
			if part == name || strings.HasPrefix(part, name+" -") {
				return app.Errorf("db", "数据库不能放在同步文件夹“%s”中：同步程序会在写入中途复制文件。请放在本机其他文件夹，用“备份”把副本存到这里。", part)
			}
		}
	}
	return nil
}

func networkRefused(path string) error {
	return app.Errorf("db", "数据库不能放在网络共享上：%s。多台电脑同时写会损坏数据。请放在本机磁盘，用“备份”把副本存到共享。", path)
}
