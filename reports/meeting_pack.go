package reports

import (
	"context"

	"gongzhi/app"
	"gongzhi/reports/doc"
)

// MeetingPack is what lies before everybody at a meeting, to be bound as one volume (会议包): the notice once it is out, the
// agenda, the sign-in sheet, what became of earlier resolutions, ballots and their count, and the list of materials.
func MeetingPack(ctx context.Context, a *app.App, r Request) (title string, papers []doc.Document, err error) {
	title, papers, err = meetingPack(ctx, a, r)
	for i := 0; err == nil && !r.Unmask && i < len(papers); i++ {
		papers[i], err = Cover(ctx, a, papers[i])
	}
	return title, papers, err
}

func meetingPack(ctx context.Context, a *app.App, r Request) (title string, papers []doc.Document, err error) {
	if r.ID == 0 {
		if r.Period == "" {
			r.Period = app.PeriodOf(a.Today())
		}
		if r.ID, err = newestMeeting(ctx, a, r.Period, notCancelled); err != nil {
			return "", nil, err
		}
		if r.ID == 0 {
			return "", nil, app.Errorf("", "%s没有会议包。", r.Period)
		}
	}
	s, err := meetingSheet(ctx, a, r.ID, r.Unmask)
	if err != nil {
		return "", nil, err
	}
	m := s.Record.Meeting
	if m.State == app.MeetingCancelled {
		return "", nil, app.Errorf("", "%s已取消，没有会议包。", m.Name())
	}
	if announced(m) {
		papers = append(papers, MeetingNotice(s))
	}
	papers = append(papers, MeetingAgenda(s), MeetingSignIn(s))
	if len(s.Record.FollowUps) > 0 {
		papers = append(papers, doc.Document{Code: "D05b", Form: doc.Portrait, Title: "上次议定事项落实情况", Meta: meetingMeta(m, m.UpdatedAt),
			Head: doc.Head{Lines: []doc.Pair{{Key: "会议", Value: m.FullName()}, {Key: "制表", Value: m.LeadOrgName}}}, Blocks: []doc.Block{followUpTable(s.Record.FollowUps)}})
	}
	if votes(s.Record) {
		if m.Editable() || m.State == app.MeetingInProgress {
			papers = append(papers, MeetingBallot(s))
		}
		papers = append(papers, MeetingTally(s))
	}
	files, err := a.Files.Of(ctx, "meeting", m.ID)
	if err != nil {
		return "", nil, err
	}
	if len(files) > 0 {
		papers = append(papers, materials(m, files))
	}
	return m.FullName() + "会议包", papers, nil
}

// materials lists the files attached to the meeting.
func materials(m app.Meeting, files []app.Attachment) doc.Document {
	return doc.Document{Code: "D05c", Form: doc.Portrait, Title: m.FullName() + "材料目录", Meta: meetingMeta(m, m.UpdatedAt),
		Blocks: []doc.Block{doc.Table{Columns: []doc.Column{{Title: "序号", Kind: doc.Number, Min: 14, Max: 16}, {Title: "材料名称", Weight: 3}, {Title: "大小（KB）", Kind: doc.Number, Min: 24}},
			Rows: doc.Each(files, func(i int, f app.Attachment) []doc.Cell {
				return []doc.Cell{doc.Int(i + 1), doc.T(f.Name), doc.Int(int((f.Size + 1023) / 1024))}
			})}}}
}
