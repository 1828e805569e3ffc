//go:build !windows

package native

// Console attaches the console that the program was started from; other systems always have it.
func Console() {}

// Alert shows a sentence before any window can open; elsewhere standard error has it already.
func Alert(string, string) {}
