package typeset

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// systemDirs lists the folders where this machine keeps its fonts.
func systemDirs() []string {
	home, _ := os.UserHomeDir()
	if runtime.GOOS == "windows" {
		windir := os.Getenv("WINDIR")
		if windir == "" {
			windir = `C:\Windows`
		}
		dirs := []string{filepath.Join(windir, "Fonts")}
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			dirs = append(dirs, filepath.Join(local, "Microsoft", "Windows", "Fonts"))
		}
		return dirs
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", filepath.Join(home, ".local", "share", "fonts"),
		filepath.Join(home, ".fonts")}
}

// machine finds a font file by its name, without regard to case; the folders are listed once.
func (f *Fonts) machine(name string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.files == nil {
		f.files = map[string]string{}
		for _, dir := range f.choice.Dirs {
			f.list(dir)
		}
	}
	return f.files[strings.ToLower(name)]
}

func (f *Fonts) list(dir string) {
	if dir == "" {
		return
	}
	// Unreadable folders are left out: a missing face is reported as a substitution.
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		key := strings.ToLower(d.Name())
		if ext := filepath.Ext(key); !d.IsDir() && (ext == ".ttf" || ext == ".ttc") {
			if _, known := f.files[key]; !known {
				f.files[key] = path
			}
		}
		return nil
	})
}
