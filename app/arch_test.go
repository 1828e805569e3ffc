package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	module    = "gongzhi"
	fyne      = "fyne.io/fyne/v2"
	fyneApp   = fyne + "/app"
	engines   = "app/*"
	otherware = "*" // any foreign package
)

// layer is one line of the table of DESIGN section 1: which of our folders and which foreign modules a folder may import.
// The standard library is free for all. A folder ending in /* stands for its direct children.
type layer struct {
	folder  string
	own     []string
	foreign []string
}

// layers lists the folders, the first fitting line counts.
func layers() []layer {
	kit := []string{"app", engines, "assets", "reports", "reports/*", "ui/native"}
	screen := append([]string{"ui/kit"}, kit...)
	return []layer{
		{"app/demo", []string{"app", engines}, nil},
		{"app/*", nil, []string{otherware}}, // one library, named in the package comment: TestEnginesArePure
		{"app", []string{engines}, nil},
		{"assets", nil, nil},
		{"data/datatest", []string{"app", "data"}, []string{"github.com/stretchr/testify"}},
		{"data", []string{"app"}, []string{"github.com/mattn/go-sqlite3", "golang.org/x", "filippo.io/age"}},
		{"reports/doc", nil, nil},
		{"reports/typeset", []string{"reports/doc", "assets"}, []string{"golang.org/x", "github.com/go-text/typesetting"}},
		{"reports/out", []string{"reports/doc", "reports/typeset", "assets"},
			[]string{"golang.org/x", "github.com/jung-kurt/gofpdf", "github.com/xuri/excelize/v2"}},
		{"reports/sheet", []string{"reports/doc", "assets"}, []string{"golang.org/x", "github.com/xuri/excelize/v2"}},
		{"reports", []string{"app", engines, "reports/*", "assets"}, []string{"github.com/emersion/go-ical"}},
		{"ui/native", nil, []string{fyne, "golang.org/x/sys"}},
		{"ui/kit/kittest", append([]string{"ui/kit"}, kit...), []string{fyne, "github.com/stretchr/testify"}},
		{"ui/kit", kit, []string{fyne}},
		{"ui/cli", []string{"app", engines, "reports", "reports/*"}, []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
		{"ui/*", screen, []string{fyne}},
		{"ui", append([]string{"ui/*"}, screen...), []string{fyne}},
		{"bench", []string{otherware}, []string{otherware}},
		{"bench/emptywindow", nil, []string{fyne}}, // the peer of the start: it has a main of its own
		{".", []string{otherware}, []string{otherware}},
	}
}

// source is one parsed Go file of the program; tests are left out.
type source struct {
	folder string // slash path below the project, "." for main
	name   string
	file   *ast.File
	set    *token.FileSet
}

// at gives the place of a node for a message.
func (s source) at(n ast.Node) string {
	return path.Join(s.folder, s.name) + ":" + strconv.Itoa(s.set.Position(n.Pos()).Line)
}

// imports lists the imported paths.
func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, name)
	}
	return paths
}

// isScreen tells whether the file belongs to a module of screens.
func (s source) isScreen() bool {
	part := strings.Split(s.folder, "/")
	return len(part) >= 2 && part[0] == "ui" && part[1] != "kit" && part[1] != "native" && part[1] != "cli"
}

// sources parses every Go file of the tree that is not a test.
func sources(t *testing.T) []source {
	t.Helper()
	var found []source
	root := ".."
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name := entry.Name(); name != ".." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "out" || name == "dist") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		below, err := filepath.Rel(root, filepath.Dir(file))
		found = append(found, source{filepath.ToSlash(below), entry.Name(), parsed, set})
		return err
	})
	require.NoError(t, err)
	require.NotEmpty(t, found)
	return found
}

// fits tells whether a folder is meant by a pattern of the table.
func fits(pattern, folder string) bool {
	if parent, ok := strings.CutSuffix(pattern, "/*"); ok {
		return path.Dir(folder) == parent
	}
	return pattern == otherware || pattern == folder
}

// within tells whether an import is a module or lies below it.
func within(imported, modulePath string) bool {
	return modulePath == otherware || imported == modulePath || strings.HasPrefix(imported, modulePath+"/")
}

// isStandard tells whether a path belongs to the standard library: its first element has no dot.
func isStandard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return first != module && first != "C" && !strings.Contains(first, ".")
}

