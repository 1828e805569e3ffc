package intake_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app/intake"
)

// plain are grammars that take everything as it is.
func plain() intake.Parsers {
	same := func(s string) intake.Code { return intake.Code{Text: s} }
	return intake.Parsers{
		Date:   func(s string, _ int, _ string) intake.Date { return intake.Date{Day: s} },
		Number: func(s, _ string) intake.Number { return intake.Number{Value: json.Number(s)} },
		Phone:  same, USCC: same, IDNumber: same,
	}
}

// table makes a book of one sheet of texts, cells parted by blanks; - is an empty cell.
func table(lines ...string) intake.Book {
	s := intake.Sheet{Name: "表"}
	for i, line := range lines {
		row := intake.Row{Number: i + 1}
		for _, w := range strings.Fields(line) {
			c := intake.Cell{Text: w, Raw: w, Kind: intake.TextCell}
			if w == "-" {
				c = intake.Cell{}
			}
			row.Cells = append(row.Cells, c)
		}
		s.Rows = append(s.Rows, row)
	}
	return intake.Book{Name: "表.xlsx", Sheets: []intake.Sheet{s}}
}

func judge(t *testing.T, kind string, s intake.Setup, lines ...string) intake.Result {
	k, ok := intake.KindOf(kind)
	require.True(t, ok)
	s.Parsers, s.Today = plain(), time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	r, err := intake.Judge(context.Background(), table(lines...), k, s)
	require.NoError(t, err)
	return r
}

// office knows what is stored already.
type office map[string][]intake.Stored

func (office) Measure(string) (string, bool) { return "", false }

func (office) Org(name string) intake.Ref {
	if name == "城管" {
		return intake.Ref{Ambiguous: true}
	}
	return intake.Ref{ID: 3, Name: "城市管理办", Found: true, Alias: name != "城市管理办"}
}
func (office) Community(name string) intake.Ref { return intake.Ref{ID: 4, Name: name, Found: true} }
func (o office) Existing(_ string, key []string) []intake.Stored {
	return o[strings.Join(key, "|")]
}

func TestEveryKindIsSound(t *testing.T) {
	for _, k := range intake.Kinds() {
		names := map[string]bool{}
		for _, c := range k.Columns {
			assert.False(t, names[c.Name], "%s: %s twice", k.Name, c.Name)
			names[c.Name] = true
		}
		for _, c := range k.Columns {
			for _, a := range c.Aliases {
				assert.False(t, names[a], "%s: alias %s of %s is a column of its own", k.Name, a, c.Name)
			}
		}
		for _, key := range append(k.Key, k.Differ...) {
			assert.True(t, names[key], "%s: key %s", k.Name, key)
		}
		for _, word := range []string{k.Name, k.Code, " " + strings.ToUpper(k.Code)} {
			found, ok := intake.KindOf(word)
			assert.True(t, ok && found.Name == k.Name, word)
		}
	}
}

func TestStoredRecords(t *testing.T) {
	stored := office{"甲|城市管理办": {{Differ: []string{"2026-03-31"}, Title: "ZR-1"}}}
	r := judge(t, "duty", intake.Setup{Lookup: stored}, "责任事项 牵头单位 完成时限", "甲 城管办 2026-03-31", "甲 城管办 2026-04-30", "乙 城管 2026-04-30", "丙 城市管理办 2026-04-30")
	require.Len(t, r.Rejected, 3)
	assert.Equal(t, []string{"DUPLICATE", "CONFLICT", "AMBIGUOUS"}, []string{r.Rejected[0].Code, r.Rejected[1].Code, r.Rejected[2].Code})
	assert.Contains(t, r.Rejected[0].Reason, "ZR-1")
	assert.Equal(t, 1, r.Accepted)
	assert.Equal(t, int64(3), r.Rows[0].Value("牵头单位").Refs[0].ID)
}

func TestChosenColumns(t *testing.T) {
	r := judge(t, "duty", intake.Setup{Columns: map[string]string{"要干的事": "责任事项", "牵头单位": "牵头单位", "备注": ""}},
		"要干的事 牵头单位 完成时限 备注", "甲 乙办 2026-03-31 不要")
	require.True(t, r.OK(), r.Message)
	assert.Equal(t, "甲", r.Rows[0].Value("责任事项").Text)
	assert.Empty(t, r.Rows[0].Value("备注").Text)
}

func TestPersonalColumnsAreNamedAndMayBeLeftOut(t *testing.T) {
	lines := []string{"姓名 身份证 电话", "张三 110105194912310028 13800010001"}
	r := judge(t, "person", intake.Setup{}, lines...)
	assert.Equal(t, []string{"身份证号", "联系电话"}, r.Personal)
	r = judge(t, "person", intake.Setup{Without: []string{"身份证号", "联系电话"}}, lines...)
	assert.Empty(t, r.Personal)
	assert.Equal(t, 1, r.Accepted)
	assert.Empty(t, r.Rows[0].Value("身份证号").Text)
}

func TestSeveralFaultsOfARowAreOneRejection(t *testing.T) {
	r := judge(t, "appeal", intake.Setup{}, "诉求编号 所属社区 诉求内容 备注", "- - 甲 x", "1 - - x")
	require.Len(t, r.Rejected, 2)
	assert.Equal(t, "诉求编号", r.Rejected[0].Column)
	assert.Equal(t, "第 2 行“诉求编号”为空。这是必填项，请补填。", r.Rejected[0].Reason)
	require.Len(t, r.Rejected[0].More, 1)
	assert.Equal(t, "所属社区", r.Rejected[0].More[0].Column)
}

func TestJSON(t *testing.T) {
	r := judge(t, "indicator", intake.Setup{}, "社区 指标 本期值", "清河社区 办结率 0.95", "清河社区 参与率 —", "清河社区 - 1")
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var m map[string]any
	require.NoError(t, json.Unmarshal(data, &m))
	for _, key := range []string{"kind", "file_verdict", "message", "sheets", "header_row", "accepted", "rejected", "skipped", "warnings", "rows"} {
		assert.Contains(t, m, key)
	}
	assert.Contains(t, string(data), `"values":{"社区":"清河社区","指标":"办结率","本期值":0.95}`)
	assert.Contains(t, string(data), `"本期值":null`)
	assert.Contains(t, string(data), `"skipped":[]`)

	kind, _ := intake.KindOf("indicator")
	refused := intake.Refused(kind, &intake.Refusal{Code: "CORRUPT", Message: "坏了。"})
	assert.Equal(t, "CORRUPT", refused.FileVerdict)
	assert.Equal(t, "CORRUPT", intake.Refused(kind, errors.New("disk")).FileVerdict)
	data, err = json.Marshal(refused)
	require.NoError(t, err)
	assert.NotContains(t, string(data), ":null")
}
