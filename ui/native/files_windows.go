package native

import (
	"fmt"
	"strings"
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// openFileName is OPENFILENAMEW.
type openFileName struct {
	size                       uint32
	owner, instance            uintptr
	filter, customFilter       *uint16
	maxCustomFilter, index     uint32
	file                       *uint16
	maxFile                    uint32
	fileTitle                  *uint16
	maxFileTitle               uint32
	initialDir, title          *uint16
	flags                      uint32
	fileOffset, fileExtension  uint16
	defExt                     *uint16
	custData, hook             uintptr
	templateName               *uint16
	reserved                   uintptr
	reservedFlags, flagsExtend uint32
}

const (
	ofnOverwritePrompt = 0x00000002
	ofnNoChangeDir     = 0x00000008
	ofnPathMustExist   = 0x00000800
	ofnFileMustExist   = 0x00001000
	ofnExplorer        = 0x00080000
	bifNewStyle        = 0x0041
	showNormal         = 1
	maxPath            = 4096
)

type browseInfo struct {
	owner, root uintptr
	display     *uint16
	title       *uint16
	flags       uint32
	callback    uintptr
	param       uintptr
	image       int32
}

// HasFileDialog says whether the system's own file dialogs can be used.
func HasFileDialog() bool { return true }

// OpenFile asks for a file with the system's dialog; empty when the user gave up.
func OpenFile(w fyne.Window, title string, endings []string) (string, error) {
	return fileDialog(w, "GetOpenFileNameW", title, "", endings, ofnFileMustExist|ofnPathMustExist)
}

// SaveFile asks where to write; an existing file is asked about.
func SaveFile(w fyne.Window, title, name string) (string, error) {
	ending := ""
	if i := strings.LastIndex(name, "."); i >= 0 {
		ending = name[i:]
	}
	return fileDialog(w, "GetSaveFileNameW", title, name, []string{ending}, ofnOverwritePrompt|ofnPathMustExist)
}

func fileDialog(w fyne.Window, call, title, name string, endings []string, flags uint32) (string, error) {
	buffer := make([]uint16, maxPath)
	copy(buffer, windows.StringToUTF16(name))
	of := openFileName{owner: handleOf(w), file: &buffer[0], maxFile: maxPath, title: wide(title), flags: flags | ofnExplorer | ofnNoChangeDir, filter: filterOf(endings)}
	of.size = uint32(unsafe.Sizeof(of))
	if len(endings) == 1 && len(endings[0]) > 1 {
		of.defExt = wide(endings[0][1:])
	}
	dll := windows.NewLazySystemDLL("comdlg32.dll")
	ok, _, _ := dll.NewProc(call).Call(uintptr(unsafe.Pointer(&of)))
	if ok == 0 {
		if code, _, _ := dll.NewProc("CommDlgExtendedError").Call(); code != 0 {
			return "", fmt.Errorf("comdlg32 %#x", code)
		}
		return "", nil
	}
	return windows.UTF16ToString(buffer), nil
}

// filterOf is the list of file kinds, each text ended by NUL and the whole by two.
func filterOf(endings []string) *uint16 {
	var all []string
	for _, e := range endings {
		if e != "" {
			all = append(all, "*"+e)
		}
	}
	text := ""
	if len(all) > 0 {
		pattern := strings.Join(all, ";")
		text = pattern + "\x00" + pattern + "\x00"
	}
	text += "所有文件\x00*.*\x00\x00"
	units := make([]uint16, 0, len(text))
	for _, part := range strings.SplitAfter(text, "\x00") {
		plain := strings.TrimSuffix(part, "\x00")
		u, _ := syscall.UTF16FromString(plain)
		if strings.HasSuffix(part, "\x00") {
			units = append(units, u...)
		}
	}
	units = append(units, 0)
	return &units[0]
}

// PickFolder asks for a folder.
func PickFolder(w fyne.Window, title string) (string, error) {
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED); err == nil {
		defer windows.CoUninitialize()
	}
	display := make([]uint16, maxPath)
	info := browseInfo{owner: handleOf(w), display: &display[0], title: wide(title), flags: bifNewStyle}
	shell := windows.NewLazySystemDLL("shell32.dll")
	item, _, _ := shell.NewProc("SHBrowseForFolderW").Call(uintptr(unsafe.Pointer(&info)))
	if item == 0 {
		return "", nil
	}
	defer windows.CoTaskMemFree(*(*unsafe.Pointer)(unsafe.Pointer(&item)))
	path := make([]uint16, maxPath)
	if ok, _, _ := shell.NewProc("SHGetPathFromIDListW").Call(item, uintptr(unsafe.Pointer(&path[0]))); ok == 0 {
		return "", nil
	}
	return windows.UTF16ToString(path), nil
}

func handleOf(w fyne.Window) (handle uintptr) {
	fyne.DoAndWait(func() { withHandle(w, func(h uintptr) { handle = h }) })
	return handle
}

func wide(s string) *uint16 {
	p, err := windows.UTF16PtrFromString(s)
	if err != nil {
		return nil
	}
	return p
}

// Open opens a file with the program the system has for it.
func Open(path string) error {
	return windows.ShellExecute(0, wide("open"), wide(path), nil, nil, showNormal)
}

// Print hands a PDF to the printing program of the system, once for each copy; without one the file is opened instead.
func Print(path string, copies int) error {
	for range max(1, copies) {
		if err := windows.ShellExecute(0, wide("print"), wide(path), nil, nil, 0); err != nil {
			return Open(path)
		}
	}
	return nil
}
