package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"gongzhi/assets"
)

// Metrics (尺寸) are the sizes that the reader may change for older eyes.
type Metrics struct {
	Row  float32 // height of a table row
	Head float32 // height of a table head
	Foot float32 // height of a table foot
	Text float32 // body text
	More float32 // what controls are higher than the rule
}

// Theme (主题) is the look of the program: one palette, one set of sizes, our own fonts.
type Theme struct {
	pal     *Palette
	colors  map[fyne.ThemeColorName]color.Color
	met     Metrics
	regular fyne.Resource
	bold    fyne.Resource
	widths  *widths
	icons   map[string]fyne.Resource
}

// NewTheme makes the light or dark theme; roomy gives 宽松 rows.
func NewTheme(dark, roomy bool) *Theme {
	t := &Theme{pal: lightPalette(), met: Metrics{Row: 31, Head: 34, Foot: 29, Text: 14}, widths: newWidths(), icons: map[string]fyne.Resource{}}
	if dark {
		t.pal = darkPalette()
	}
	t.colors = t.pal.colors()
	if roomy {
		t.met.Row, t.met.Text, t.met.More = 38, 15, 3
	}
	t.regular = bundled(assets.SansRegular)
	t.bold = bundled(assets.SansBold)
	return t
}

// current is the theme in force; a plain light one where a test set none.
func current() *Theme {
	if a := fyne.CurrentApp(); a != nil {
		if t, ok := a.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return NewTheme(false, false)
}

// Tokens is the palette in force.
func Tokens() *Palette { return current().pal }

// Sizes are the metrics in force.
func Sizes() Metrics { return current().met }

// Font returns our face for every style but symbols.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Symbol || t.regular == nil {
		return theme.DefaultTheme().Font(style)
	}
	if style.Bold && t.bold != nil {
		return t.bold
	}
	return t.regular
}

// Icon returns Fyne's own icons; ours are drawn by name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size gives the values that bring a one-line entry to 30 px; at a pixel less than it needs, an entry shows a scroll bar.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.met.Text
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNameHeadingText:
		return 20
	case theme.SizeNamePadding, theme.SizeNameLineSpacing, theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameInnerPadding:
		return 4.8
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 6
	case theme.SizeNameScrollBarRadius:
		return 3
	case theme.SizeNameInlineIcon:
		return 16
	}
	return theme.DefaultTheme().Size(name)
}

// Color gives Fyne's own names our tokens.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ours := t.colors[name]; ours {
		return c
	}
	v := theme.VariantLight
	if t.pal.Dark {
		v = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, v)
}

// colors are the tokens of a palette by Fyne's names; entries get a border of our own.
func (p *Palette) colors() map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground: p.Bg, theme.ColorNameForeground: p.Text, theme.ColorNameForegroundOnPrimary: p.OnPrimary,
		theme.ColorNamePrimary: p.Primary, theme.ColorNameHyperlink: p.Primary, theme.ColorNameFocus: p.PrimaryTint,
		theme.ColorNameInputBackground: p.Surface, theme.ColorNameOverlayBackground: p.Surface, theme.ColorNameMenuBackground: p.Surface,
		theme.ColorNameHeaderBackground: p.Surface2, theme.ColorNameButton: p.Surface2, theme.ColorNameDisabledButton: p.Surface2,
		theme.ColorNameInputBorder: color.Transparent, theme.ColorNameSeparator: p.Line, theme.ColorNameScrollBar: p.Line2,
		theme.ColorNamePlaceHolder: p.Text3, theme.ColorNameDisabled: p.Text3, theme.ColorNameShadow: p.Shadow,
		theme.ColorNameHover: p.Hover, theme.ColorNameSelection: p.Selected, theme.ColorNamePressed: p.Selected,
		theme.ColorNameError: p.Red.Text, theme.ColorNameSuccess: p.Green.Text, theme.ColorNameWarning: p.Amber.Text,
	}
}
