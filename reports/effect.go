package reports

func effectPapers() []Paper { return nil }
