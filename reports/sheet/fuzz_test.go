package sheet_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gongzhi/app/intake"
	"gongzhi/reports/sheet"
)

// FuzzText: whatever bytes a text file holds, it is read or refused with a sentence, and no row is both taken and refused.
func FuzzText(f *testing.F) {
	samples, err := filepath.Glob("testdata/*.csv")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range samples {
		data, err := os.ReadFile(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{"", "\xef\xbb\xbf", "\xff\xfea", "sep=,", "sep=\x00\n", "\"", "a,\"b\n\"c\",", "责任事项\t牵头单位\t完成时限\n\"\t\t", "\"\"\"\n,\"\"x\r\r\n",
		"诉求编号,所属社区,诉求内容\n1,x,\"a\n2,y,\"b\"\n合计,\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		book, err := sheet.Open(context.Background(), path, sheet.Options{})
		if err != nil {
			var refusal *sheet.Refusal
			if !errors.As(err, &refusal) || !strings.HasSuffix(refusal.Message, "。") {
				t.Fatalf("not a verdict: %v", err)
			}
			return
		}
		last := 0
		for _, r := range book.Sheets[0].Rows {
			if r.Number <= last {
				t.Fatal("rows out of order")
			}
			last = r.Number
			for _, c := range r.Cells {
				if !utf8.ValidString(c.Text) {
					t.Fatalf("%q is not UTF-8", c.Text)
				}
			}
		}
		for _, kind := range intake.Kinds() {
			judged(t, book, kind)
		}
	})
}

// judged checks that the result adds up and encodes.
func judged(t *testing.T, book *sheet.Book, kind intake.Kind) {
	r, err := intake.Judge(context.Background(), neutral(book), kind, intake.Setup{Parsers: parsers()})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, rec := range r.Rows {
		seen[rec.Row] = true
	}
	for _, x := range r.Rejected {
		if seen[x.Row] {
			t.Fatalf("row %d is taken and refused", x.Row)
		}
	}
	if len(r.Rows) != r.Accepted || r.FileVerdict == "" || r.Message == "" {
		t.Fatalf("%d rows, %d accepted, %q %q", len(r.Rows), r.Accepted, r.FileVerdict, r.Message)
	}
	if _, err := json.Marshal(r); err != nil {
		t.Fatal(err)
	}
}
