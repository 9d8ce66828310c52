# Two commands do everything: `make publish` and `make test`. `make help` lists the rest.
SHELL := /bin/sh
NPM_STAMP := node_modules/.package-lock.json
BUILD_STAMP := build/.built
CODE := $(shell find pipeline -name '*.ts')
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help install build publish test check external conformance verify bench bench-cost bench-extract kill fuzz format schemas clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo 'SOURCE=<file, folder or URL> publishes that one; ARGS="--format epub" passes options on.'

install: $(NPM_STAMP) ## install the packages of the lock file, if needed

$(NPM_STAMP): package.json package-lock.json .npmrc
	npm ci --no-audit --no-fund
	@touch $@

build: $(BUILD_STAMP) ## compile, if needed

# One file a command instead of 700 modules: a cold start takes two thirds of the time. Engines with binaries or
# data files of their own stay packages.
BUNDLE := --bundle --splitting --format=esm --platform=node --target=node20 --minify --log-level=warning --legal-comments=eof \
  --external:@myriaddreamin/typst-ts-node-compiler --external:pandoc-wasm --external:node-pandoc --external:pdf-lib \
  --external:@likecoin/epubcheck-ts --external:unpdf --external:@resvg/resvg-wasm '--external:@jsquash/*' --external:subset-font --external:chardet --alias:yaml=./node_modules/yaml/browser/index.js --alias:node-fetch=./pipeline/render/epub/no-network.ts --external:undici --external:@electron-fonts/noto-serif-sc '--external:@expo-google-fonts/*' \
  "--banner:js=import{createRequire as createRequireForBundle}from'node:module';const require=createRequireForBundle(import.meta.url);"

$(BUILD_STAMP): $(NPM_STAMP) $(CODE) Makefile
	@rm -rf build
	npx --no-install esbuild pipeline/cli.ts pipeline/artefact-thread.ts pipeline/reading-thread.ts --outdir=build $(BUNDLE)
	@chmod +x build/cli.js
	@touch $@

publish: $(BUILD_STAMP) ## publish every folder of sources/ into dist/, or SOURCE
	@node build/cli.js publish $(if $(SOURCE),"$(SOURCE)") $(ARGS)

test: $(BUILD_STAMP) check ## lint, types, import rules and all tests
	npx --no-install vitest run $(ARGS)

check: $(NPM_STAMP) ## format, lint and types only
	npx --no-install biome check .
	npx --no-install tsc --noEmit

external: $(BUILD_STAMP) ## outside judges only: EPUBCheck, poppler, qpdf, where they are installed
	npx --no-install vitest run test/external

conformance: $(BUILD_STAMP) ## veraPDF and EPUBCheck over dist/, or DIR, where Java and Maven are installed
	npx --no-install esbuild test/external/conformance.ts --outdir=build/external $(BUNDLE) --external:zx
	@node build/external/conformance.js $(if $(DIR),"$(DIR)")

verify: $(BUILD_STAMP) ## read what is in dist/ back and report findings
	@node build/cli.js verify dist

bench: $(BUILD_STAMP) ## measure, as ratios against floors and peers in the same run
	npx --no-install esbuild test/bench/bench.ts --outdir=build/bench $(BUNDLE) --external:zx
	@node build/bench/bench.js

# The peers stay out of the project's own installation; without a registry the bench says so and runs without them.
PEERS := .tools/extract
PEER_STAMP := $(PEERS)/.installed

$(PEER_STAMP): test/bench/peers/package.json
	@mkdir -p $(PEERS) && cp test/bench/peers/package.json $(PEERS)/
	@npm install --prefix $(PEERS) --no-package-lock --no-audit --no-fund --silent --fetch-retries=1 && touch $@ || true

bench-extract: $(BUILD_STAMP) $(PEER_STAMP) ## article text of the pages in DIR, against Readability and Defuddle
	npx --no-install esbuild test/bench/bench-extract.ts --outdir=build/bench $(BUNDLE)
	@node build/bench/bench-extract.js $(if $(DIR),"$(DIR)") $(ARGS)

bench-cost: $(BUILD_STAMP) ## what transcribe costs over parsing a page: 10 KB to 1 MB, then shapes nobody writes
	npx --no-install esbuild test/bench/cost.ts --outdir=build/bench $(BUNDLE) --external:cheerio
	@node build/bench/cost.js

kill: $(BUILD_STAMP) ## kill -9 at random moments of a batch: KILLS=200 SEED=1
	npx --no-install esbuild test/kill/main.ts --outdir=build/kill $(BUNDLE)
	@node build/kill/main.js

fuzz: $(BUILD_STAMP) ## mutated input for every reader: FUZZ_SECONDS=60 SEED=1, or FUZZ_INPUTS
	npx --no-install esbuild test/fuzz/main.ts test/fuzz/worker.ts pipeline/reading-thread.ts --outdir=.fuzz --entry-names=[name] $(BUNDLE)
	@node .fuzz/main.js

format: $(NPM_STAMP) ## format the code
	npx --no-install biome check --write .

schemas: $(NPM_STAMP) ## write the JSON Schema files anew, after a change of the model
	npx --no-install vitest run test/transcript/json-schema.test.ts --update

clean: ## remove what was built, not what was installed
	rm -rf build dist coverage .fuzz
