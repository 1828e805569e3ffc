package kit

import (
	"context"
	"image"
	_ "image/jpeg" // photographs
	_ "image/png"  // screenshots and scans
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
)

// ShowFile shows a picture in a dialog and opens any other file with the program that the system has for it.
func ShowFile(env *Env, name, path string) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jpg", ".jpeg", ".png":
	default:
		openNamed(env, name, path)
		return
	}
	Load(env, func(context.Context) (image.Image, error) {
		img, err := readPicture(path)
		if err != nil {
			return nil, nil // not a picture after all: another program may know better
		}
		return img, nil
	}, func(img image.Image) {
		if img == nil {
			openNamed(env, name, path)
			return
		}
		env.showPicture(name, path, img)
	})
}

func readPicture(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	return img, err
}

func (e *Env) showPicture(name, path string, img image.Image) {
	pic := canvas.NewImageFromImage(img)
	pic.FillMode = canvas.ImageFillContain
	room := e.host.Size()
	size := fyne.NewSize(min(900, room.Width-140), min(620, room.Height-200))
	pic.SetMinSize(size)
	var d *dialog
	shut := func() { d.close() }
	d = newDialog(e.host, name, VGap(0, Fixed(size.Width, size.Height, pic)), size.Width+36,
		Action{Label: "用其他程序打开", Do: func() { openNamed(e, name, path) }}, Action{Label: "关闭", Kind: Primary, Do: shut})
	d.escape = shut
	d.open()
}

// copiesKept is how long a copy made for another program stays.
const copiesKept = 24 * time.Hour

// openNamed opens a file with the program that the system has for it. Attachments lie under the fingerprint of their content, by
// which no program knows them: those are opened as a read-only copy under their own name.
func openNamed(env *Env, name, path string) {
	if filepath.Base(path) == name {
		OpenExternally(env, path)
		return
	}
	var copied string
	env.host.background(func() (err error) {
		copied, err = namedCopy(name, path)
		return err
	}, func(err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		OpenExternally(env, copied)
	})
}

func namedCopy(name, path string) (string, error) {
	dir := filepath.Join(os.TempDir(), "gongzhi-open")
	old, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, x := range old {
		if info, err := os.Stat(x); err == nil && time.Since(info.ModTime()) > copiesKept {
			_ = os.RemoveAll(x)
		}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	into, err := os.MkdirTemp(dir, "")
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", app.Errorf("", "附件“%s”的文件不在了。从备份恢复，或重新添加。", name)
	}
	to := filepath.Join(into, filepath.Base(name))
	return to, os.WriteFile(to, data, 0o400)
}
