package demo_test

import "os"

func mkdir() (string, error) { return os.MkdirTemp("", "gongzhi-demo-test-") }

func exit(status int) { os.Exit(status) }

// removeShared closes and removes the shared office.
func removeShared() {
	if shared.store != nil {
		shared.store.Close()
	}
	os.RemoveAll(shared.folder)
}
