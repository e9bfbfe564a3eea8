# make run      builds Tickmark and opens it on a demo workspace
# make test     runs every test
# make check    format, lint and a build without warnings
# make bench    measures speed against a C program of the same screen, and what grows with a history against sha256sum
# make install  puts the program in place; PREFIX=/usr/local unless you say another
# make order    writes down anew what a start calls, for the linker
# make pictures draws the frames of the README anew
# make soak     the long form of the tests that try to lose data
# make fuzz     gives each reader inputs that libFuzzer makes up; READER=journal for one, RUNS=10000000 for more

PREFIX ?= /usr/local
# The C++ runtime, libmd and ncurses go into the binary, too, because loading a shared library costs every start time and memory: a folder
# that holds nothing but their archives is looked into first. The description of the terminal is still the system's.
# The binary stays position-independent, though its relocations cost a start 150 page faults: where it lies is not to be guessed.
STATIC = $(CURDIR)/.build/static
RELEASE = swift build -c release --static-swift-stdlib -Xlinker -L$(STATIC) $(shell sh .ci/linking)
SOURCES = Package.swift Sources Tests Themes Fuzzing
READERS = json text manifest writers journal catalog index theme
READER ?= $(READERS)
RUNS ?= 100000

.PHONY: run test check bench order install pictures soak fuzz format swift system static

run: system swift static
	$(RELEASE) --product tickmark
	@demo=$$(mktemp -d) && binary=$$($(RELEASE) --show-bin-path)/tickmark && \
	"$$binary" demo "$$demo/northwind" && \
	TICKMARK_USER="$${TICKMARK_USER:-Ana Ruiz}" "$$binary" --workspace "$$demo/northwind" && \
	echo "The demo workspace is a scratch copy: $$demo/northwind"

test: system swift
	@sh .ci/packages tmux jq git
	swift build --build-tests
	swift test --skip-build

check: system swift
	swift format lint --strict --recursive $(SOURCES)
	swift build

format: swift
	swift format --in-place --recursive $(SOURCES)

bench: system swift static
	@sh .ci/packages gcc python3
	$(RELEASE) --product tickmark
	mkdir -p .build/bench
	cc -O2 -o .build/bench/floor Benchmarks/floor.c -lncursesw -ltinfo
	python3 Benchmarks/drive.py --tickmark "$$($(RELEASE) --show-bin-path)/tickmark" --floor .build/bench/floor
	python3 Benchmarks/growth.py --tickmark "$$($(RELEASE) --show-bin-path)/tickmark"

order: system swift static
	@sh .ci/packages valgrind python3
	$(RELEASE) --product tickmark
	python3 Benchmarks/order.py --tickmark "$$($(RELEASE) --show-bin-path)/tickmark" --output Benchmarks/start-order.txt

pictures: system swift
	swift build --product pictures
	"$$(swift build --show-bin-path)/pictures" Documentation/Pictures

# With the optimizer, because the soak is long: what is tried is the same, and so is what is expected.
soak: system swift
	@sh .ci/packages tmux jq git
	swift build -c release --build-tests -Xswiftc -enable-testing --scratch-path .build/soak
	TICKMARK_SOAK=1 swift test -c release --skip-build -Xswiftc -enable-testing --scratch-path .build/soak

fuzz: system swift
	TICKMARK_FUZZ=1 swift build -c release --sanitize fuzzer -Xswiftc -enable-testing --scratch-path .build/fuzz --product fuzz
	@for reader in $(READER); do \
	    mkdir -p .build/fuzz/corpus/$$reader Fuzzing/Cases/$$reader; echo "== $$reader"; \
	    READER=$$reader .build/fuzz/release/fuzz -runs=$(RUNS) -max_len=4096 -dict=Fuzzing/dictionary -print_final_stats=1 \
	        -artifact_prefix=Fuzzing/Cases/$$reader/ .build/fuzz/corpus/$$reader Fuzzing/Corpus/$$reader || exit 1; \
	done

install: system swift static
	$(RELEASE) --product tickmark
	@binary=$$($(RELEASE) --show-bin-path)/tickmark; set -e; \
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/tickmark/themes" "$(DESTDIR)$(PREFIX)/share/man/man1" \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	    "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"; \
	install -m 755 "$$binary" "$(DESTDIR)$(PREFIX)/bin/tickmark"; \
	strip "$(DESTDIR)$(PREFIX)/bin/tickmark"; \
	install -m 644 Themes/*.json "$(DESTDIR)$(PREFIX)/share/tickmark/themes/"; \
	install -m 644 Documentation/tickmark.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"; \
	"$$binary" --generate-completion-script bash >"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tickmark"; \
	"$$binary" --generate-completion-script zsh >"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tickmark"; \
	"$$binary" --generate-completion-script fish >"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tickmark.fish"; \
	echo "Installed tickmark, its themes, completions and man page under $(DESTDIR)$(PREFIX)."

system:
	@sh .ci/packages libncursesw5-dev libmd-dev

swift:
	@command -v swift >/dev/null 2>&1 || { \
	    echo "Swift is not installed. Get 6.2 or later from https://www.swift.org/install/linux/, then try again." >&2; exit 1; }

static:
	@mkdir -p $(STATIC); for name in libstdc++.a libmd.a libncursesw.a libtinfo.a; do \
	    archive=$$(clang -print-file-name=$$name 2>/dev/null || true); case "$$archive" in /*) ln -sf "$$archive" $(STATIC)/ ;; esac; \
	done; \
	if [ -e $(STATIC)/libncursesw.a ] && [ -e $(STATIC)/libtinfo.a ]; then \
	    echo "INPUT($(STATIC)/libncursesw.a $(STATIC)/libtinfo.a)" >$(STATIC)/libncursesw.so; \
	fi
