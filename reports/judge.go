package reports

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/app/intake"
)

// Judge reads a clerk's file and judges every row against the database; nothing is written. A file that is refused as a
// whole is a Result with its verdict, not an error.
func Judge(ctx context.Context, a *app.App, kind intake.Kind, path string, o IntakeOptions) (intake.Result, error) {
	whole, judging := o.Progress, func(int, int) {}
	if whole != nil { // reading takes most of the time, judging the rest
		o.Progress = func(part float64, rows int) { whole(part*0.7, rows) }
		judging = func(done, total int) { whole(0.7+0.3*float64(done)/float64(max(total, 1)), done) }
	}
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
	if o.Period == "" {
		if o.Period, err = a.Imports.Period(ctx, kind); err != nil {
			return intake.Result{}, err
		}
	}
	res, err := intake.Judge(ctx, book, kind, intake.Setup{Lookup: lookup, Parsers: app.IntakeParsers(string(a.Today())), Today: a.Now(),
		Period: string(o.Period), Columns: o.Columns, Progress: judging})
	if err != nil || !res.OK() {
		return res, err
	}
	before, err := a.Imports.Before(ctx, kind, res.SHA256)
	if err == nil && before.ID != 0 {
		res.Warn("SAME_FILE", fmt.Sprintf("这份文件已由%s于 %s 导入过（%s，%d 行）。再次导入前请确认；要重来，先撤销那一批。",
			before.CreatedBy, before.CreatedAt.Minute(), before.File, before.Accepted))
	}
	return res, err
}
