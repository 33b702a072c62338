# Every everyday task. `make` alone lists them.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve build pages offline test format lint native browser e2e engines bench fuzz monkey screenshots icons still setup clean

CARGO_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
export PATH := $(CURDIR)/.tools/node_modules/.bin:$(CARGO_BIN):$(PATH)

# Trunk stumbles over the usual values of NO_COLOR, and would ask the network for news of itself.
TRUNK := env -u NO_COLOR TRUNK_SKIP_VERSION_CHECK=true trunk

# One feature set for every native step: no second build.
NATIVE := --features e2e,python
WASM := --target wasm32-unknown-unknown --no-default-features --features page
PYTHON := --target wasm32-unknown-unknown --no-default-features --features python-worker

# So many browsers walk at the same time: one more than two processors can serve, since each waits now and then.
JOURNEYS ?= 3

help: ## List these tasks
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

serve: ## Build the page, serve it on http://127.0.0.1:8080 and rebuild on every change
	@.ci/setup serve
	$(TRUNK) serve

build: ## Build the page and the static pages for publishing into dist/: make build BASE_URL=https://example.org/convscope/
	@.ci/setup page
	$(TRUNK) build --release --locked
	@$(MAKE) pages
	node .ci/service.mjs

pages: ## Write the static pages about receptive fields into dist/ anew
	@.ci/setup rust
	cargo run --locked --profile test --no-default-features --features cli --bin convscope -- pages --out dist $(if $(BASE_URL),--base-url $(BASE_URL))

offline: build ## Build the page as one file that opens from a disk, offline/convscope.html
	node .ci/offline.mjs

test: format lint native browser e2e ## Check everything, the way continuous integration does

format: ## Check the formatting
	@.ci/setup rust
	cargo fmt --check

lint: ## Let clippy and rustdoc look at every line, native and wasm32; a warning is an error
	@.ci/setup rust
	cargo clippy --locked $(NATIVE) --all-targets -- -D warnings
	cargo clippy --locked $(WASM) --lib --bin page --test browser -- -D warnings
	cargo clippy --locked $(PYTHON) --lib --bin python -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked $(NATIVE) --no-deps --lib --document-private-items

native: ## Run the tests that need no browser, and the examples in the documentation
	@.ci/setup rust
	cargo test --locked --no-fail-fast $(NATIVE) --lib --test it -- --show-output
	cargo test --locked $(NATIVE) --doc

browser: ## Run the tests of single parts inside headless Chromium
	@.ci/setup browser
	@# Of several drivers on the PATH the runner would take another one.
	CHROMEDRIVER="$$(command -v chromedriver)" cargo test --locked $(WASM) --test browser

e2e: offline ## Build the page and walk through it like a visitor, in Chromium; the main journeys in Firefox and WebKit too
	@.ci/setup browser
	$(TRUNK) build --dist dist-dev
	cargo test --locked $(NATIVE) --test e2e -- --test-threads $(JOURNEYS)
	@$(MAKE) engines

engines: ## Walk the main journeys through the built page: make engines BROWSERS=firefox (or webkit, chromium)
	@CARGO_TEST_FLAGS="$(NATIVE)" JOURNEYS=$(JOURNEYS) .ci/main_journeys $(or $(BROWSERS),firefox webkit)

fuzz: ## Search for an input that breaks a check: make fuzz TARGET=link (needs cargo-fuzz and a nightly compiler)
	cargo +nightly fuzz run $(or $(TARGET),session) -- -max_total_time=$(or $(SECONDS),600)

monkey: offline ## Let a monkey use the built page at random: make monkey SEED=3 MINUTES=20 WINDOW=390x844
	@.ci/setup browser
	cargo test --locked $(NATIVE) --test e2e -- --ignored --exact monkey::monkey --nocapture

bench: build ## Measure the engine and the page with large networks, and weigh the built page
	cargo bench --locked $(NATIVE) --bench engine
	@node .ci/page_size.mjs
	@.ci/setup browser
	cargo test --locked $(NATIVE) --test e2e -- --ignored bench

screenshots: build ## Take pictures of the built page into docs/
	@.ci/setup browser
	cargo test --locked $(NATIVE) --test e2e -- --ignored screenshots

icons: ## Draw the icons of the installed page anew from src/web/icon.svg
	@.ci/setup rust
	cargo test --locked $(NATIVE) --test it -- --ignored icons::draw

still: ## Draw the still picture in index.html anew
	@.ci/setup rust
	cargo test --locked $(NATIVE) --test it -- --ignored still::draw

setup: ## Install every tool that the other tasks need, where it is missing
	@.ci/setup rust page browser

clean: ## Remove everything that was built; installed tools stay
	cargo clean
	rm -rf dist offline
