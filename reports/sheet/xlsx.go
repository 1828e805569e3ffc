package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbook is an opened .xlsx: its parts by lower-case name and what the cells refer to.
type workbook struct {
	*reader
	parts   map[string]*zip.File
	strings []string
	formats []string // number format of each cell style
	from04  bool
}

// part of a workbook's list of sheets.
type listed struct {
	name, target string
	hidden       bool
}

func (r *reader) corrupt() error {
	return refuse(Corrupt, "“%s”已损坏或不完整，无法读取。请向报送人重新索取，或用 WPS/Excel 打开修复后另存。", r.name)
}

// readZip reads a zipped workbook after looking at what the archive is and how much it would unpack.
func (r *reader) readZip(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return r.corrupt()
	}
	w := &workbook{reader: r, parts: map[string]*zip.File{}}
	var all uint64
	for _, f := range archive.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		w.parts[name] = f
		all += f.UncompressedSize64
		if f.UncompressedSize64 > uint64(r.options.Limits.PartBytes) || all > uint64(r.options.Limits.AllBytes) {
			return refuse(TooLarge, "“%s”解开后超过上限，可能不是正常的表格。请另存为新的 .xlsx，或拆成几个文件后再导入。", r.name)
		}
	}
	main, err := w.mainPart()
	if err != nil {
		return err
	}
	r.book.Format = "xlsx"
	return w.readBook(main)
}

// mainPart finds the workbook, or says what else the archive is.
func (w *workbook) mainPart() (string, error) {
	for _, r := range w.relations("_rels/.rels", "") {
		if strings.HasSuffix(r.kind, "/officeDocument") && w.parts[strings.ToLower(r.target)] != nil && strings.HasSuffix(r.target, ".xml") &&
			strings.Contains(r.target, "workbook") {
			return r.target, nil
		}
	}
	switch {
	case w.parts["xl/workbook.xml"] != nil:
		return "xl/workbook.xml", nil
	case w.parts["xl/workbook.bin"] != nil:
		return "", refuse(UnsupportedXLS, "“%s”是二进制工作簿（.xlsb）。请用 WPS/Excel 另存为 .xlsx 后重试。", w.name)
	case w.parts["word/document.xml"] != nil:
		return "", refuse(WrongExtension, "“%s”其实是 Word 文档，不是表格。请把其中的表格复制到 Excel 中另存为 .xlsx。", w.name)
	case w.parts["ppt/presentation.xml"] != nil:
		return "", refuse(WrongExtension, "“%s”其实是演示文稿，不是表格。请选择 .xlsx 或 .csv 文件。", w.name)
	case w.parts["content.xml"] != nil:
		return "", refuse(WrongExtension, "“%s”是 ODF 文件（.ods 等）。请用 WPS/Excel 另存为 .xlsx 后重试。", w.name)
	case w.parts["[content_types].xml"] != nil:
		return "", w.corrupt()
	}
	return "", refuse(WrongExtension, "“%s”是压缩包，不是表格。请先解压，再选择其中的 .xlsx 或 .csv 文件。", w.name)
}

type relation struct{ id, kind, target string }

// relations reads a relationship part; targets are made relative to the archive.
func (w *workbook) relations(name, folder string) []relation {
	var doc struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if w.decodePart(name, &doc) != nil {
		return nil
	}
	list := make([]relation, 0, len(doc.List))
	for _, r := range doc.List {
		target := strings.ReplaceAll(r.Target, `\`, "/")
		if strings.HasPrefix(target, "/") {
			target = target[1:]
		} else {
			target = path.Join(folder, target)
		}
		list = append(list, relation{r.ID, r.Type, target})
	}
	return list
}

func (w *workbook) open(name string) (io.ReadCloser, error) {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return nil, w.corrupt()
	}
	in, err := f.Open()
	if err != nil {
		return nil, w.corrupt()
	}
	return in, nil
}

func (w *workbook) decodePart(name string, into any) error {
	in, err := w.open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := xml.NewDecoder(in).Decode(into); err != nil {
		return w.corrupt()
	}
	return nil
}

// readBook reads the list of sheets, what cells refer to, then each sheet.
func (w *workbook) readBook(main string) error {
	sheets, err := w.list(main)
	if err != nil {
		return err
	}
	if len(sheets) == 0 {
		return w.corrupt()
	}
	for i, s := range sheets {
		in, err := w.open(s.target)
		if err != nil {
			return err
		}
		size := float64(w.parts[strings.ToLower(s.target)].UncompressedSize64 + 1)
		rows := newSheetReader(w, in, s)
		rows.part = func(at int64) float64 { return (float64(i) + float64(at)/size) / float64(len(sheets)) }
		result, err := rows.read()
		in.Close()
		if err != nil {
			return err
		}
		w.book.Sheets = append(w.book.Sheets, result)
	}
	return w.pictures()
}

// pictures refuses a workbook that has photographs of a table and not one cell.
func (w *workbook) pictures() error {
	for _, s := range w.book.Sheets {
		if len(s.Rows) > 0 {
			return nil
		}
	}
	for name := range w.parts {
		if strings.HasPrefix(name, "xl/media/") {
			return refuse(EmptyFile, "“%s”里只有图片，没有可以读取的单元格。请向报送人要可编辑的表格。", w.name)
		}
	}
	return nil
}

// list reads the workbook part, the shared texts and the styles.
func (w *workbook) list(main string) ([]listed, error) {
	var doc struct {
		Props struct {
			From04 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.decodePart(main, &doc); err != nil {
		return nil, err
	}
	w.from04 = doc.Props.From04 == "1" || doc.Props.From04 == "true"
	w.book.Epoch1904 = w.from04
	folder := path.Dir(main)
	byID := map[string]relation{}
	for _, r := range w.relations(path.Join(folder, "_rels", path.Base(main)+".rels"), folder) {
		byID[r.id] = r
		var err error
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = w.readStrings(r.target)
		case strings.HasSuffix(r.kind, "/styles"):
			err = w.readStyles(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	var sheets []listed
	for _, s := range doc.Sheets {
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				if r, ok := byID[a.Value]; ok && strings.HasSuffix(r.kind, "/worksheet") {
					sheets = append(sheets, listed{s.Name, r.target, s.State == "hidden" || s.State == "veryHidden"})
				}
			}
		}
	}
	return sheets, nil
}

// readStyles keeps the number format of every cell style.
func (w *workbook) readStyles(name string) error {
	var doc struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			ID int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.decodePart(name, &doc); err != nil {
		return err
	}
	own := map[int]string{}
	for _, f := range doc.Formats {
		own[f.ID] = f.Code
	}
	for _, c := range doc.Cells {
		code, ok := own[c.ID]
		if !ok {
			code = builtinFormat(c.ID)
		}
		if strings.EqualFold(code, "General") {
			code = ""
		}
		w.formats = append(w.formats, code)
	}
	return nil
}

// decrypt opens an encrypted workbook with the user's password.
func (r *reader) decrypt(data []byte) (plain []byte, err error) {
	if r.options.Password == "" {
		return nil, refuse(PasswordRequired, "“%s”设置了打开密码。请输入密码，或在 WPS/Excel 中取消密码后另存再导入。", r.name)
	}
	defer func() {
		if recover() != nil {
			err = r.corrupt()
		}
	}()
	plain, err = excelize.Decrypt(data, &excelize.Options{Password: r.options.Password})
	if err != nil || !bytes.HasPrefix(plain, []byte("PK")) {
		return nil, refuse(PasswordRequired, "打开“%s”的密码不正确。请核对大小写和中英文输入状态后重新输入。", r.name)
	}
	return plain, nil
}
