// Package locale says which language the program speaks before anybody can ask. Fyne looks for the user's language while its
// package lang is initialised, that is before main, and writes an English complaint on standard error about every name that is no
// language, such as the C of C.UTF-8; a command would print it into a clerk's log. So this package has to come first, and it does:
// Go initialises packages in the order of their import paths as soon as their own imports are ready (language specification,
// "Package initialization"). This one needs os alone, which lang needs too; lang also needs text/template, which comes after
// gongzhi/… in the alphabet. A test of the program runs it under several languages and expects silence.
package locale

import "os"

// Only LANGUAGE is set, which is about messages: the user's LANG and LC_ALL stay as they are, since the input method and the C
// library depend on them. The variable holds nothing; it makes the call happen while packages are initialised.
var _ = os.Setenv("LANGUAGE", "zh_CN")
