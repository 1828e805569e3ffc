package pinyin_test

import (
	"testing"

	gopinyin "github.com/mozillazg/go-pinyin"
	"github.com/stretchr/testify/assert"

	"gongzhi/app/pinyin"
)

func TestMatchFindsByTextInitialsAndFullPinyin(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        bool
	}{
		{"", "任意", true}, {"城管", "城市管理办", false}, {"csgl", "城市管理办", true}, {"chengshi", "城市管理办", true},
		{"CSGLB", "城市管理办", true}, {"zjq", "曾建强", true}, {"cjq", "曾建强", true}, {"ceng", "曾建强", true},
		{"chongqing", "重庆路", true}, {"zhongqing", "重庆路", true}, {"qhw2", "清河湾2号", false}, {"xyz", "清河", false}, {"ba", "北岸社区", true},
	} {
		assert.Equal(t, c.want, pinyin.Match(c.query, c.text), "%s in %s", c.query, c.text)
	}
}

func TestKeysStaysBoundedAndKeepsToChinese(t *testing.T) {
	assert.Empty(t, pinyin.Keys("ABC 123"))
	assert.Equal(t, "qhw qinghewan", pinyin.Keys("清河湾"))
	long := ""
	for range 200 {
		long += "行长乐重"
	}
	assert.Less(t, len(pinyin.Keys(long)), 100_000)
}

func TestInitialsTakesTheFirstReading(t *testing.T) {
	assert.Equal(t, "csglb", pinyin.Initials("城市管理办"))
	assert.Equal(t, "a2h", pinyin.Initials("A2号"))
}

func TestEveryCharacterIsFoundByEveryReadingOfTheLibrary(t *testing.T) {
	args := gopinyin.Args{Style: gopinyin.Normal, Heteronym: true}
	for code := range gopinyin.PinyinDict {
		if code < 0x2E80 {
			continue
		}
		for i, want := range gopinyin.SinglePinyin(rune(code), args) {
			if want == "" || want[0] >= 0x80 || i >= 8 {
				continue
			}
			assert.True(t, pinyin.Match(want, string(rune(code))), "%c %s: %s", code, want, pinyin.Keys(string(rune(code))))
		}
	}
}

func BenchmarkKeys(b *testing.B) {
	for b.Loop() {
		pinyin.Keys("柳岸社区城市管理办公室欧阳修文")
	}
}

func TestSpellGivesOneSyllablePerCharacter(t *testing.T) {
	assert.Equal(t, []string{"bei", "an", "s", "q", "2"}, pinyin.Spell("北岸Sq2"))
	assert.Empty(t, pinyin.Spell(""))
}
