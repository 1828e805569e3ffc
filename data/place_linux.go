package data

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// onNetwork says whether the nearest existing folder of path lies on a network file system.
func onNetwork(path string) bool {
	for dir := path; ; dir = filepath.Dir(dir) {
		var st unix.Statfs_t
		if unix.Statfs(dir, &st) == nil {
			switch uint32(st.Type) {
			case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC:
				return true
			}
			return false
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
