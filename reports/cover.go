package reports

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"gongzhi/app"
	"gongzhi/app/mask"
	"gongzhi/reports/doc"
)

// Cover hides what is personal in the texts of a paper (脱敏): telephone, identity and bank card numbers that a clerk wrote into an
// item, a record or a remark. The units' own landlines stay, they are how an office is reached.
func Cover(ctx context.Context, a *app.App, d doc.Document) (doc.Document, error) {
	c, err := newCover(ctx, a)
	if err != nil {
		return d, err
	}
	return d.Map(c.text), nil
}

// Hides says whether a paper has something hidden in it.
func Hides(d doc.Document) bool {
	found := false
	d = d.Map(func(s string) string {
		found = found || strings.Contains(s, "****")
		return s
	})
	for _, b := range d.Blocks {
		if t, ok := b.(doc.Table); ok && t.Rows != nil && !found {
			for range t.Rows {
				if found {
					break
				}
			}
		}
	}
	return found
}

// covered makes a paper hide personal data unless it was asked for with a reason.
func covered(p Paper) Paper {
	inner := p.Make
	p.Make = func(ctx context.Context, a *app.App, r Request) (doc.Document, error) {
		d, err := inner(ctx, a, r)
		if err != nil || r.Unmask {
			return d, err
		}
		return Cover(ctx, a, d)
	}
	return p
}

// cover knows the numbers that need not be hidden.
type cover struct{ known []string }

func newCover(ctx context.Context, a *app.App) (c cover, err error) {
	if a == nil { // a screen without an office, in tests
		return c, nil
	}
	units, _, err := a.Orgs.List(ctx, app.Query{})
	for _, o := range units {
		if phone := strings.TrimSpace(o.Phone); len(phone) >= 7 && maskPhone(phone, false, true) == phone && !slices.Contains(c.known, phone) {
			c.known = append(c.known, phone)
		}
	}
	slices.SortFunc(c.known, func(a, b string) int { return len(b) - len(a) })
	return c, err
}

// sums are hashes as evidence lines print them; digits in them are no telephone.
var sums = regexp.MustCompile(`[0-9a-f]{32,}`)

// text hides the numbers of one text, but for the units' own and for hashes.
func (c cover) text(s string) string {
	if !longEnough(s) {
		return s
	}
	from, to := c.kept(s)
	if to == 0 {
		return mask.FreeText(s)
	}
	return c.text(s[:from]) + s[from:to] + c.text(s[to:])
}

// kept is where a text has a number of a unit, or a hash; to is 0 when it has none.
func (c cover) kept(s string) (from, to int) {
	for _, k := range c.known {
		for at := 0; ; {
			i := strings.Index(s[at:], k)
			if i < 0 {
				break
			}
			from, to = at+i, at+i+len(k)
			if !digitBeside(s[:from], s[to:]) {
				return from, to
			}
			at = to
		}
	}
	if at := sums.FindStringIndex(s); at != nil {
		return at[0], at[1]
	}
	return 0, 0
}

// digitBeside says whether a number goes on before or behind.
func digitBeside(before, behind string) bool {
	digit := func(s string) bool { return s != "" && (s[0] >= '0' && s[0] <= '9') }
	return before != "" && digit(before[len(before)-1:]) || digit(behind)
}

// longEnough says whether a text has the seven digits, plain or of full width, that the shortest telephone number has.
func longEnough(s string) bool {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			n++
		}
	}
	return n >= 7
}
