package kit

import (
	"image/color"
	"strconv"
)

// Tone (色调) names how a text or a tint is meant, never a colour.
type Tone int

// The tones. Neutral is a grey tag, the tones after Blue carry a meaning.
const (
	Plain Tone = iota
	Second
	Muted
	Blue
	RedTone
	AmberTone
	GreenTone
	TealTone
	VioletTone
	OchreTone
	Neutral
	White
	OnRail
	RailNote
)

// Shade (一组颜色) is a meaning's text, shape, tint and line colours.
type Shade struct{ Text, Lamp, Tint, Line color.Color }

// Palette (色板) holds every colour of a theme by token name.
type Palette struct {
	Dark                                             bool
	Bg, Surface, Surface2, Sunk                      color.Color
	Line, Line2                                      color.Color
	Text, Text2, Text3                               color.Color
	Primary, PrimaryFill, PrimaryTint, PrimaryLine   color.Color
	OnPrimary                                        color.Color
	Selected, Hover                                  color.Color
	Bar, Track                                       color.Color
	Red, Amber, Green, Teal, Violet, Ochre           Shade
	Rail, RailSelected, RailText, RailCaption        color.Color
	Shade, Shadow                                    color.Color
	Desk, Paper, RailLine, SlipOrange, RailSelectBar color.Color
}

// hex reads #RRGGBB or #RRGGBBAA.
func hex(s string) color.Color {
	v, _ := strconv.ParseUint(s[1:], 16, 32)
	if len(s) == 9 {
		return color.NRGBA{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8), uint8(v)}
	}
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

func shade(text, lamp, tint, line string) Shade {
	return Shade{hex(text), hex(lamp), hex(tint), hex(line)}
}

func lightPalette() *Palette {
	return &Palette{
		Bg: hex("#EFF2F6"), Surface: hex("#FFFFFF"), Surface2: hex("#F6F8FA"), Sunk: hex("#E6EAEF"),
		Line: hex("#DCE1E8"), Line2: hex("#758292"),
		Text: hex("#1A2332"), Text2: hex("#445062"), Text3: hex("#5A6675"),
		Primary: hex("#1B5AA0"), PrimaryFill: hex("#1B5AA0"), PrimaryTint: hex("#E8F0FA"), PrimaryLine: hex("#B3CBE8"),
		OnPrimary: hex("#FFFFFF"), Selected: hex("#DDEAF8"), Hover: hex("#EEF4FB"),
		Bar: hex("#5C88B8"), Track: hex("#DDE3EA"),
		Red:    shade("#B8242A", "#C8282E", "#FCECEC", "#EDB9B9"),
		Amber:  shade("#8A5200", "#BC7100", "#FFF4E0", "#EBCB94"),
		Green:  shade("#1C7340", "#2B8A4B", "#E7F4EB", "#B4D9C1"),
		Teal:   shade("#0F6E66", "#0F6E66", "#E0F2F0", "#E0F2F0"),
		Violet: shade("#6447A6", "#6447A6", "#EFEAF8", "#EFEAF8"),
		Ochre:  shade("#80520F", "#80520F", "#F8EFDF", "#F8EFDF"),
		Rail:   hex("#1C2E47"), RailSelected: hex("#2B5A92"), RailText: hex("#D6E0EC"), RailCaption: hex("#93A6BF"),
		RailLine: hex("#31445F"), RailSelectBar: hex("#FFFFFF"),
		Shade: hex("#1A233299"), Shadow: hex("#1A233218"), Desk: hex("#D5DAE1"), Paper: hex("#FFFFFF"), SlipOrange: hex("#B4530F"),
	}
}

func darkPalette() *Palette {
	return &Palette{
		Dark: true,
		Bg:   hex("#14181F"), Surface: hex("#1C222B"), Surface2: hex("#222A34"), Sunk: hex("#10141A"),
		Line: hex("#313B49"), Line2: hex("#8090A4"),
		Text: hex("#E6EAF0"), Text2: hex("#B9C2CE"), Text3: hex("#A3AFBE"),
		Primary: hex("#84B6F0"), PrimaryFill: hex("#2F6FB8"), PrimaryTint: hex("#21354E"), PrimaryLine: hex("#3A5B82"),
		OnPrimary: hex("#FFFFFF"), Selected: hex("#26405F"), Hover: hex("#263140"),
		Bar: hex("#5E8FC4"), Track: hex("#38434F"),
		Red:    shade("#FF938A", "#F0605A", "#3F2427", "#6E3A3D"),
		Amber:  shade("#F2BD5B", "#EBA935", "#3A301C", "#695427"),
		Green:  shade("#73C890", "#4DB374", "#1D3526", "#2F5C40"),
		Teal:   shade("#5CC4B8", "#5CC4B8", "#163532", "#163532"),
		Violet: shade("#BBA4F0", "#BBA4F0", "#2F2844", "#2F2844"),
		Ochre:  shade("#DDB070", "#DDB070", "#382D1B", "#382D1B"),
		Rail:   hex("#0F141B"), RailSelected: hex("#23466F"), RailText: hex("#D0D9E4"), RailCaption: hex("#8294AA"),
		RailLine: hex("#252D39"), RailSelectBar: hex("#84B6F0"),
		Shade: hex("#00000099"), Shadow: hex("#00000040"), Desk: hex("#0C0F14"), Paper: hex("#FFFFFF"), SlipOrange: hex("#F0935A"),
	}
}

// Of is the text colour of a tone.
func (p *Palette) Of(t Tone) color.Color {
	switch t {
	case Second:
		return p.Text2
	case Muted, Neutral:
		return p.Text3
	case Blue:
		return p.Primary
	case White:
		return p.OnPrimary
	case OnRail:
		return p.RailText
	case RailNote:
		return p.RailCaption
	case RedTone, AmberTone, GreenTone, TealTone, VioletTone, OchreTone:
		return p.meaning(t).Text
	}
	return p.Text
}

// Tint is the ground a tag or a notice of the tone stands on.
func (p *Palette) Tint(t Tone) color.Color {
	switch t {
	case Blue:
		return p.PrimaryTint
	case RedTone, AmberTone, GreenTone, TealTone, VioletTone, OchreTone:
		return p.meaning(t).Tint
	}
	return p.Sunk
}

// Edge is the line around a notice of the tone.
func (p *Palette) Edge(t Tone) color.Color {
	switch t {
	case Blue:
		return p.PrimaryLine
	case RedTone, AmberTone, GreenTone, TealTone, VioletTone, OchreTone:
		return p.meaning(t).Line
	}
	return p.Line
}

func (p *Palette) meaning(t Tone) Shade {
	switch t {
	case RedTone:
		return p.Red
	case AmberTone:
		return p.Amber
	case GreenTone:
		return p.Green
	case TealTone:
		return p.Teal
	case VioletTone:
		return p.Violet
	}
	return p.Ochre
}
