package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/ui/kit"
)

// dropTaker is a page that takes files let fall on the window.
type dropTaker interface{ Drop(path string) }

// dropped hands a file that was let fall on the window to the page, or opens the import with it.
func (s *shell) dropped(_ fyne.Position, files []fyne.URI) {
	if s.now == nil || s.frame == nil || len(files) == 0 || s.host.Covered() || s.host.Dialogs() > 0 {
		return
	}
	path := files[0].Path()
	if len(files) > 1 {
		s.now.env.Note("一次导入一个文件，先读“" + filepath.Base(path) + "”。")
	}
	if p, ok := s.now.page.(dropTaker); ok {
		p.Drop(path)
		return
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx", ".xls", ".xlsm", ".et", ".csv", ".tsv", ".txt":
		kind := map[string]string{"appeal": "appeal", "effect": "indicator", "org": "org"}[s.now.route.Module]
		s.Go(kit.Route{Module: "org", Tab: "import", Args: map[string]string{"path": path, "kind": kind}})
	default:
		s.now.env.Note("这里只收表格文件（Excel、WPS、CSV）。")
	}
}
