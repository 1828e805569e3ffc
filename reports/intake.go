package reports

import (
	"context"
	"errors"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports/sheet"
)

// IntakeOptions (读取选项) steer the reading of a clerk's file; part of Progress runs from 0 to 1. Period is the quarter of a
// table that names none, Columns the user's own choice of column by header.
type IntakeOptions struct {
	Password string
	Period   app.Period
	Columns  map[string]string
	Progress func(part float64, rows int)
}

// ReadIntake reads an Excel or CSV file into the form in which app/intake judges it. The error is an *intake.Refusal
// with a Chinese sentence, or ctx.Err() when the user cancelled.
func ReadIntake(ctx context.Context, path string, o IntakeOptions) (intake.Book, error) {
	book, err := sheet.Open(ctx, path, sheet.Options{Password: o.Password, Progress: o.Progress})
	var refusal *sheet.Refusal
	if errors.As(err, &refusal) {
		return intake.Book{}, &intake.Refusal{Code: refusal.Code, Message: refusal.Message}
	}
	if err != nil {
		return intake.Book{}, err
	}
	return intakeBook(book), nil
}

// intakeBook copies a book cell by cell, giving back each sheet's memory as it goes.
func intakeBook(b *sheet.Book) intake.Book {
	out := intake.Book{Name: b.Name, Format: b.Format, Encoding: b.Encoding, SHA256: b.SHA256, Epoch1904: b.Epoch1904, Notes: b.Notes}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		made := intake.Sheet{Name: s.Name, Hidden: s.Hidden, HiddenColumns: s.HiddenColumns, Rows: make([]intake.Row, len(s.Rows))}
		for n, row := range s.Rows {
			cells := make([]intake.Cell, len(row.Cells))
			for c, cell := range row.Cells {
				cells[c] = intake.Cell{Text: cell.Text, Raw: cell.Raw, Format: cell.Format, Kind: intake.CellKind(cell.Kind), Span: intake.Span(cell.Span)}
			}
			made.Rows[n] = intake.Row{Number: row.Number, Hidden: row.Hidden, Cells: cells}
			s.Rows[n].Cells = nil
		}
		out.Sheets = append(out.Sheets, made)
	}
	return out
}
