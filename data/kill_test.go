package data_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
	"gongzhi/data/datatest"
)

// The child writes into the database that this variable names, under the name of the round in the second one.
const (
	killDB    = "GONGZHI_KILL_DB"
	killRound = "GONGZHI_KILL_ROUND"
)

// killed is how often the program is killed.
const killed = 100

// TestKilledChild is no test by itself: the test binary runs it as the program that is going to be killed. Every act is
// acknowledged on a line of its own only after it returned.
func TestKilledChild(t *testing.T) {
	path := os.Getenv(killDB)
	if path == "" {
		return
	}
	store, err := data.Open(path)
	require.NoError(t, err)
	a := app.New(store, app.Options{Clock: func() time.Time { return datatest.Now }})
	fmt.Println("ready")
	for i := 0; ; i++ {
		name := fmt.Sprintf("单位%s-%d", os.Getenv(killRound), i)
		require.NoError(t, a.Orgs.Save(datatest.Ctx(), &app.Org{Name: name, Kind: app.KindCommunity}))
		fmt.Println("org", name)
		doubled := strings.Replace(name, "单位", "双项", 1)
		require.NoError(t, writeTwo(store, doubled))
		fmt.Println("two", doubled)
	}
}

// writeTwo is an act of two records: either both are there or none.
func writeTwo(s app.Store, name string) error {
	stamp := app.Stamped{At: app.StampOf(datatest.Now), Who: "测试员", Act: "双项", Object: name}
	return s.Write(context.Background(), stamp, func(tx app.Tx) error {
		if err := tx.Venues().Put(&app.Venue{Name: name}); err != nil {
			return err
		}
		return tx.People().Put(&app.Person{Name: name})
	})
}

// TestKillingLosesNoAcknowledgedAct kills a writing program a hundred times at random moments and opens its file again.
func TestKillingLosesNoAcknowledgedAct(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a hundred processes")
	}
	path := filepath.Join(t.TempDir(), "数据.db")
	store, err := data.Create(path)
	require.NoError(t, err)
	require.NoError(t, store.Close())
	acknowledged := map[string]bool{}
	for round := range killed {
		for _, line := range runAndKill(t, path, round) {
			acknowledged[line] = true
		}
		checkKilled(t, path, acknowledged)
	}
	t.Logf("%d kills, %d acknowledged acts", killed, len(acknowledged))
	assert.Greater(t, len(acknowledged), killed)
}

// runAndKill starts the child, kills it some moment after it began to write and gives the acts that it acknowledged.
func runAndKill(t *testing.T, path string, round int) (acts []string) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKilledChild$", "-test.v=false")
	child.Env = append(os.Environ(), killDB+"="+path, killRound+"="+strconv.Itoa(round))
	pipe, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	lines := bufio.NewScanner(pipe)
	for lines.Scan() && lines.Text() != "ready" {
		t.Log(lines.Text())
	}
	timer := time.AfterFunc(time.Duration(rand.IntN(60_000))*time.Microsecond, func() { child.Process.Kill() })
	defer timer.Stop()
	for lines.Scan() {
		line := lines.Text()
		require.Regexp(t, `^(org 单位|two 双项)\d+-\d+$`, line)
		acts = append(acts, line)
	}
	require.Error(t, child.Wait(), "the child ends by being killed")
	return acts
}

// checkKilled opens the file as the program does and looks for every acknowledged act, and for halves.
func checkKilled(t *testing.T, path string, acknowledged map[string]bool) {
	t.Helper()
	store, err := data.Open(path)
	require.NoError(t, err)
	defer store.Close()
	report, err := store.Check(context.Background())
	require.NoError(t, err)
	require.True(t, report.OK, report.Problems)
	stored, venues, people := map[string]bool{}, map[string]bool{}, map[string]bool{}
	require.NoError(t, store.Read(context.Background(), func(tx app.Tx) error {
		if err := tx.Orgs().Each(app.Query{}, func(o *app.Org) error { stored["org "+o.Name] = true; return nil }); err != nil {
			return err
		}
		if err := tx.Venues().Each(app.Query{}, func(v *app.Venue) error { venues[v.Name] = true; return nil }); err != nil {
			return err
		}
		return tx.People().Each(app.Query{}, func(p *app.Person) error { people[p.Name] = true; return nil })
	}))
	require.Equal(t, venues, people, "an act of two records left one of them")
	for name := range venues {
		stored["two "+name] = true
	}
	for line := range acknowledged {
		require.True(t, stored[line], "acknowledged and lost: %s", line)
	}
	assert.EqualValues(t, len(stored), report.AuditRows, "one audit row for each act that is there")
}
