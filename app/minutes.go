package app

// MinutesService (纪要) drafts, signs and corrects minutes.
type MinutesService struct{ *core }
