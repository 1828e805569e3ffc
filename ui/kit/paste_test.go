package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// TestPastedLinesEndAsOurs pastes what Windows puts on the clipboard.
func TestPastedLinesEndAsOurs(t *testing.T) {
	test.NewTempApp(t)
	e := &Entry{}
	e.MultiLine = true
	e.ExtendBaseWidget(e)
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent("东桥社区\r\n西桥社区\r\n")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	assert.Equal(t, "东桥社区\n西桥社区\n", e.Text)
}
