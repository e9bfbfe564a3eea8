# make run      builds Tickmark and opens it on a demo workspace
# make test     runs every test
# make check    format, lint, the width of prose, the arrows between rooms, and a build without warnings
# make format   lays out the sources, and wraps the prose of pages and comments
# make bench    measures speed against a C program of the same screen, what grows with a history against sha256sum, and
#               a portfolio of 300 workspaces, and writes the figures into Documentation/Develop/Speed.md
# make install  puts the program in place; PREFIX=/usr/local unless you say another
# make dist     makes a tarball of what is installed, with checksums: the same bytes from the same build
# make deb      makes a package for Debian and Ubuntu
# make manual   makes the man page of each command anew, of what its --help says
# make pictures draws the frames of the README anew
# make soak     the long form of the tests that try to lose data
# make fuzz     gives each reader inputs that libFuzzer makes up; READER=journal for one, RUNS=10000000 for more

PREFIX ?= /usr/local
# The version stands in one place; the commit is that of the checkout, or of the archive that it came in.
VERSION := $(shell sed -n 's/.*static let number = "\(.*\)"/\1/p' Sources/tickmark/Options/Version.swift)
COMMIT := $(shell sh .ci/commit id)
# Everything goes into the binary, the C library, libcrypto, zlib, expat and ncurses too, so that it runs on any Linux
# of its processor; the description of the terminal is still the system's. The binary stays position-independent, and
# such a one wants no search path; nor does it list its functions for others, because nobody can load anything into it.
# Where the system has no static archives: make install STATIC=
STATIC = --disable-local-rpath -Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -static-pie -Xlinker -ltinfo \
    -Xlinker --no-export-dynamic -Xswiftc -Xclang-linker -Xswiftc -Wno-unused-command-line-argument
