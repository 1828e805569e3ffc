package reports_test

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/demo"
	"gongzhi/data"
	"gongzhi/data/datatest"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

// What a resident is known by, as clerks write it into texts and fields.
const (
	plantedMobile = "13912345678"
	plantedWide   = "１３７８７６５４３２１"
	plantedID     = "110105199003078516"
	plantedHome   = "0571-86543217"
	plantedName   = "欧阳测甲"
	officeNumber  = "0571-88001234"
	plantedText   = "，居民电话" + plantedMobile + "、" + plantedWide + "，家中" + plantedHome + "，身份证" + plantedID
)

// planted are the parts by which a text gives somebody away.
var planted = regexp.MustCompile(`1391234|2345678|１３７８７６５４|19900307|86543217|` + plantedName)

// plainColumns hold no free text: keys, words of lists, names of units and of people in office, hashes.
var plainColumns = regexp.MustCompile(`^(no|key|kind|code|period|sha256|hash|find|prefix|colour|unit|who|by|account|password|source|group|groups|grade|matter|name|.*_name|.*_names|.*_by|.*_no|title|chair|recorder|contact|uscc|aliases|value|majority.*|snapshot|settings|audit.*|body|act|person|leader|post)$`)

// plantedOffice is an office of the year 2026 in which every free text and every field for a telephone gives a resident away.
func plantedOffice(t *testing.T) *app.App {
	path := filepath.Join(t.TempDir(), "街道.db")
	s, err := data.Create(path)
	require.NoError(t, err)
	require.NoError(t, demo.Fill(context.Background(), s, ""))
	require.NoError(t, s.Close())
	plant(t, path)
	s, err = data.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	return app.New(s, app.Options{Clock: app.StoredClock(s, time.Now)})
}

// plant writes into the file itself: no act would take all of it.
func plant(t *testing.T, path string) {
	db, err := sql.Open("sqlite3", path)
	require.NoError(t, err)
	defer db.Close()
	columns, err := db.Query(`SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type='table' AND c.type='TEXT' AND m.name NOT LIKE 'audit%' AND m.name NOT LIKE 'sqlite%' AND m.name NOT IN ('setting','user','draft','wording','sign_grant','indicator','calendar_year','import_batch','attachment','assessment')`)
	require.NoError(t, err)
	var changes []string
	for columns.Next() {
		var table, column string
		require.NoError(t, columns.Scan(&table, &column))
		switch {
		case column == "phone" && table == "org":
			changes = append(changes, fmt.Sprintf(`UPDATE org SET phone=CASE id%%2 WHEN 0 THEN '%s' ELSE '%s' END, contact='周建国'`, plantedMobile, officeNumber))
		case column == "phone":
			changes = append(changes, fmt.Sprintf(`UPDATE "%s" SET phone='%s'`, table, plantedMobile))
		case column == "id_number":
			changes = append(changes, fmt.Sprintf(`UPDATE "%s" SET id_number='%s'`, table, plantedID))
		case table == "appeal" && column == "name":
			changes = append(changes, `UPDATE appeal SET name='`+plantedName+`'`)
		case plainColumns.MatchString(column):
		default:
			changes = append(changes, fmt.Sprintf(`UPDATE "%s" SET "%s"="%s"||'%s' WHERE "%s" NOT GLOB '[0-9][0-9][0-9][0-9]-*' AND "%s" NOT GLOB '[[{]*' AND "%s"!=''`, table, column, column, plantedText, column, column, column))
		}
	}
	require.NoError(t, columns.Err())
	require.NoError(t, columns.Close())
	n := int64(0)
	for _, c := range changes {
		r, err := db.Exec(c)
		require.NoError(t, err, c)
		rows, _ := r.RowsAffected()
		n += rows
	}
	require.Greater(t, n, int64(5000), "texts were planted")
}

// everywhere is all that a document says in pages, workbook, Word file and plain text.
func everywhere(t *testing.T, d doc.Document) string {
	t.Helper()
	var all strings.Builder
	pages, _, err := typeset.Layout(d, typeset.NewFonts(typeset.Choice{}))
	require.NoError(t, err)
	for _, p := range pages.List {
		for _, text := range p.Texts {
			all.WriteString(text.S)
		}
		if p.Turned != nil {
			for _, text := range p.Turned.Texts {
				all.WriteString(text.S)
			}
		}
	}
	for _, write := range []func(doc.Document, io.Writer) error{out.XLSX, out.DOCX} {
		var file bytes.Buffer
		require.NoError(t, write(d, &file))
		all.WriteString(unzipped(t, file.Bytes()))
	}
	all.WriteString(out.Text(d) + reports.FileName(d, "pdf") + reports.SaveName("文书", d))
	return all.String()
}

func unzipped(t *testing.T, file []byte) string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		_, err = io.Copy(&all, r)
		require.NoError(t, err)
	}
	return all.String()
}

func TestNothingPrintedGivesAResidentAwayUnlessAskedWithAReason(t *testing.T) {
	if testing.Short() {
		t.Skip("makes the demo office and every paper of it")
	}
	a := plantedOffice(t)
	t.Run("papers", func(t *testing.T) { papersHide(t, a) })
	t.Run("what goes to units", func(t *testing.T) { booksHide(t, a) })
}

