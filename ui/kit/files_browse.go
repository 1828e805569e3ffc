package kit

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

// browser (选择文件) is the file dialog where the system has none of its own: the files of a folder as a table, the folder
// and, for saving, the name as entries. Enter and a double click go on, Esc gives up, Backspace goes to the folder above.
type browser struct {
	title, verb string
	saves       string   // the proposed name, when a file is to be written
	folder      bool     // a folder is wanted
	endings     []string // of the files that may be opened, none means all
	take        func(path string)

	env   *Env
	dir   string
	path  *Entry
	name  *Entry
	table *Table[browsed]
	d     *dialog
}

// browsed is a file or folder in the table.
type browsed struct {
	ID       int64
	Name     string
	Folder   bool
	Size     int64
	Modified string
}

// kind is what the second column says.
func (f *browsed) kind() string {
	if f.Folder {
		return "文件夹"
	}
	return FileSize(f.Size)
}

const lastFolder = "files.folder"

func browse(env *Env, b *browser) {
	b.env, b.dir = env, startFolder(env)
	b.path = NewEntry("folder", "文件夹", 1)
	b.path.OnEnter(b.typed)
	b.table = NewTable(env, TableOptions[browsed]{Name: "files", NoTicks: true, Rows: 10, ID: func(f *browsed) int64 { return f.ID },
		Columns: []Column[browsed]{{Key: "name", Title: "名称", Text: func(f *browsed) string { return f.Name }, Bold: false},
			{Key: "size", Title: "大小", Width: 90, Text: (*browsed).kind, Second: true},
			{Key: "modified", Title: "修改时间", Width: 130, Text: func(f *browsed) string { return f.Modified }, Second: true}},
		Source: Slice(func(context.Context) ([]browsed, error) { return b.read() }),
		OnOpen: b.open, OnCurrent: b.current, Foot: b.foot(), Empty: Empty{Icon: "folder", Title: "文件夹里没有" + b.wanted()}})
	up := NewButton(Action{Label: "上一级", Keys: "Backspace", Do: b.up})
	home := NewButton(Action{Label: "主目录", Do: func() { b.visit(homeFolder()) }})
	body := VGap(10, H(up, home, Grow(EntryBox(b.path))), Fixed(0, 372, b.table))
	if b.saves != "" {
		b.name = NewEntry("filename", "文件名", 1)
		b.name.SetText(b.saves)
		b.name.OnEnter(b.done)
		body.Add(HGap(12, Label("文件名", Second), Grow(EntryBox(b.name))))
	}
	b.d = newDialog(env.host, b.title, body, 760, Action{Label: "取消", Do: b.leave}, Action{Label: b.verb, Kind: Primary, Do: b.done})
	b.d.escape = b.leave
	b.d.keys = b.key
	b.d.first = b.table
	if b.name != nil {
		b.d.first = b.name
	}
	b.visit(b.dir)
	b.d.open()
}

// startFolder is the folder used last, else the user's own.
func startFolder(env *Env) string {
	if dir := env.Pref(lastFolder); isFolder(dir) {
		return dir
	}
	return homeFolder()
}

func homeFolder() string {
	if dir, err := os.UserHomeDir(); err == nil {
		return dir
	}
	return string(filepath.Separator)
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

func (b *browser) wanted() string {
	switch {
	case b.folder:
		return "下级文件夹"
	case len(b.endings) > 0:
		return "可选的文件"
	}
	return "文件"
}

func (b *browser) foot() string {
	if len(b.endings) > 0 {
		return strings.Join(b.endings, " ")
	}
	return ""
}

// read lists the folder: folders first, then the files that can be chosen, by name.
func (b *browser) read() ([]browsed, error) {
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return nil, app.Errorf("", "打不开文件夹 %s，检查是否存在、有没有权限。", b.dir)
	}
	var all []browsed
	for i, e := range entries {
		st, err := os.Stat(filepath.Join(b.dir, e.Name()))
		if err != nil || strings.HasPrefix(e.Name(), ".") || !st.IsDir() && !b.fits(e.Name()) {
			continue
		}
		all = append(all, browsed{ID: int64(i + 1), Name: e.Name(), Folder: st.IsDir(), Size: st.Size(), Modified: st.ModTime().Format("2006-01-02 15:04")})
	}
	slices.SortStableFunc(all, func(x, y browsed) int {
		switch {
		case x.Folder == y.Folder:
			return 0
		case x.Folder:
			return -1
		}
		return 1
	})
	return all, nil
}

