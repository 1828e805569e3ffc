package reports

func incentivePapers() []Paper { return nil }
