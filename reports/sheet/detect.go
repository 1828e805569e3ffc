package sheet

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

// baseName takes the file name from a path written with either separator.
func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// load reads the file into memory, after the checks that need no reading.
func load(path string, limits Limits) ([]byte, error) {
	name := baseName(path)
	if strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~") {
		return nil, refuse(LockFile, "“%s”是 Excel/WPS 打开文件时产生的临时锁文件，不是表格。请选择不带“~$”的同名文件。", name)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileRefusal(name, err)
	}
	if info.IsDir() {
		return nil, refuse(ErrNotFound, "“%s”是文件夹。请选择其中的表格文件。", name)
	}
	if info.Size() == 0 {
		return nil, refuse(EmptyFile, "“%s”是空文件（0 字节），可能没有下载或拷贝完整。请重新获取后再导入。", name)
	}
	if info.Size() > limits.FileBytes {
		return nil, refuse(TooLarge, "“%s”有 %d MB，超过 %d MB 的上限。请删去图片或拆成几个文件后再导入。", name, info.Size()>>20, limits.FileBytes>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fileRefusal(name, err)
	}
	return data, nil
}

// fileRefusal says in Chinese why the system would not give the file.
func fileRefusal(name string, err error) error {
	var number syscall.Errno
	switch {
	case errors.As(err, &number) && runtime.GOOS == "windows" && (number == 32 || number == 33):
		return refuse(InUse, "“%s”正被其他程序占用。请在 WPS/Excel 中关闭它后重试。", name)
	case errors.Is(err, fs.ErrNotExist):
		return refuse(ErrNotFound, "找不到文件“%s”。请确认它没有被移动或改名。", name)
	case errors.Is(err, fs.ErrPermission):
		return refuse(NoPermission, "没有权限读取“%s”。请把文件复制到“文档”或桌面后重试。", name)
	}
	return refuse(ErrNotFound, "无法读取“%s”。请把文件复制到本机磁盘后重试。", name)
}

// foreign lists files that are no tables, by their first bytes.
func foreign() []struct{ magic, what string } {
	return []struct{ magic, what string }{
		{"%PDF", "PDF 文件"}, {"\x89PNG", "图片"}, {"\xff\xd8\xff", "图片"}, {"GIF8", "图片"},
		{"Rar!", "RAR 压缩包"}, {"7z\xbc\xaf", "7z 压缩包"}, {"{\\rtf", "RTF 文档"}, {"SQLite format 3", "数据库文件"},
	}
}

// read decides by the first bytes, never by the extension alone, what the file is.
func (r *reader) read(data []byte) error {
	for _, f := range foreign() {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return refuse(WrongExtension, "“%s”其实是%s，不是表格。请选择 .xlsx 或 .csv 文件。", r.name, f.what)
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return r.readZip(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return r.readCompound(data)
	case bytes.HasPrefix(data, []byte{0x09, 0x08}), bytes.HasPrefix(data, []byte{0x09, 0x04}), bytes.HasPrefix(data, []byte{0x09, 0x02}):
		return refuse(UnsupportedXLS, "“%s”是很早的 Excel 格式。请用 WPS/Excel 另存为 .xlsx 后重试。", r.name)
	}
	text, encoding, err := decode(data)
	if err != nil {
		return r.notText()
	}
	if strings.TrimSpace(text) == "" {
		return refuse(EmptyFile, "“%s”里没有内容。请检查是否选错了文件。", r.name)
	}
	if err := r.markup(text); err != nil {
		return err
	}
	return r.readText(text, encoding)
}

// markup refuses web pages and XML under a table's name.
func (r *reader) markup(text string) error {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 4096)]))
	starts := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(head, w) })
	}
	page := starts("<html", "<!doctype html", "<table", "<meta", "<head", "<style", "<body", "<div", "mime-version:")
	inside := starts("<") && (strings.Contains(head, "<html") || strings.Contains(head, "<table"))
	switch {
	case page, inside && !strings.Contains(head, "office:spreadsheet\""):
		return refuse(UnsupportedHTMLXLS, "“%s”其实是网页（系统导出的 HTML 表格）。请用 WPS/Excel 打开，另存为 .xlsx 后重试。", r.name)
	case starts("<?xml"):
		return refuse(UnsupportedXLS, "“%s”是 XML 表格。请用 WPS/Excel 打开，另存为 .xlsx 后重试。", r.name)
	}
	return nil
}

// notText is the verdict on bytes that are neither a workbook nor text.
func (r *reader) notText() error {
	if r.textName() {
		return refuse(Encoding, "无法识别“%s”的文字编码。请用 WPS/Excel 另存为 .xlsx，或另存为 UTF-8 编码的 .csv 后重试。", r.name)
	}
	return refuse(Corrupt, "“%s”已损坏或不完整，无法读取。请向报送人重新索取，或用 WPS/Excel 打开修复后另存。", r.name)
}

func (r *reader) textName() bool {
	lower := strings.ToLower(r.name)
	return strings.HasSuffix(lower, ".csv") || strings.HasSuffix(lower, ".txt") || strings.HasSuffix(lower, ".tsv")
}
