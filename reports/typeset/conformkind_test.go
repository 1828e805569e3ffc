package typeset

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
)

// titleRule is issuer, subject and kind of an official title.
var titleRule = regexp.MustCompile(`^清河湾街道办事处关于.+的(通知|报告|决定|函|请示|意见|通报)$`)

// checkKind asserts what only some kinds of paper have.
func checkKind(t *testing.T, d doc.Document, pages Pages) {
	if d.Form != doc.Minutes {
		assert.Regexp(t, titleRule, d.Title, "B03")
		assert.NotRegexp(t, `[，。；：、？！]`, d.Title, "B03 no marks in a title")
	} else {
		checkMinutes(t, d, pages)
	}
	last := pages.List[len(pages.List)-1]
	if to := copyTo(d).To; to != "" {
		main, copies := find(last, `^主送：`), find(last, `^抄送：`)
		require.NotNil(t, main, "E04")
		require.NotNil(t, copies, "E04")
		assert.Less(t, main.base, copies.base, "E04 above 抄送")
		for _, r := range last.Rules {
			assert.False(t, r.Y1 > main.base && r.Y1 < copies.top, "E04 no rule between 主送 and 抄送")
		}
	}
	for _, b := range d.Blocks {
		if s, ok := b.(doc.Sign); ok && s.Post != "" {
			checkStamp(t, s, pages)
		}
	}
}

func copyTo(d doc.Document) doc.CopyTo {
	for _, b := range d.Blocks {
		if c, ok := b.(doc.CopyTo); ok {
			return c
		}
	}
	return doc.CopyTo{}
}

// checkMinutes: no seal, no addressee; time, place, chair and recorder stand under the title.
func checkMinutes(t *testing.T, d doc.Document, pages Pages) {
	for i, p := range pages.List {
		assert.Empty(t, p.Images, "M04 no seal")
		for _, l := range body(p) {
			assert.False(t, l.left < 28.2 && strings.HasSuffix(l.s, "：") && i == 0 && l.first.Role == FangSong, "M04 no addressee: %s", l.s)
			assert.NotRegexp(t, `^签发`, l.s, "M04 签发 is recorded, not printed")
		}
	}
	for _, pair := range d.Head.Lines {
		assert.NotNil(t, find(pages.List[0], "^"+pair.Key+"："+pair.Value), "M04 %s", pair.Key)
	}
}

// checkStamp: two lines under the text, four characters free at the right, the post two characters left of the stamp.
func checkStamp(t *testing.T, s doc.Sign, pages Pages) {
	for _, p := range pages.List {
		lines := body(p)
		for i, l := range lines {
			if l.s != s.Post {
				continue
			}
			require.Positive(t, i)
			text := lines[i-1].base + (1-ascent)*h3*ptMM
			top := (l.top+l.base)/2 + 0.4 - stampHeight/2
			assert.InDelta(t, 2*10.446, top-text, 6, "B14 two lines under the text")
			assert.InDelta(t, 184-4*cell-stampWidth-2*cell, l.right, 0.4, "B14 the post two characters left of the stamp")
			date := lines[i+1]
			assert.InDelta(t, 184-4*cell, date.right, 0.4, "B14 the date keeps four characters free")
			assert.Greater(t, date.top, top+stampHeight, "B14 under the stamp")
			return
		}
	}
	assert.Fail(t, "B14 no post")
}

// TestEveryRuleIsAsserted reads the list of 57 rules and looks for each in the tests of this package and of the files it writes.
func TestEveryRuleIsAsserted(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "gbt9704.json"))
	require.NoError(t, err)
	var list struct{ Checks []struct{ ID, Rule string } }
	require.NoError(t, json.Unmarshal(data, &list))
	require.Len(t, list.Checks, 57)
	asserted := ""
	for _, pattern := range []string{"*_test.go", "../out/*_test.go"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, f := range files {
			source, err := os.ReadFile(f)
			require.NoError(t, err)
			for _, line := range strings.Split(string(source), "\n") {
				if strings.Contains(line, "assert.") || strings.Contains(line, "require.") {
					asserted += line + "\n"
				}
			}
		}
	}
	for _, c := range list.Checks {
		assert.Regexp(t, `"[^"]*\b`+c.ID+`\b`, asserted, "%s is not asserted: %s", c.ID, c.Rule)
	}
}
