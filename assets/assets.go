// Package assets holds the bytes that travel inside the program: fonts, icons and pages of help. It decides nothing and imports nothing.
package assets

import (
	"embed"
	"path"
)

//go:embed fonts icons help
var files embed.FS

// Names of the bundled faces, as Font takes them.
const (
	// SansRegular is the face of the screen and of tables (黑体 常规).
	SansRegular = "Sans-Regular"
	// SansBold is the bold face of the screen and the 黑体 of papers.
	SansBold = "Sans-Bold"
	// SongRegular is the text face of papers without 仿宋 (宋体).
	SongRegular = "Song-Regular"
	// XiaoBiaoSong is the title face of papers (小标宋).
	XiaoBiaoSong = "XiaoBiaoSong"
	// Kai is the face of second-level headings (楷体).
	Kai = "Kai"
)

// Faces returns the names of all faces the program can carry.
func Faces() []string {
	return []string{SansRegular, SansBold, SongRegular, XiaoBiaoSong, Kai}
}

// Font returns the TrueType file of a face, and false when the program was built without it (see make fonts).
func Font(name string) ([]byte, bool) {
	return read("fonts", name+".ttf")
}

// HasFont tells whether the program carries a face, without reading it.
func HasFont(name string) bool {
	f, err := files.Open(path.Join("fonts", name+".ttf"))
	if err != nil {
		return false
	}
	return f.Close() == nil
}

// Icon returns the SVG file of an icon by its name without ending, and false when there is none.
func Icon(name string) ([]byte, bool) {
	return read("icons", name+".svg")
}

// Help returns a page of help by the name of its screen, such as duty.item, and false when there is none.
func Help(name string) (string, bool) {
	text, ok := read("help", name+".md")
	return string(text), ok
}

// FontLicence returns the licence text of the bundled faces, for the about dialog.
func FontLicence() string {
	text, _ := read("fonts", "OFL.txt")
	return string(text)
}

func read(folder, name string) ([]byte, bool) {
	data, err := files.ReadFile(path.Join(folder, name))
	return data, err == nil
}