func papersHide(t *testing.T, a *app.App) {
	ctx := datatest.Ctx()
	made, shown := map[string]bool{}, map[string]bool{}
	for _, p := range reports.Papers() {
		for _, period := range []app.Period{"2026Q1", "2026Q2", "2026Q3", "2026Q4"} {
			r := reports.Request{Period: period}
			d, err := p.Make(ctx, a, r)
			if err != nil {
				require.True(t, app.Shown(err), "%s: %v", p.Code, err)
				assert.Empty(t, planted.FindString(err.Error()), p.Code)
				continue
			}
			text := everywhere(t, d)
			assert.Empty(t, planted.FindString(text), "%s %s: …%s…", p.Code, p.Name, around(text))
			r.Unmask = true
			full, err := p.Make(ctx, a, r)
			require.NoError(t, err)
			if open := planted.MatchString(out.Text(full)); open {
				shown[p.Code] = true
				assert.True(t, reports.Hides(d), "%s offers to show what it hides", p.Code)
			}
			made[p.Code] = true
			break
		}
	}
	t.Logf("%d papers made: %v; %d of them hid something", len(made), keys(made), len(shown))
	assert.GreaterOrEqual(t, len(made), 20)
	assert.GreaterOrEqual(t, len(shown), 15)
	for _, v := range reports.Packs() {
		_, papers, err := v.Papers(ctx, a, reports.Request{Period: "2026Q3"})
		require.NoError(t, err)
		for _, d := range papers {
			text := everywhere(t, d)
			assert.Empty(t, planted.FindString(text), "%s %s: …%s…", v.Name, d.Code, around(text))
		}
	}
}

func keys(m map[string]bool) (all []string) {
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

// around shows where a resident was given away.
func around(text string) string {
	at := planted.FindStringIndex(text)
	if at == nil {
		return ""
	}
	return strings.ToValidUTF8(text[max(0, at[0]-150):min(len(text), at[1]+60)], "")
}

func booksHide(t *testing.T, a *app.App) {
	ctx := datatest.Ctx()
	units, _, err := a.Orgs.List(ctx, app.Query{})
	require.NoError(t, err)
	var ids app.IDs
	for _, o := range units {
		ids = append(ids, o.ID)
	}
	books := 0
	for _, kind := range a.Collects.FillKinds() {
		forms, err := a.Collects.Forms(ctx, kind[0], ids, "2026-12-31")
		if err != nil {
			require.True(t, app.Shown(err), "%v", err)
			continue
		}
		paths, err := reports.FillBooks(ctx, forms, t.TempDir(), nil)
		require.NoError(t, err)
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			require.NoError(t, err)
			text := unzipped(t, raw)
			assert.Empty(t, planted.FindString(text+path), "%s: …%s…", path, around(text))
			books++
		}
	}
	assert.NotZero(t, books)
	people, _, err := a.People.List(ctx, app.Query{})
	require.NoError(t, err)
	lists := 0
	for _, p := range people {
		h, err := a.Handovers.Open(ctx, p.ID)
		require.NoError(t, err)
		if len(h.Items) == 0 {
			continue
		}
		d, err := reports.Cover(context.Background(), a, reports.HandoverList("清河湾街道", h, a.Today()))
		require.NoError(t, err)
		text := out.Text(d)
		assert.Empty(t, planted.FindString(text), around(text))
		lists++
	}
	assert.NotZero(t, lists)
}

func TestAUnitsOwnNumberStaysAndEvidenceIsNotTakenForOne(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	for _, o := range []app.Org{{Name: "街道办事处", Phone: officeNumber}, {Name: "社区", Phone: plantedMobile}, {Name: "派出所", Phone: "88101234"}} {
		require.NoError(t, a.Orgs.Save(ctx, &o))
	}
	hash := "0a1391234567813912345678bcdef01" + "2ff13912345678aa9"
	for text, want := range map[string]string{
		"电话：" + officeNumber:                        "电话：" + officeNumber,
		"电话88101234":                                "电话88101234",
		"身份证110105198810123456":                     "身份证110105********3456",
		"街道" + officeNumber + "，居民" + plantedMobile: "街道" + officeNumber + "，居民139****5678",
		"电话：" + plantedMobile:                       "电话：139****5678",
		"快照 " + hash:                                "快照 " + hash,
		"2026年11月23日清街办发〔2026〕12号，共1,234,567.89元": "2026年11月23日清街办发〔2026〕12号，共1,234,567.89元",
		"热线12345、110": "热线12345、110",
	} {
		d, err := reports.Cover(ctx, a, doc.Document{Title: text, Blocks: []doc.Block{doc.Text(text), doc.Grid{Rows: []doc.GridRow{{Cells: []doc.GridCell{doc.Box(text, 1)}}}},
			doc.Table{Rows: doc.Rows([][]doc.Cell{{doc.T(text), doc.N(13912345678, 0)}})}}, Foot: doc.Foot{Anchor: text}})
		require.NoError(t, err)
		assert.Equal(t, want, d.Title)
		assert.Equal(t, want, d.Blocks[0].(doc.Para).String())
		assert.Equal(t, want, d.Blocks[1].(doc.Grid).Rows[0].Cells[0].Text)
		for cells := range d.Blocks[2].(doc.Table).Rows {
			assert.Equal(t, want, cells[0].Text)
			assert.Equal(t, "13912345678", cells[1].Text, "a figure stays a figure")
		}
		assert.Equal(t, text, d.Foot.Anchor)
	}
}
