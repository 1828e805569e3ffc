package ui

import (
	"gongzhi/ui/kit"
)

// Modules are the entries of the rail in their order.
func Modules() []kit.Module {
	return []kit.Module{}
}
