package app_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// words without content of their own must not name a package.
var emptyNames = []string{"util", "utils", "common", "helper", "helpers", "manager", "base", "misc"}

// spokenFor lists methods whose meaning the standard library has fixed.
var spokenFor = []string{"String", "Error", "Unwrap", "Is", "Len", "Less", "Swap"}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	said := map[string]bool{}
	for _, s := range sources(t) {
		said[s.folder] = said[s.folder] || s.file.Doc != nil
		assert.NotContains(t, emptyNames, s.file.Name.Name, "%s: a package is named after what it holds", s.folder)
	}
	for folder, ok := range said {
		assert.True(t, ok, "package %s has no package comment", folder)
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	for _, s := range sources(t) {
		for _, decl := range s.file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				checkFunc(t, s, d)
			case *ast.GenDecl:
				checkGroup(t, s, d)
			}
		}
	}
}

// checkFunc asks for a sentence that begins with the name at exported functions and methods of exported types.
func checkFunc(t *testing.T, s source, f *ast.FuncDecl) {
	t.Helper()
	if f.Recv != nil && slices.Contains(spokenFor, f.Name.Name) {
		return
	}
	if !f.Name.IsExported() || f.Recv != nil && !ast.IsExported(receiver(f.Recv.List[0].Type)) {
		return
	}
	assert.True(t, beginsWith(f.Doc, f.Name.Name), "%s: comment of %s must begin with its name", s.at(f), f.Name.Name)
}

// checkGroup asks for a comment at exported types, and at exported constants and variables or their group.
func checkGroup(t *testing.T, s source, d *ast.GenDecl) {
	t.Helper()
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			doc := spec.Doc
			if doc == nil {
				doc = d.Doc
			}
			if spec.Name.IsExported() {
				assert.True(t, beginsWith(doc, spec.Name.Name), "%s: comment of %s must begin with its name", s.at(spec), spec.Name.Name)
			}
		case *ast.ValueSpec:
			if spec.Names[0].IsExported() && d.Tok != token.IMPORT {
				assert.True(t, spec.Doc != nil || spec.Comment != nil || d.Doc != nil, "%s: %s has no comment", s.at(spec), spec.Names[0].Name)
			}
		}
	}
}

// beginsWith tells whether a comment starts with the name, an article before it allowed.
func beginsWith(doc *ast.CommentGroup, name string) bool {
	if doc == nil {
		return false
	}
	for _, word := range strings.Fields(doc.Text()) {
		switch word {
		case "A", "An", "The":
			continue
		}
		return strings.HasPrefix(word, name)
	}
	return false
}

// receiver gives the type name of a method's receiver.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
