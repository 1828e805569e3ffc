package kit

import (
	"image"
)

// picturesKept bounds what drawn pages may take, in pixels: a dozen large pages or all thumbnails of a long report.
const picturesKept = 16 << 20

// picture is a page in a width.
type picture struct{ page, width int }

// wish is a picture that is to be shown; one that is not wanted any more when its turn comes is left out.
type wish struct {
	picture
	wanted func() bool
	show   func(image.Image)
}

// pictures draws pages off the UI thread, one after the other, the latest wish first, and keeps those drawn last. A report of
// hundreds of pages costs no more than the pages in sight.
type pictures struct {
	env    *Env
	sheets Sheets
	kept   map[picture]image.Image
	order  []picture // of kept, oldest first
	pixels int
	wishes []wish
	busy   bool
}

func newPictures(env *Env, s Sheets) *pictures {
	return &pictures{env: env, sheets: s, kept: map[picture]image.Image{}}
}

func (p *pictures) want(w wish) {
	if m, ok := p.kept[w.picture]; ok {
		w.show(m)
		return
	}
	for i, old := range p.wishes {
		if old.picture == w.picture {
			p.wishes = append(p.wishes[:i], p.wishes[i+1:]...)
			break
		}
	}
	p.wishes = append(p.wishes, w)
	p.next()
}

func (p *pictures) next() {
	for !p.busy && len(p.wishes) > 0 && p.env.Ctx.Err() == nil {
		w := p.wishes[len(p.wishes)-1]
		p.wishes = p.wishes[:len(p.wishes)-1]
		if !w.wanted() {
			continue
		}
		if m, ok := p.kept[w.picture]; ok {
			w.show(m)
			continue
		}
		p.busy = true
		var m image.Image
		p.env.host.background(func() error {
			m = p.sheets.Image(w.page, w.width)
			return nil
		}, func(error) {
			p.busy = false
			if m != nil {
				p.keep(w.picture, m)
				if w.wanted() {
					w.show(m)
				}
			}
			p.next()
		})
	}
}

func (p *pictures) keep(k picture, m image.Image) {
	p.kept[k], p.order = m, append(p.order, k)
	p.pixels += area(m)
	for p.pixels > picturesKept && len(p.order) > 1 {
		p.pixels -= area(p.kept[p.order[0]])
		delete(p.kept, p.order[0])
		p.order = p.order[1:]
	}
}

func area(m image.Image) int { return m.Bounds().Dx() * m.Bounds().Dy() }
