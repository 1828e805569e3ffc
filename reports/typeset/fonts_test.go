package typeset

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/assets"
	"gongzhi/reports/doc"
)

func TestBundledFacesPlayEveryRole(t *testing.T) {
	f := bundledFonts()
	for _, r := range Roles() {
		require.NotNil(t, f.Face(r), r)
		assert.NotZero(t, f.Face(r).Glyph('的'))
		assert.NotEmpty(t, f.Face(r).Key)
	}
	rep := f.Check()
	require.Len(t, rep.Substitutions, 2)
	assert.Contains(t, rep.Substitutions[0].String(), "仿宋：未找到仿宋，已用")
	assert.Equal(t, XiaoBiaoSong, rep.Substitutions[1].Role)
}

// TestMachineFaceComesFirst puts a face under the name of the Windows 仿宋 into a folder.
func TestMachineFaceComesFirst(t *testing.T) {
	data, ok := assets.Font(assets.Kai)
	require.True(t, ok)
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "sub"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "sub", "SIMFANG.TTF"), data, 0o644))
	f := NewFonts(Choice{Dirs: []string{dir}})
	kai, err := ParseFace(data, 0)
	require.NoError(t, err)
	assert.Equal(t, kai.Name, f.Face(FangSong).Name)
	_, rep, err := Layout(kindsOf()[5].set("short"), f)
	require.NoError(t, err)
	for _, s := range rep.Substitutions {
		assert.NotEqual(t, FangSong, s.Role)
	}
}

func TestUserFontThatIsBroken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "我的字体.ttf")
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("not a font at all"), "cff": []byte("OTTO\x00\x01aaaaaaaa"), "cut": mustFont(t)[:5000]} {
		require.NoError(t, os.WriteFile(path, data, 0o644))
		f := NewFonts(Choice{Dirs: []string{""}, Files: map[Role]string{FangSong: path}})
		_, rep, err := Layout(kindsOf()[5].set("short"), f)
		require.NoError(t, err, name)
		require.NotEmpty(t, rep.Warnings, name)
		assert.Contains(t, rep.Warnings[0], "我的字体.ttf不能使用")
	}
}

func mustFont(t *testing.T) []byte {
	data, ok := assets.Font(assets.SongRegular)
	require.True(t, ok)
	return data
}

func TestDamagedFontsNeverPanic(t *testing.T) {
	good := mustFont(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		bad := bytes.Clone(good)
		for range 1 + rnd.IntN(30) {
			bad[rnd.IntN(4000)] = byte(rnd.IntN(256))
		}
		face, err := ParseFace(bad, 0)
		if err == nil {
			face.Outline('国')
		}
	}
}

// TestCollectionFace wraps a face into a collection and takes it out again.
func TestCollectionFace(t *testing.T) {
	data := mustFont(t)
	head := []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01")
	head = binary.BigEndian.AppendUint32(head, 16)
	shifted := bytes.Clone(data)
	tables := int(binary.BigEndian.Uint16(shifted[4:]))
	for i := range tables {
		at := 12 + 16*i + 8
		binary.BigEndian.PutUint32(shifted[at:], binary.BigEndian.Uint32(shifted[at:])+16)
	}
	ttc := append(head, shifted...)
	assert.Equal(t, 1, Faces(ttc))
	face, err := ParseFace(ttc, 0)
	require.NoError(t, err)
	plain, err := ParseFace(data, 0)
	require.NoError(t, err)
	assert.Equal(t, plain.Name, face.Name)
	assert.Equal(t, plain.Glyph('国'), face.Glyph('国'))
	_, err = ParseFace(ttc, 3)
	assert.Error(t, err)
}

func TestSubsetKeepsShapesAndWidths(t *testing.T) {
	face, err := ParseFace(mustFont(t), 0)
	require.NoError(t, err)
	sub, err := ParseFace(face.Subset(map[rune]uint16{'国': '国', 'A': 'A', '𠮷': 0xE000}, false), 0)
	require.NoError(t, err)
	assert.Equal(t, face.Outline('国'), sub.Outline('国'))
	assert.Equal(t, face.Outline('𠮷'), sub.Outline(0xE000))
	assert.Equal(t, face.Advance('A'), sub.Advance('A'))
	assert.Zero(t, sub.Glyph('家'))
}

func TestNoFontAtAll(t *testing.T) {
	f := NewFonts(Choice{Dirs: []string{""}, Bundled: func(string) ([]byte, bool) { return nil, false }})
	_, _, err := Layout(kindsOf()[5].set("short"), f)
	assert.ErrorIs(t, err, ErrNoFont)
}

func TestBindCountsSides(t *testing.T) {
	papers := []doc.Document{kindsOf()[5].set("short"), kindsOf()[5].set("long"), kindsOf()[5].set("long")}
	pages, _, err := Bind("清河湾街道联席会议会议包", papers, bundledFonts())
	require.NoError(t, err)
	first := pages.List[0]
	for _, m := range pages.Outline {
		if m.Level == 0 && m.Page > 0 {
			all := ""
			for _, x := range pages.List[m.Page].Texts {
				all += x.S
			}
			assert.Contains(t, all, "清河湾街道联席会议纪要")
			found := false
			for _, l := range linesOf(first) {
				found = found || strings.HasSuffix(l.s, "."+doc.Int(m.Page+1).Text) || strings.HasSuffix(l.s, doc.Int(m.Page+1).Text)
			}
			assert.True(t, found, "the contents name side %d", m.Page+1)
		}
	}
	assert.NotNil(t, find(pages.List[len(pages.List)-1], "卷内第"))
}

func TestTitlesBreakByMeaning(t *testing.T) {
	for title, want := range map[string]string{
		"清河湾街道办事处关于给予东风里社区居民委员会通报批评的决定":                "清河湾街道办事处关于给予/东风里社区居民委员会通报批评的决定",
		"关于对清河湾街道幸福里小区物业服务企业进行约谈的通知":                   "关于对清河湾街道/幸福里小区物业服务企业进行约谈的通知",
		"清河湾街道社会治理工作领导小组办公室关于报送2026年上半年矛盾纠纷排查化解工作情况的函": "清河湾街道社会治理工作领导小组办公室/关于报送2026年上半年矛盾纠纷/排查化解工作情况的函",
		"关于表彰2026年度基层治理先进集体的决定":                        "关于表彰2026年度基层治理先进集体的决定",
	} {
		assert.Equal(t, want, strings.Join(TitleLines(title, doc.Document{}, 20), "/"))
	}
}

// TestFirstPageShowsText: a short text with a tall signature still begins on the first page.
func TestFirstPageShowsText(t *testing.T) {
	for n := 1; n < 8; n++ {
		d := official4("通知", "清河湾街道办事处等三部门关于联合开展电动自行车消防安全专项整治行动的通知", "清办发〔2026〕8号",
			doc.Attachments{Names: make([]string, 0)}, doc.Sign{Orgs: []string{"清河湾街道办事处", "清河湾街道党工委", "清河湾公安派出所"}, Date: issued, Seal: true})
		d.Head.Partners = []string{"清河湾街道党工委", "清河湾公安派出所"}
		d.Blocks = append([]doc.Block{doc.Text(strings.Repeat("请认真落实。", n*6))}, d.Blocks[1:]...)
		pages := layoutOf(t, d)
		assert.NotNil(t, find(pages.List[0], "^请认真落实"), "B06 with %d", n)
	}
}
