package data

import "gongzhi/app"

// tables are the tables of one store, one per record type; the name is the module's word.
type tables struct {
	org, person, venue, user, setting, holiday, attachment, number, importBatch, draft *table
	meeting, attendance, agenda, resolution, minutes                                   *table
	duty, dutyList, milestone, progress, extension, review, slip, dutyEvent            *table
	listEntry, authority, authorityRow                                                 *table
	appeal                                                                             *table
	indicator, indicatorValue, assessment, ranking, score                              *table
	incentive, incentiveStep                                                           *table
}

func newTables() *tables {
	return &tables{
		org: newTable[app.Org]("org"), person: newTable[app.Person]("person"), venue: newTable[app.Venue]("venue"),
		user: newTable[app.User]("user"), setting: newTable[app.Setting]("setting"), holiday: newTable[app.Holiday]("holiday"),
		attachment: newTable[app.Attachment]("attachment"), number: newTable[app.Number]("number"),
		importBatch: newTable[app.ImportBatch]("import_batch"), draft: newTable[app.Draft]("draft"),
		meeting: newTable[app.Meeting]("meeting"), attendance: newTable[app.Attendance]("attendance"),
		agenda: newTable[app.AgendaItem]("agenda"), resolution: newTable[app.Resolution]("resolution"), minutes: newTable[app.Minutes]("minutes"),
		duty: newTable[app.Duty]("duty"), dutyList: newTable[app.DutyList]("duty_list"), milestone: newTable[app.Milestone]("milestone"),
		progress: newTable[app.Progress]("progress"), extension: newTable[app.Extension]("extension"),
		review: newTable[app.Review]("review"), slip: newTable[app.Slip]("slip"), dutyEvent: newTable[app.DutyEvent]("duty_event"),
		listEntry: newTable[app.ListEntry]("list_entry"), authority: newTable[app.Authority]("authority"), authorityRow: newTable[app.AuthorityRow]("authority_row"),
		appeal:    newTable[app.Appeal]("appeal"),
		indicator: newTable[app.Indicator]("indicator"), indicatorValue: newTable[app.IndicatorValue]("indicator_value"),
		assessment: newTable[app.Assessment]("assessment"), ranking: newTable[app.Ranking]("ranking"), score: newTable[app.Score]("score"),
		incentive: newTable[app.Incentive]("incentive"), incentiveStep: newTable[app.IncentiveStep]("incentive_step"),
	}
}

func (t *tx) Orgs() app.Records[app.Org]      { return records[app.Org]{t.tables.org, t} }
func (t *tx) People() app.Records[app.Person] { return records[app.Person]{t.tables.person, t} }
func (t *tx) Venues() app.Records[app.Venue]  { return records[app.Venue]{t.tables.venue, t} }
func (t *tx) Users() app.Records[app.User]    { return records[app.User]{t.tables.user, t} }
func (t *tx) Settings() app.Records[app.Setting] {
	return records[app.Setting]{t.tables.setting, t}
}
func (t *tx) Holidays() app.Records[app.Holiday] {
	return records[app.Holiday]{t.tables.holiday, t}
}
func (t *tx) Attachments() app.Records[app.Attachment] {
	return records[app.Attachment]{t.tables.attachment, t}
}
func (t *tx) Numbers() app.Records[app.Number] { return records[app.Number]{t.tables.number, t} }
func (t *tx) ImportBatches() app.Records[app.ImportBatch] {
	return records[app.ImportBatch]{t.tables.importBatch, t}
}
func (t *tx) Drafts() app.Records[app.Draft]     { return records[app.Draft]{t.tables.draft, t} }
func (t *tx) Meetings() app.Records[app.Meeting] { return records[app.Meeting]{t.tables.meeting, t} }
func (t *tx) Attendances() app.Records[app.Attendance] {
	return records[app.Attendance]{t.tables.attendance, t}
}
func (t *tx) AgendaItems() app.Records[app.AgendaItem] {
	return records[app.AgendaItem]{t.tables.agenda, t}
}
func (t *tx) Resolutions() app.Records[app.Resolution] {
	return records[app.Resolution]{t.tables.resolution, t}
}
func (t *tx) MinutesVersions() app.Records[app.Minutes] {
	return records[app.Minutes]{t.tables.minutes, t}
}
func (t *tx) Duties() app.Records[app.Duty] { return records[app.Duty]{t.tables.duty, t} }
func (t *tx) DutyLists() app.Records[app.DutyList] {
	return records[app.DutyList]{t.tables.dutyList, t}
}
func (t *tx) Milestones() app.Records[app.Milestone] {
	return records[app.Milestone]{t.tables.milestone, t}
}
func (t *tx) Progresses() app.Records[app.Progress] {
	return records[app.Progress]{t.tables.progress, t}
}
func (t *tx) Extensions() app.Records[app.Extension] {
	return records[app.Extension]{t.tables.extension, t}
}
func (t *tx) Reviews() app.Records[app.Review] { return records[app.Review]{t.tables.review, t} }
func (t *tx) Slips() app.Records[app.Slip]     { return records[app.Slip]{t.tables.slip, t} }
func (t *tx) DutyEvents() app.Records[app.DutyEvent] {
	return records[app.DutyEvent]{t.tables.dutyEvent, t}
}
func (t *tx) ListEntries() app.Records[app.ListEntry] {
	return records[app.ListEntry]{t.tables.listEntry, t}
}
func (t *tx) Authorities() app.Records[app.Authority] {
	return records[app.Authority]{t.tables.authority, t}
}
func (t *tx) AuthorityRows() app.Records[app.AuthorityRow] {
	return records[app.AuthorityRow]{t.tables.authorityRow, t}
}
func (t *tx) Appeals() app.Records[app.Appeal] { return records[app.Appeal]{t.tables.appeal, t} }
func (t *tx) Indicators() app.Records[app.Indicator] {
	return records[app.Indicator]{t.tables.indicator, t}
}
func (t *tx) IndicatorValues() app.Records[app.IndicatorValue] {
	return records[app.IndicatorValue]{t.tables.indicatorValue, t}
}
func (t *tx) Assessments() app.Records[app.Assessment] {
	return records[app.Assessment]{t.tables.assessment, t}
}
func (t *tx) Rankings() app.Records[app.Ranking] { return records[app.Ranking]{t.tables.ranking, t} }
func (t *tx) Scores() app.Records[app.Score]     { return records[app.Score]{t.tables.score, t} }
func (t *tx) Incentives() app.Records[app.Incentive] {
	return records[app.Incentive]{t.tables.incentive, t}
}
func (t *tx) IncentiveSteps() app.Records[app.IncentiveStep] {
	return records[app.IncentiveStep]{t.tables.incentiveStep, t}
}
func (t *tx) Audit() app.AuditLog { return auditLog{t} }
