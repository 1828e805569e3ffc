package doc

import "iter"

// Map gives the document with every text that may come from a record changed by f: titles, labelled lines, paragraphs, cells of words.
// Numbers of papers, evidence lines, figures and signature lines stay.
func (d Document) Map(f func(string) string) Document {
	d.Title, d.Meta.Title, d.Meta.Subject = f(d.Title), f(d.Meta.Title), f(d.Meta.Subject)
	d.Head.To, d.Head.Subtitle = f(d.Head.To), f(d.Head.Subtitle)
	d.Head.Lines, d.Head.Cover = pairs(d.Head.Lines, f), pairs(d.Head.Cover, f)
	d.Foot.Items, d.Foot.Notes = pairs(d.Foot.Items, f), each(d.Foot.Notes, f)
	blocks := make([]Block, len(d.Blocks))
	for i, b := range d.Blocks {
		blocks[i] = mapped(b, f)
	}
	d.Blocks = blocks
	return d
}

func mapped(b Block, f func(string) string) Block {
	switch b := b.(type) {
	case Heading:
		b.Text = f(b.Text)
		return b
	case Para:
		return b.mapped(f)
	case List:
		b.Items = each(b.Items, f)
		return b
	case KeyValue:
		b.Pairs = pairs(b.Pairs, f)
		return b
	case Note:
		b.Text = f(b.Text)
		return b
	case Attachments:
		b.Names = each(b.Names, f)
		return b
	case Attachment:
		b.Title = f(b.Title)
		return b
	case CopyTo:
		b.To, b.Copies = f(b.To), each(b.Copies, f)
		return b
	case Attendance:
		b.Lines = pairs(b.Lines, f)
		return b
	case Chart:
		b.Title, b.Categories = f(b.Title), each(b.Categories, f)
		return b
	case Table:
		return b.mapped(f)
	case Grid:
		return b.mapped(f)
	}
	return b
}

// mapped changes the words of a paragraph, run by run.
func (p Para) mapped(f func(string) string) Para {
	p.Lead = f(p.Lead)
	runs := make([]Run, len(p.Runs))
	for i, r := range p.Runs {
		r.Text = f(r.Text)
		runs[i] = r
	}
	p.Runs = runs
	return p
}

func (t Table) mapped(f func(string) string) Table {
	t.Title, t.Empty, t.Notes = f(t.Title), f(t.Empty), each(t.Notes, f)
	t.Total = cellsOf(t.Total, f)
	if rows := t.Rows; rows != nil {
		t.Rows = iter.Seq[[]Cell](func(yield func([]Cell) bool) {
			for cells := range rows {
				if !yield(cellsOf(cells, f)) {
					return
				}
			}
		})
	}
	return t
}

func cellsOf(cells []Cell, f func(string) string) []Cell {
	if cells == nil {
		return nil
	}
	out := make([]Cell, len(cells))
	for i, c := range cells {
		if c.Kind == Word {
			c.Text = f(c.Text)
		}
		out[i] = c
	}
	return out
}

func (g Grid) mapped(f func(string) string) Grid {
	g.Title, g.Notes = f(g.Title), each(g.Notes, f)
	rows := make([]GridRow, len(g.Rows))
	for i, r := range g.Rows {
		cells := make([]GridCell, len(r.Cells))
		for k, c := range r.Cells {
			c.Text = f(c.Text)
			cells[k] = c
		}
		r.Cells = cells
		rows[i] = r
	}
	g.Rows = rows
	return g
}

func pairs(list []Pair, f func(string) string) []Pair {
	if list == nil {
		return nil
	}
	out := make([]Pair, len(list))
	for i, p := range list {
		out[i] = Pair{p.Key, f(p.Value)}
	}
	return out
}

func each(list []string, f func(string) string) []string {
	if list == nil {
		return nil
	}
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = f(s)
	}
	return out
}
