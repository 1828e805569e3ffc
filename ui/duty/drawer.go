package duty

import (
	"context"
	"fmt"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// drawer shows one item beside the list: lamp with its reason, who, until when, stages, log, acts.
func (k *desk) drawer(ctx context.Context, row *app.Duty) (kit.Drawer, error) {
	r, err := k.env.App.Duties.Record(ctx, row.ID)
	if err != nil {
		return kit.Drawer{}, err
	}
	files, err := k.env.App.Files.Of(ctx, "duty", row.ID)
	if err != nil {
		return kit.Drawer{}, err
	}
	d := r.Duty
	beyond, err := k.env.App.Authority.Beyond(ctx, &d)
	if err != nil {
		return kit.Drawer{}, err
	}
	acts, more := k.within(beyond).acts(r)
	out := kit.Drawer{Caption: caption(d), Title: d.Content, Notice: why(k.env, d), Facts: facts(d), Acts: acts, More: more}
	if d.Deliverable != "" {
		out.Facts = append(out.Facts, kit.Fact{Label: "成果要求", Text: d.Deliverable})
	}
	if len(r.Milestones) > 0 {
		list, done := stages(k.env, r.Milestones)
		out.Sections = append(out.Sections, kit.Section{Title: "阶段目标", Note: fmt.Sprintf("%d / %d 完成", done, len(list)), Stages: list})
	}
	log := history(r)
	section := kit.Section{Title: "进展记录", Log: log}
	if len(log) > 4 {
		section.Log = log[:4]
		section.Link = kit.Action{Label: fmt.Sprintf("全部 %d 条 ›", len(log)), Do: func() { k.env.Go(kit.Route{Module: "duty", ID: d.ID}) }}
	}
	out.Sections = append(out.Sections, section)
	if len(files) > 0 {
		out.Sections = append(out.Sections, kit.Section{Title: "佐证材料", Lines: k.fileLines(files)})
	}
	return out, nil
}

func (k *desk) fileLines(files []app.Attachment) []kit.Line {
	var lines []kit.Line
	for _, f := range files {
		path := k.env.App.Files.Path(f)
		lines = append(lines, kit.Line{Text: f.Name, Note: kit.FileSize(f.Size), Do: func() { kit.ShowFile(k.env, f.Name, path) }})
	}
	return lines
}
