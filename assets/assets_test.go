package assets_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"gongzhi/assets"
)

// parse reads a bundled face, or skips the test in a tree built without fonts.
func parse(t *testing.T, name string) *sfnt.Font {
	t.Helper()
	data, ok := assets.Font(name)
	if !ok {
		t.Skipf("face %s is not in this build; run make fonts", name)
	}
	require.True(t, bytes.HasPrefix(data, []byte{0, 1, 0, 0}), "%s must have TrueType outlines", name)
	face, err := sfnt.Parse(data)
	require.NoError(t, err)
	return face
}

// advance returns the width of a character in font units, and zero when the face lacks it.
func advance(t *testing.T, face *sfnt.Font, r rune) fixed.Int26_6 {
	t.Helper()
	var buffer sfnt.Buffer
	glyph, err := face.GlyphIndex(&buffer, r)
	require.NoError(t, err)
	if glyph == 0 {
		return 0
	}
	width, err := face.GlyphAdvance(&buffer, glyph, fixed.I(int(face.UnitsPerEm())), font.HintingNone)
	require.NoError(t, err)
	return width
}

func TestFacesShowTheCharactersOfPapersAndNames(t *testing.T) {
	const text = "关于召开联席会议的通知〇（），。“”—…·％￥¥℃㎡№①⑩㈠□■●▲△☆★√✓☐☑×÷≤≥→ABCabc0123456789" +
		"𠮷䶮㙦𬭸犇喆堃昇甦"
	for _, name := range assets.Faces() {
		t.Run(name, func(t *testing.T) {
			face := parse(t, name)
			for _, r := range text {
				assert.NotZero(t, advance(t, face, r), "%s lacks %q", name, r)
			}
		})
	}
}

func TestDigitsHaveOneWidth(t *testing.T) {
	for _, name := range assets.Faces() {
		t.Run(name, func(t *testing.T) {
			face := parse(t, name)
			want := advance(t, face, '0')
			for _, r := range "123456789" {
				assert.Equal(t, want, advance(t, face, r), "digit %q", r)
			}
		})
	}
}

func TestUnknownNames(t *testing.T) {
	_, ok := assets.Font("simfang")
	assert.False(t, ok)
	_, ok = assets.Icon("../fonts/OFL")
	assert.False(t, ok)
	assert.Contains(t, assets.FontLicence(), "SIL OPEN FONT LICENSE")
}
