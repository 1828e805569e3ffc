# 共治通: make run 运行；make test 测试；make check 提交前检查。
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
PYTHON := $(if $(wildcard /usr/bin/python3),/usr/bin/python3,python3)

# One set of flags for run, build and test: another set would compile SQLite and Fyne a second time.
export CGO_ENABLED := 1
export LANG := zh_CN.UTF-8
export PATH := $(PATH):/usr/local/go/bin

.PHONY: run build test check lint fmt bench golden windows test-windows fonts deps deps-test clean

run: build ## installs what is missing, builds and opens the demo office
	@build/run.sh

build: deps ## builds bin/gongzhi; where the bundled faces cannot be made it takes a face of the system
	@$(PYTHON) build/fonts/make.py || build/deps.sh fonts
	go build -o bin/gongzhi .

test: deps-test ## installs what is missing and runs every test
	@$(PYTHON) build/fonts/make.py
	go vet ./...
	@go test -json -timeout 15m ./... | $(PYTHON) build/test.py

check: fonts lint ## lint, architecture and the quick tests
	@go test -json -short ./app/... ./assets/... ./data/... ./reports/... | $(PYTHON) build/test.py

lint: deps ## gofmt, go vet, staticcheck, gocyclo, documentation
	@build/lint.sh

fmt: ## formats the code
	gofmt -w $$(git ls-files -co --exclude-standard '*.go')

bench: build ## prints figures beside their peers; BENCH_BIG=1 also with a million items, BENCH_ONLY=list,sheet only these
	@build/deps.sh bench
	@go build -o out/bench ./bench
	@out/bench

golden: fonts ## rewrites the golden texts of papers and the pictures of the gallery; read the diff before committing it
	GONGZHI_GOLDEN=1 go test ./reports/... ./ui/kit

windows: ## builds dist/: the Windows installer, portable ZIP, list of parts and checksums, on Linux
	@build/deps.sh windows
	@$(PYTHON) build/fonts/make.py
	@PYTHON=$(PYTHON) build/windows/make.sh

test-windows: ## installs, drives, upgrades and removes the Windows program under wine
	@build/deps.sh test-windows
	@$(PYTHON) build/fonts/make.py
	@PYTHON=$(PYTHON) build/windows/test.sh

fonts: deps ## makes assets/fonts/*.ttf
	@$(PYTHON) build/fonts/make.py

deps: ## installs the system packages for building
	@build/deps.sh run

deps-test:
	@build/deps.sh test

clean: ## removes what was built, keeps fonts and downloads
	rm -rf bin out dist .tools
