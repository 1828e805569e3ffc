package typeset

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"gongzhi/assets"
)

// ascent is the part of the Chinese em box above the baseline.
const ascent = 0.88

// Role is what a face is used for (字体用途).
type Role uint8

// The roles of official papers.
const (
	FangSong Role = iota
	XiaoBiaoSong
	Hei
	Kai
	Song
	SongBold
	roleCount
)

// String gives the role's Chinese name.
func (r Role) String() string {
	return [...]string{"仿宋", "小标宋", "黑体", "楷体", "宋体", "粗宋"}[r]
}

// Key gives the role's name inside files: FangSong, XiaoBiaoSong, Hei, Kai, Song or SongBold.
func (r Role) Key() string {
	return [...]string{"FangSong", "XiaoBiaoSong", "Hei", "Kai", "Song", "SongBold"}[r]
}

// Roles lists all roles, for settings screens.
func Roles() []Role { return []Role{FangSong, XiaoBiaoSong, Hei, Kai, Song, SongBold} }

// Choice says where faces come from. The zero value means: this machine's faces, else the bundled ones.
type Choice struct {
	Files   map[Role]string             // font files chosen by the user; a TTC's first face is taken
	Dirs    []string                    // folders searched for the machine's faces; nil: the system's
	Bundled func(string) ([]byte, bool) // faces inside the program; nil: those of package assets
}

// Fonts finds and keeps faces (字体). It is safe for concurrent use; make one per program and share it.
type Fonts struct {
	choice Choice
	once   [roleCount]sync.Once
	face   [roleCount]*Face
	sub    [roleCount]*Substitution
	warn   [roleCount]string
	mu     sync.Mutex
	files  map[string]string
	kept   map[string]*Face
}

// NewFonts makes the font store. Faces are read when first used.
func NewFonts(c Choice) *Fonts {
	if c.Bundled == nil {
		c.Bundled = assets.Font
	}
	if c.Dirs == nil {
		c.Dirs = systemDirs()
	}
	return &Fonts{choice: c, kept: map[string]*Face{}}
}

// Face gives the face that plays the role; nil only when no face at all can be found.
func (f *Fonts) Face(r Role) *Face {
	f.once[r].Do(func() { f.face[r] = f.resolve(r) })
	return f.face[r]
}

// Check reads the faces of all roles and reports substitutions and refused font files, for the settings screen.
func (f *Fonts) Check() Report {
	var rep Report
	for _, r := range Roles() {
		f.Face(r)
		f.report(r, &rep)
	}
	return rep
}

func (f *Fonts) report(r Role, rep *Report) {
	if f.sub[r] != nil {
		rep.Substitutions = append(rep.Substitutions, *f.sub[r])
	}
	if f.warn[r] != "" && !slices.Contains(rep.Warnings, f.warn[r]) {
		rep.Warnings = append(rep.Warnings, f.warn[r])
	}
}

// resolve takes the user's file, then the machine's face, then the bundled face, then any face.
func (f *Fonts) resolve(r Role) *Face {
	if path := f.choice.Files[r]; path != "" {
		face, err := f.load(path)
		if err == nil {
			return face
		}
		f.warn[r] = fmt.Sprintf("%s字体文件%s不能使用：%v，已改用其他字体。", r, filepath.Base(path), err)
	}
	want := wanted(r)
	for _, name := range want.files {
		if path := f.machine(name); path != "" {
			if face, err := f.load(path); err == nil && face.Glyph('的') != 0 {
				return face
			}
		}
	}
	for _, name := range want.bundled {
		if face := f.bundled(name); face != nil {
			if want.standIn {
				f.sub[r] = &Substitution{Role: r, Wanted: want.name, Used: face.Name}
			}
			return face
		}
	}
	for _, name := range []string{"LXGWWenKai-Regular.ttf", "LXGWWenKai.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "uming.ttc"} {
		if path := f.machine(name); path != "" {
			if face, err := f.load(path); err == nil {
				f.sub[r] = &Substitution{Role: r, Wanted: want.name, Used: face.Name}
				return face
			}
		}
	}
	return nil
}

// wish is what a role wants: file names on machines, best first, and bundled faces.
type wish struct {
	name    string
	files   []string
	bundled []string
	standIn bool // the bundled face is only a stand-in
}

func wanted(r Role) wish {
	switch r {
	case FangSong:
		return wish{"仿宋", []string{"仿宋_gb2312.ttf", "simfang.ttf", "fangsong.ttf", "fzfsk.ttf", "fzfsjw.ttf"},
			[]string{"Song-Regular"}, true}
	case XiaoBiaoSong:
		return wish{"方正小标宋", []string{"方正小标宋简体.ttf", "方正小标宋_gbk.ttf", "fzxbsjw.ttf", "fzxbsk.ttf"},
			[]string{"XiaoBiaoSong", "Song-Bold", "Song-Regular"}, true}
	case Hei:
		return wish{"黑体", []string{"simhei.ttf"}, []string{"Sans-Bold", "Sans-Regular"}, false}
	case Kai:
		return wish{"楷体", []string{"楷体_gb2312.ttf", "simkai.ttf"}, []string{"Kai", "Song-Regular"}, false}
	case SongBold:
		return wish{"粗宋", nil, []string{"XiaoBiaoSong", "Sans-Bold", "Song-Regular"}, false}
	}
	return wish{"宋体", []string{"simsun.ttc"}, []string{"Song-Regular"}, false}
}

// load reads and keeps a font file of the machine.
func (f *Fonts) load(path string) (*Face, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if face := f.kept[path]; face != nil {
		return face, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("读取失败")
	}
	face, err := ParseFace(data, 0)
	if err == nil {
		f.kept[path] = face
		if face.Name == "" {
			face.Name = filepath.Base(path)
		}
	}
	return face, err
}

// bundled reads and keeps a face inside the program.
func (f *Fonts) bundled(name string) *Face {
	f.mu.Lock()
	defer f.mu.Unlock()
	if face, ok := f.kept["bundled:"+name]; ok {
		return face
	}
	var face *Face
	if data, ok := f.choice.Bundled(name); ok {
		face, _ = ParseFace(data, 0)
	}
	f.kept["bundled:"+name] = face
	return face
}

// Pick gives the face that can print a character in a role: the role's own, else the first that has it.
// With no such face it gives the role's face and false.
func (f *Fonts) Pick(r Role, c rune) (*Face, bool) {
	own := f.Face(r)
	if own != nil && own.Glyph(c) != 0 {
		return own, true
	}
	for _, name := range []string{"Song-Regular", "Kai", "Sans-Regular", "Sans-Bold", "XiaoBiaoSong"} {
		if face := f.bundled(name); face != nil && face.Glyph(c) != 0 {
			return face, true
		}
	}
	for _, other := range Roles() {
		if face := f.Face(other); face != nil && face.Glyph(c) != 0 {
			return face, true
		}
	}
	return own, false
}
