package kit

import (
	"bytes"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/assets"
)

// iconResource is an icon in a colour. The name carries both, for caches go by name.
func iconResource(name string, c color.Color) fyne.Resource {
	tint := rgb(c)
	key := name + tint
	th := current()
	if res, ok := th.icons[key]; ok {
		return res
	}
	data, ok := assets.Icon(name)
	if !ok {
		data, _ = assets.Icon("dot")
	}
	res := fyne.NewStaticResource(key+".svg", bytes.ReplaceAll(data, []byte("#000000"), []byte(tint)))
	th.icons[key] = res
	return res
}

func newIcon(name string, size float32, c color.Color) *canvas.Image {
	img := canvas.NewImageFromResource(iconResource(name, c))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSize(size, size))
	return img
}

func setIcon(img *canvas.Image, name string, c color.Color) {
	res := iconResource(name, c)
	if img.Resource == res {
		return
	}
	img.Resource = res
	img.Refresh()
}

// Icon draws a named icon of assets/icons.
func Icon(name string, size float32, tone ...Tone) fyne.CanvasObject {
	return newIcon(name, size, Tokens().Of(toneOf(tone, Second)))
}
