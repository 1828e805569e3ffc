package reports

import (
	"context"

	"gongzhi/app"
	"gongzhi/app/intake"
)

// Judge reads a clerk's file and judges every row against the database; nothing is written. A file that is refused as a
// whole is a Result with its verdict, not an error.
func Judge(ctx context.Context, a *app.App, kind intake.Kind, path string, o IntakeOptions) (intake.Result, error) {
	book, err := ReadIntake(ctx, path, o)
	if ctx.Err() != nil {
		return intake.Result{}, ctx.Err()
	}
	if err != nil {
		return intake.Refused(kind, err), nil
	}
	lookup, err := a.Imports.Lookup(ctx, kind)
	if err != nil {
		return intake.Result{}, err
	}
	return intake.Judge(ctx, book, kind, intake.Setup{Lookup: lookup, Parsers: app.IntakeParsers(string(a.Today())), Today: a.Now()})
}
