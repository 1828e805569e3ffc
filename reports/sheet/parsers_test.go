package sheet_test

import (
	"gongzhi/app"
	"gongzhi/app/intake"
)

// parsers are the grammars the program itself imports with.
func parsers() intake.Parsers { return app.IntakeParsers("2026-11-23") }
