package native

// PrintSides hands a PDF to the system's printing, whose dialog asks for both sides.
func PrintSides(path string, copies int, _ bool) error { return Print(path, copies) }
