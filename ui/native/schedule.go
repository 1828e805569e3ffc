package native

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// NightlyPlan (夜间备份计划) is what the nightly backup does: the database, the folder of the backups, the hour, how many are kept.
type NightlyPlan struct {
	Database, Folder string
	Hour, Keep       int
}

// task is the plan as Task Scheduler reads it: daily, made up for when the computer was off, on battery as well, never twice.
func (p NightlyPlan) task(program string) string {
	var arguments []string
	for _, a := range []string{"backup", "--db", p.Database, "--out", p.Folder, "--keep", fmt.Sprint(p.Keep)} {
		arguments = append(arguments, `"`+a+`"`)
	}
	return fmt.Sprintf(taskXML, p.Hour, text(program), text(strings.Join(arguments, " ")))
}

func text(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

const taskXML = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>共治通夜间备份</Description></RegistrationInfo>
  <Triggers><CalendarTrigger><StartBoundary>2026-01-01T%02d:00:00</StartBoundary><ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay></CalendarTrigger></Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
  </Settings>
  <Actions><Exec><Command>%s</Command><Arguments>%s</Arguments></Exec></Actions>
</Task>
`