// allowed tells whether a file of layer l may import the path.
func (l layer) allowed(imported string) bool {
	if isStandard(imported) {
		return true
	}
	if own, ok := strings.CutPrefix(imported, module+"/"); ok {
		for _, pattern := range l.own {
			if fits(pattern, own) {
				return true
			}
		}
		return false
	}
	for _, modulePath := range l.foreign {
		if within(imported, modulePath) {
			return true
		}
	}
	return false
}

// layerOf finds the line of the table for a folder.
func layerOf(folder string) (layer, bool) {
	for _, l := range layers() {
		if fits(l.folder, folder) {
			return l, true
		}
	}
	return layer{}, false
}

func TestImportsFollowTheTable(t *testing.T) {
	for _, s := range sources(t) {
		l, ok := layerOf(s.folder)
		if !assert.True(t, ok, "folder %s is not in the table of layers", s.folder) {
			continue
		}
		for _, imported := range s.imports() {
			assert.True(t, l.allowed(imported), "%s/%s may not import %s", s.folder, s.name, imported)
			if imported == fyneApp && s.folder != "bench/emptywindow" {
				assert.Equal(t, "./main.go", s.folder+"/"+s.name, "only main.go may import %s", fyneApp)
			}
		}
	}
}

func TestEnginesArePure(t *testing.T) {
	libraries, comments := map[string]map[string]bool{}, map[string]string{}
	for _, s := range sources(t) {
		if path.Dir(s.folder) != "app" {
			continue
		}
		if s.file.Doc != nil {
			comments[s.folder] += s.file.Doc.Text()
		}
		for _, imported := range s.imports() {
			if isStandard(imported) || within(imported, module) {
				continue
			}
			part := strings.SplitN(imported, "/", 4)
			if libraries[s.folder] == nil {
				libraries[s.folder] = map[string]bool{}
			}
			libraries[s.folder][strings.Join(part[:min(len(part), 3)], "/")] = true
		}
	}
	for folder, used := range libraries {
		assert.Len(t, used, 1, "engine %s may use one library", folder)
		for library := range used {
			assert.Contains(t, comments[folder], path.Base(library), "engine %s must name %s in its package comment", folder, library)
		}
	}
}

func TestScreensStayOnTheScreen(t *testing.T) {
	for _, s := range sources(t) {
		if !s.isScreen() {
			continue
		}
		for _, imported := range s.imports() {
			assert.NotEqual(t, fyne+"/dialog", imported, "%s/%s: dialogs come from ui/kit", s.folder, s.name)
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				assert.Fail(t, "a screen starts no goroutine, use kit.Load, kit.Act or kit.Job", s.at(n))
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "fyne" && (n.Sel.Name == "Do" || n.Sel.Name == "DoAndWait") {
					assert.Fail(t, "a screen does not call fyne."+n.Sel.Name+", use kit.Load, kit.Act or kit.Job", s.at(n))
				}
			}
			return true
		})
	}
}

func TestNothingRunsBeforeMain(t *testing.T) {
	for _, s := range sources(t) {
		for _, decl := range s.file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				assert.Fail(t, "no func init: main introduces the parts to each other", s.at(f))
			}
		}
	}
}

func TestTheTableItselfRefuses(t *testing.T) {
	cases := []struct {
		folder, imported string
		want             bool
	}{
		{"app", "gongzhi/data", false},
		{"app", "github.com/mattn/go-sqlite3", false},
		{"app", "gongzhi/app/workday", true},
		{"app/workday", "gongzhi/app", false},
		{"app/demo", "gongzhi/app", true},
		{"data", "gongzhi/ui/kit", false},
		{"data", "golang.org/x/sys/unix", true},
		{"reports/doc", "gongzhi/app", false},
		{"reports/out", "github.com/jung-kurt/gofpdf", true},
		{"ui/meeting", "gongzhi/ui/duty", false},
		{"ui/meeting", "gongzhi/data", false},
		{"ui/meeting", "gongzhi/ui/kit", true},
		{"ui", "gongzhi/ui/duty", true},
		{"ui", "gongzhi/data", false},
		{".", "gongzhi/data", true},
	}
	for _, c := range cases {
		t.Run(c.folder+" "+c.imported, func(t *testing.T) {
			l, ok := layerOf(c.folder)
			require.True(t, ok)
			assert.Equal(t, c.want, l.allowed(c.imported))
		})
	}
}