func (b *browser) fits(name string) bool {
	return !b.folder && (len(b.endings) == 0 || slices.Contains(b.endings, strings.ToLower(filepath.Ext(name))))
}

func (b *browser) visit(dir string) {
	b.dir = filepath.Clean(dir)
	b.path.SetText(b.dir)
	b.d.fail("")
	b.table.SetQuery(nil, "")
}

func (b *browser) up() { b.visit(filepath.Dir(b.dir)) }

func (b *browser) key(k Key) bool {
	if k.Name == fyne.KeyBackspace && b.env.host.Focused() == fyne.Focusable(b.table) {
		b.up()
		return true
	}
	return false
}

// typed goes to the folder that was typed, or takes the file.
func (b *browser) typed() {
	to := strings.TrimSpace(b.path.Text)
	if !filepath.IsAbs(to) {
		to = filepath.Join(b.dir, to)
	}
	st, err := os.Stat(to)
	switch {
	case err != nil:
		b.d.fail("没有 " + to + "。")
	case st.IsDir():
		b.visit(to)
	case b.saves != "":
		b.visit(filepath.Dir(to))
		b.name.SetText(filepath.Base(to))
	case !b.folder:
		b.finish(to)
	}
}

// current puts the name of the file under the cursor into the name to save under.
func (b *browser) current(f *browsed) {
	if f != nil && !f.Folder && b.name != nil {
		b.name.SetText(f.Name)
	}
}

func (b *browser) open(f *browsed) {
	if f.Folder {
		b.visit(filepath.Join(b.dir, f.Name))
		return
	}
	b.done()
}

// done takes what is chosen; an existing file is asked about before it is replaced.
func (b *browser) done() {
	switch f := b.table.Current(); {
	case b.saves != "":
		b.save()
	case b.folder && f != nil:
		b.finish(filepath.Join(b.dir, f.Name))
	case b.folder:
		b.finish(b.dir)
	case f == nil:
		b.d.fail("从列表中选择一个文件。")
	case f.Folder:
		b.visit(filepath.Join(b.dir, f.Name))
	default:
		b.finish(filepath.Join(b.dir, f.Name))
	}
}

func (b *browser) save() {
	name := strings.TrimSpace(b.name.Text)
	if dir := filepath.Dir(name); filepath.IsAbs(name) {
		if st, err := os.Stat(dir); err != nil || !st.IsDir() {
			b.d.fail("没有文件夹 " + dir + "。")
			return
		}
		b.visit(dir)
		name = filepath.Base(name)
		b.name.SetText(name)
	}
	if name == "" || strings.ContainsRune(name, filepath.Separator) {
		b.d.fail("文件名不能为空，也不能含“/”。")
		return
	}
	if ending := filepath.Ext(b.saves); !strings.EqualFold(filepath.Ext(name), ending) {
		name += ending
	}
	path := filepath.Join(b.dir, name)
	st, err := os.Stat(path)
	switch {
	case err != nil:
		b.finish(path)
	case st.IsDir():
		b.d.fail("“" + name + "”是文件夹，换一个文件名。")
	default:
		confirm(b.env.host, "覆盖“"+name+"”？", "文件夹里已有同名文件，覆盖后原来的内容找不回来。",
			Verb{Label: "换一个文件名"}, Verb{Label: "覆盖文件", Danger: true, Do: func() { b.finish(path) }})
	}
}

func (b *browser) finish(path string) {
	last := path
	if !b.folder {
		last = filepath.Dir(path)
	}
	b.env.SetPref(lastFolder, last)
	b.leave()
	b.take(path)
}

func (b *browser) leave() { b.d.close() }
