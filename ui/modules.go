package ui

import (
	"gongzhi/ui/appeal"
	"gongzhi/ui/duty"
	"gongzhi/ui/effect"
	"gongzhi/ui/home"
	"gongzhi/ui/incentive"
	"gongzhi/ui/kit"
	"gongzhi/ui/meeting"
	"gongzhi/ui/office"
)

// Modules are the entries of the rail in their order.
func Modules() []kit.Module {
	return []kit.Module{
		home.Module(),
		meeting.Module(),
		duty.Module(),
		effect.Module(),
		incentive.Module(),
		appeal.Module(),
		office.Subjects(),
		office.Papers(),
		office.Settings(),
	}
}
