package sheet_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app/intake"
	"gongzhi/reports/sheet"
)

// expected is one file of testdata/manifest.json.
type expected struct {
	File        string
	Kind        string
	HeaderRow   int `json:"header_row"`
	Accepted    int
	FileVerdict string   `json:"file_verdict"`
	Password    string   `json:"with_password"`
	WithPass    int      `json:"accepted_with_password"`
	Communities []string `json:"known_communities"`
	Rejected    []finding
	Skipped     []finding
	Warnings    []finding
	First       map[string]any `json:"expect_first"`
	Expect      map[string]any
	Mapping     map[string]*string
	Values      []map[string]any `json:"accepted_rows"`
}

type finding struct {
	Row   int
	Code  string
	Value string
	Col   string
}

// names answers like an office that knows some communities.
type names struct {
	communities []string
	orgs        []string
	aliases     map[string]string
	stored      map[string][]intake.Stored
}

func (n names) Org(name string) intake.Ref {
	if full, ok := n.aliases[name]; ok {
		return intake.Ref{ID: 7, Name: full, Found: true, Alias: true}
	}
	return intake.Ref{ID: 1, Name: name, Found: slices.Contains(n.orgs, name) || slices.Contains(n.communities, name)}
}

func (n names) Community(name string) intake.Ref {
	return intake.Ref{ID: 1, Name: name, Found: slices.Contains(n.communities, name)}
}

func (n names) Measure(string) (string, bool) { return "", false }

func (n names) Existing(_ string, key []string) []intake.Stored {
	return n.stored[strings.Join(key, "|")]
}

// neutral copies a book into the form the judge takes.
func neutral(b *sheet.Book) intake.Book {
	out := intake.Book{Name: b.Name, Epoch1904: b.Epoch1904, Notes: b.Notes}
	for _, s := range b.Sheets {
		made := intake.Sheet{Name: s.Name, Hidden: s.Hidden, HiddenColumns: s.HiddenColumns}
		for _, r := range s.Rows {
			row := intake.Row{Number: r.Number, Hidden: r.Hidden}
			for _, c := range r.Cells {
				row.Cells = append(row.Cells, intake.Cell{Text: c.Text, Raw: c.Raw, Format: c.Format, Kind: intake.CellKind(c.Kind), Span: intake.Span(c.Span)})
			}
			made.Rows = append(made.Rows, row)
		}
		out.Sheets = append(out.Sheets, made)
	}
	return out
}

// judge reads and judges a file the way the import screen does.
func judge(t *testing.T, path, kind, password string, lookup intake.Lookup) intake.Result {
	t.Helper()
	k, ok := intake.KindOf(kind)
	require.True(t, ok, kind)
	book, err := sheet.Open(context.Background(), path, sheet.Options{Password: password})
	if err != nil {
		var refusal *sheet.Refusal
		require.True(t, errors.As(err, &refusal), "%v", err)
		return intake.Refused(k, &intake.Refusal{Code: refusal.Code, Message: refusal.Message})
	}
	setup := intake.Setup{Lookup: lookup, Parsers: parsers(), Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	result, err := intake.Judge(context.Background(), neutral(book), k, setup)
	require.NoError(t, err)
	return result
}

func manifest(t *testing.T) []expected {
	data, err := os.ReadFile("testdata/manifest.json")
	require.NoError(t, err)
	var doc struct{ Files []expected }
	require.NoError(t, json.Unmarshal(data, &doc))
	return doc.Files
}

func TestManifest(t *testing.T) {
	for _, e := range manifest(t) {
		t.Run(e.File, func(t *testing.T) {
			if strings.HasPrefix(e.File, "10_") {
				t.Skip("made in TestFiftyThousandRows")
			}
			if e.Kind == "-" {
				e.Kind = "排行榜"
			}
			var lookup intake.Lookup
			if len(e.Communities) > 0 {
				lookup = names{communities: e.Communities}
			}
			r := judge(t, fixture(t, e.File), e.Kind, "", lookup)
			check(t, e, r)
			if e.Password != "" {
				assert.Equal(t, e.WithPass, judge(t, fixture(t, e.File), e.Kind, e.Password, nil).Accepted)
				assert.Equal(t, "PASSWORD_REQUIRED", judge(t, fixture(t, e.File), e.Kind, "falsch", nil).FileVerdict)
			}
		})
	}
}

// fixture gives the path of a sample; the owner lock file gets back its name, which no archive may carry.
func fixture(t *testing.T, name string) string {
	if !strings.HasPrefix(name, "~$") {
		return filepath.Join("testdata", name)
	}
	data, err := os.ReadFile("testdata/lock.bin")
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, data, 0o600))
	return path
}

