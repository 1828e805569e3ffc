package kit_test

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/ui/kit"
)

// goldenShrink and the two tolerances make a golden picture small and deaf to a pixel of anti-aliasing: a block is the mean of its
// pixels, may differ by blockApart, and this many of a thousand blocks may differ by more.
const (
	goldenShrink  = 4
	blockApart    = 24
	blocksAllowed = 6
)

// TestTheGalleryLooksAsItDid compares every tab of the gallery, light and dark, with the pictures in testdata; make golden
// writes them anew (GONGZHI_GOLDEN=1).
func TestTheGalleryLooksAsItDid(t *testing.T) {
	for _, dark := range []bool{false, true} {
		for i, name := range []string{"parts", "table", "form", "detail"} {
			if dark {
				name += "-dark"
			}
			t.Run(name, func(t *testing.T) {
				g := kit.OpenGallery(test.NewTempApp(t), dark, true)
				g.Now = func() time.Time { return time.Date(2026, 9, 17, 13, 38, 0, 0, time.Local) }
				g.Show(i)
				got := shrink(g.Win.Canvas().Capture())
				compare(t, filepath.Join("testdata", "gallery", name+".png"), got)
			})
		}
	}
}

func shrink(img image.Image) *image.RGBA {
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()/goldenShrink, b.Dy()/goldenShrink))
	for y := range out.Bounds().Dy() {
		for x := range out.Bounds().Dx() {
			var r, g, bl uint32
			for dy := range goldenShrink {
				for dx := range goldenShrink {
					cr, cg, cb, _ := img.At(b.Min.X+x*goldenShrink+dx, b.Min.Y+y*goldenShrink+dy).RGBA()
					r, g, bl = r+cr>>8, g+cg>>8, bl+cb>>8
				}
			}
			const n = goldenShrink * goldenShrink
			out.SetRGBA(x, y, color.RGBA{uint8(r / n), uint8(g / n), uint8(bl / n), 255})
		}
	}
	return out
}

func compare(t *testing.T, path string, got *image.RGBA) {
	if os.Getenv("GONGZHI_GOLDEN") != "" {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		f, err := os.Create(path)
		require.NoError(t, err)
		require.NoError(t, png.Encode(f, got))
		require.NoError(t, f.Close())
		return
	}
	f, err := os.Open(path)
	require.NoError(t, err, "make golden writes it")
	defer f.Close()
	want, err := png.Decode(f)
	require.NoError(t, err)
	require.Equal(t, want.Bounds(), got.Bounds())
	off, first := 0, image.Point{}
	for y := range got.Bounds().Dy() {
		for x := range got.Bounds().Dx() {
			if apart(want.At(x, y), got.At(x, y)) > blockApart {
				if off == 0 {
					first = image.Pt(x*goldenShrink, y*goldenShrink)
				}
				off++
			}
		}
	}
	all := got.Bounds().Dx() * got.Bounds().Dy()
	assert.LessOrEqual(t, off*1000, all*blocksAllowed, "%s: %d of %d blocks differ, the first at %v; look, then make golden", path, off, all, first)
}

func apart(a, b color.Color) int {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	d := 0
	for _, p := range [][2]uint32{{ar, br}, {ag, bg}, {ab, bb}} {
		x := int(p[0]>>8) - int(p[1]>>8)
		d = max(d, x, -x)
	}
	return d
}
