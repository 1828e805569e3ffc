package meeting

import (
	"context"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// minutesView is the record with what stands beside it: the scans of the signed paper, and whether the user may sign.
type minutesView struct {
	rec   app.MeetingRecord
	scans []app.Attachment
	sign  string // why the user may not sign; empty: he may
	place string // in whose place
}

func loadMinutes(ctx context.Context, env *kit.Env, id int64) (v minutesView, err error) {
	if v.rec, err = env.App.Meetings.Record(ctx, id); err != nil {
		return v, err
	}
	if v.rec.Minutes.ID != 0 {
		if v.scans, err = env.App.Files.Of(ctx, "minutes", v.rec.Minutes.ID); err != nil {
			return v, err
		}
	}
	ok, place, err := env.App.Signing.MaySign(ctx)
	if v.place = place; !ok {
		v.sign = off(env, app.RightSign)
	}
	return v, err
}

// attachScan keeps the scan of the signed paper with the version that was issued.
func attachScan(env *kit.Env, v app.Minutes) kit.Action {
	return kit.Action{Label: "签名扫描件…", Icon: "import", Off: off(env, app.RightEdit), Do: func() {
		kit.OpenFile(env, "选择签名扫描件", []string{".pdf", ".jpg", ".jpeg", ".png", ".tif"}, func(path string) {
			keepScan(env, v, path)
		})
	}}
}

func keepScan(env *kit.Env, v app.Minutes, path string) {
	kit.Act(env, "添加签名扫描件", func(ctx context.Context) error {
		_, err := env.App.Files.Attach(ctx, "minutes", v.ID, path)
		return err
	}, func() { env.Toast("签名扫描件已附到 " + v.No) })
}

// scanCard lists the scans of the issued version.
func scanCard(env *kit.Env, v minutesView) kit.Card {
	c := kit.Card{Title: "签名扫描件"}
	for _, f := range v.scans {
		path := env.App.Files.Path(f)
		c.Lines = append(c.Lines, kit.Line{Lamp: kit.Done, Text: f.Name, Note: f.CreatedAt.Minute(), Do: func() { kit.ShowFile(env, f.Name, path) }})
	}
	if len(c.Lines) == 0 {
		c.Lines = []kit.Line{{Lamp: kit.Waiting, Text: "还没有附上签名件"}}
	}
	return c
}

// pack shows the papers of a meeting bound as one volume.
func pack(env *kit.Env, m app.Meeting) {
	kit.ShowVolume(env, "会议包", func(ctx context.Context) (string, []doc.Document, error) {
		return reports.MeetingPack(ctx, env.App, reports.Request{ID: m.ID})
	})
}