RELEASE = TICKMARK_COMMIT=$(COMMIT) swift build -c release --static-swift-stdlib $(STATIC)
SOURCES = Package.swift Sources Tests Themes Fuzzing
# What has prose in it that people read: pages, and sources with comments.
PROSE = { ls *.md Documentation/*/*.md Fuzzing/*.md .github/*.md .github/*/*.md Benchmarks/*.[cp]* Scripts/*.py; \
	find $(SOURCES) -name '*.swift' -o -name '*.[ch]'; }
READERS = json text manifest writers journal catalog index theme sheet workbook markdown results foreign items controls requests \
    evidence policy archive
READER ?= $(READERS)
RUNS ?= 100000

.PHONY: run test tests-with-programs tests-without check bench install dist deb manual pictures soak fuzz format swift system

run: system swift
	$(RELEASE) --product tickmark
	@demo=$$(mktemp -d) && binary=$$($(RELEASE) --show-bin-path)/tickmark && \
	"$$binary" demo "$$demo/northwind" && \
	TICKMARK_USER="$${TICKMARK_USER:-Ana Ruiz}" "$$binary" --workspace "$$demo/northwind" && \
	echo "The demo workspace is a scratch copy: $$demo/northwind"

test: system swift
	@sh .ci/packages tmux jq git openssl openssh-client
	@sh .ci/readers
	swift build --build-tests
	@echo "Running all tests, which takes some minutes. What fails is printed, and at the end how many ran."
	@$(MAKE) --no-print-directory -j 2 tests-with-programs tests-without

# Two at once: who starts other programs mostly waits for them, and the other tests have the processors meanwhile.
# Nothing is built here, so that neither needs the lock. Quiet, because a failure is not found among ten thousand lines.
WITH_PROGRAMS := '^(EndToEndTests|OtherProgramsTests)'
tests-with-programs:
	swift test --quiet --skip-build --ignore-lock --filter $(WITH_PROGRAMS)
tests-without:
	swift test --quiet --skip-build --ignore-lock --skip $(WITH_PROGRAMS)

check: system swift
	swift format lint --strict --recursive $(SOURCES)
	@sh .ci/packages python3
	python3 Scripts/arrows.py -q
	@$(PROSE) | xargs python3 .ci/wrap --check
	swift build --explicit-target-dependency-import-check error

format: swift
	@sh .ci/packages python3
	swift format --in-place --recursive $(SOURCES)
	@$(PROSE) | xargs python3 .ci/wrap

bench: system swift
	@sh .ci/packages gcc python3
	$(RELEASE) --product tickmark
	mkdir -p .build/bench
	cc -O2 -o .build/bench/floor Benchmarks/floor.c -lncursesw -ltinfo
	@binary=$$($(RELEASE) --show-bin-path)/tickmark && python3 Benchmarks/page.py Documentation/Develop/Speed.md \
	    "drive.py --tickmark $$binary --floor .build/bench/floor" "growth.py --tickmark $$binary" \
	    "coverage.py --tickmark $$binary" "portfolio.py --tickmark $$binary --floor .build/bench/floor"

manual: system swift
	swift build --product tickmark
	sh Scripts/manual "$$(swift build --show-bin-path)/tickmark"

pictures: system swift
	swift build --product pictures
	"$$(swift build --show-bin-path)/pictures" Documentation/Pictures

# With the optimizer, because the soak is long: what is tried is the same, and so is what is expected.
soak: system swift
	@sh .ci/packages tmux jq git openssl openssh-client
	@sh .ci/readers
	swift build -c release --build-tests -Xswiftc -enable-testing --scratch-path .build/soak
	TICKMARK_SOAK=1 swift test -c release --skip-build -Xswiftc -enable-testing --scratch-path .build/soak

# Without Swift's backtrace, because that ends the program before libFuzzer has kept the input.
fuzz: system swift
	TICKMARK_FUZZ=1 swift build -c release --sanitize fuzzer -Xswiftc -enable-testing --scratch-path .build/fuzz --product fuzz
	@for reader in $(READER); do \
	    mkdir -p .build/fuzz/corpus/$$reader Fuzzing/Cases/$$reader; echo "== $$reader"; \
	    SWIFT_BACKTRACE=enable=no READER=$$reader .build/fuzz/release/fuzz -runs=$(RUNS) -max_len=4096 -dict=Fuzzing/dictionary -print_final_stats=1 \
	        -artifact_prefix=Fuzzing/Cases/$$reader/ .build/fuzz/corpus/$$reader Fuzzing/Corpus/$$reader || exit 1; \
	done

install: system swift
	$(RELEASE) --product tickmark
	@binary=$$($(RELEASE) --show-bin-path)/tickmark; set -e; \
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/tickmark/themes" "$(DESTDIR)$(PREFIX)/share/man/man1" \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	    "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"; \
	install -m 755 "$$binary" "$(DESTDIR)$(PREFIX)/bin/tickmark"; \
	strip "$(DESTDIR)$(PREFIX)/bin/tickmark"; \
	install -m 644 Themes/*.json "$(DESTDIR)$(PREFIX)/share/tickmark/themes/"; \
	install -m 644 Documentation/Use/tickmark.1 Documentation/Use/Manual/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"; \
	"$$binary" --generate-completion-script bash >"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tickmark"; \
	"$$binary" --generate-completion-script zsh >"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tickmark"; \
	"$$binary" --generate-completion-script fish >"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tickmark.fish"; \
	echo "Installed tickmark, its themes, completions and man pages under $(DESTDIR)$(PREFIX)."

dist: install-tree
	sh Packaging/dist .build/tree $(VERSION)

deb: install-tree
	sh Packaging/deb .build/tree $(VERSION)

# What is installed, as below /usr, for those that pack it.
.PHONY: install-tree
install-tree:
	@rm -rf .build/tree
	@$(MAKE) --no-print-directory install DESTDIR=$(CURDIR)/.build/tree PREFIX=

# Where something is missing it is installed, and said; where that may not be, what to type is said.
system:
	@sh .ci/packages libncurses-dev libssl-dev zlib1g-dev libexpat1-dev

swift:
	@command -v swift >/dev/null 2>&1 || { \
	    echo "Swift is not installed. Get 6.3 from https://www.swift.org/install/linux/, then try again." >&2; exit 1; }
