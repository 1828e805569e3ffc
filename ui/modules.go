package ui

import (
	"gongzhi/ui/duty"
	"gongzhi/ui/effect"
	"gongzhi/ui/incentive"
	"gongzhi/ui/kit"
	"gongzhi/ui/meeting"
	"gongzhi/ui/office"
)

// Modules are the entries of the rail in their order.
func Modules() []kit.Module {
	return []kit.Module{
		meeting.Module(),
		duty.Module(),
		effect.Module(),
		incentive.Module(),
		office.Subjects(),
		office.Settings(),
	}
}
