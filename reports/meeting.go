package reports

func meetingPapers() []Paper { return nil }