func check(t *testing.T, e expected, r intake.Result) {
	if e.FileVerdict != "" {
		assert.Equal(t, e.FileVerdict, r.FileVerdict)
		assert.True(t, strings.HasSuffix(r.Message, "。"), r.Message)
		assert.Empty(t, r.Rows)
		return
	}
	require.Equal(t, "OK", r.FileVerdict, r.Message)
	assert.Equal(t, e.Accepted, r.Accepted)
	assert.Len(t, r.Rows, r.Accepted)
	if e.HeaderRow > 0 {
		assert.Equal(t, e.HeaderRow, r.HeaderRow)
	}
	var rejected, skipped []string
	for _, x := range r.Rejected {
		rejected = append(rejected, fmt.Sprint(x.Row, x.Code))
		assert.Contains(t, x.Reason, fmt.Sprintf("第 %d 行", x.Row))
		assert.True(t, strings.HasSuffix(x.Reason, "。"), x.Reason)
	}
	for _, x := range r.Skipped {
		skipped = append(skipped, fmt.Sprint(x.Row, x.Code))
	}
	assert.ElementsMatch(t, marks(e.Rejected), rejected)
	if len(e.Skipped) > 0 {
		assert.ElementsMatch(t, marks(e.Skipped), skipped)
	}
	for _, f := range e.Rejected {
		i := slices.IndexFunc(r.Rejected, func(x intake.Rejection) bool { return x.Row == f.Row })
		if i >= 0 && f.Value != "" {
			assert.Equal(t, f.Value, r.Rejected[i].Value)
		}
		if i >= 0 && f.Col != "" {
			assert.Contains(t, []string{r.Rejected[i].Column, r.Rejected[i].Header}, f.Col)
		}
	}
	warned := map[string]bool{}
	for _, w := range r.Warnings {
		warned[fmt.Sprint(w.Row, w.Code)] = true
	}
	for _, m := range marks(e.Warnings) {
		assert.True(t, warned[m], "warning %s not among %v", m, r.Warnings)
	}
	values(t, e, r)
}

func marks(list []finding) []string {
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprint(f.Row, f.Code))
	}
	return out
}

// values compares the values that the manifest names, by header or by column.
func values(t *testing.T, e expected, r intake.Result) {
	column := map[string]string{}
	for _, m := range r.Columns {
		column[m.Header] = m.Column
	}
	for header, want := range e.Mapping {
		got := column[strings.Join(strings.Fields(header), "")]
		if got == "" {
			got = column[strings.Join(strings.Fields(header), " ")]
		}
		if want == nil {
			assert.Empty(t, got)
		} else {
			assert.Equal(t, *want, got, header)
		}
	}
	get := func(row int, name string) any {
		for _, rec := range r.Rows {
			if rec.Row != row {
				continue
			}
			if c, ok := column[name]; ok {
				name = c
			}
			data, err := json.Marshal(rec.Value(name))
			require.NoError(t, err)
			var v any
			require.NoError(t, json.Unmarshal(data, &v))
			return v
		}
		return "row is not there"
	}
	for name, want := range e.First {
		assert.Equal(t, want, get(r.Rows[0].Row, name), name)
	}
	for place, want := range e.Expect {
		row, name, _ := strings.Cut(strings.TrimPrefix(place, "row"), ".")
		n, _ := strconv.Atoi(row)
		assert.Equal(t, want, get(n, name), place)
	}
	for _, v := range e.Values {
		assert.Equal(t, v["本期值"], get(int(v["row"].(float64)), "本期值"), v)
	}
}
