package reports

func dutyPapers() []Paper { return nil }
