package kit

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/assets"
)

// face is a bundled face by its name. Its file is read when it is parsed and not kept.
type face string

// Name is the file of the face.
func (f face) Name() string { return string(f) + ".ttf" }

// Content reads the file.
func (f face) Content() []byte {
	data, _ := assets.Font(string(f))
	return data
}

// bundled is a face that the build carries, nil when it carries none: the system's fonts serve then.
func bundled(name string) fyne.Resource {
	if !assets.HasFont(name) {
		return nil
	}
	return face(name)
}

// setBold makes a text bold or not. Bold text names its face: by the style alone Fyne would read its own bold face, its emoji
// and one of the system's fonts a second time, 20 MB.
func setBold(t *canvas.Text, bold bool) {
	t.TextStyle.Bold, t.FontSource = bold, boldFace(bold)
}

func boldFace(bold bool) fyne.Resource {
	if !bold {
		return nil
	}
	return current().bold
}

// measure is the shaped size of a text.
func measure(text string, size float32, bold bool) fyne.Size {
	s, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, fyne.TextStyle{Bold: bold}, boldFace(bold))
	return s
}

// ReadFaces reads the faces of the screen beside other work of the start. Nothing may be measured before wait has returned.
func ReadFaces() (wait func()) {
	var group sync.WaitGroup
	for _, bold := range []bool{false, true} {
		group.Go(func() { measure("1", Sizes().Text, bold) })
	}
	return group.Wait
}
