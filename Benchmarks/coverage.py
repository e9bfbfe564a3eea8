#!/usr/bin/env python3
"""Measures what evidence costs: a workspace with 5,000 pieces over the controls of the library, beside the same without
any.

Every time is printed beside that of the same command, or the same key, in the workspace without evidence: the
difference is what counts, and a busy machine slows both. Reading every file is printed beside `sha256sum` of the same
files. Figures are reported and never asserted: the exit status is 0 unless something could not be measured.

    coverage.py --tickmark PATH                     measures
    coverage.py --make FOLDER --pieces 5000         only makes a workspace, to try something out in

Standard library only. See Documentation/Develop/Speed.md.
"""

import argparse
import glob
import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import time

from drive import in_scratch, machine
from program import Failure, Program
from growth import IDENTITY, PEOPLE, Journal, plain

HERE = os.path.dirname(os.path.abspath(__file__))
# In the middle of a period that runs through 2027.
EPOCH = "1816992000"


def controls():
    """The keys of the library, in order."""
    keys = []
    for path in sorted(glob.glob(os.path.join(HERE, "..", "Sources", "Catalogs", "Controls", "*.json"))):
        with open(path, encoding="utf-8") as file:
            keys += [control["key"] for control in json.load(file)["controls"]]
    return keys


def make_workspace(folder, pieces, size=64 << 10, seed=1):
    """A workspace of both reports over 2027, with files of evidence spread over all controls. The same numbers make the
    same bytes."""
    chance = random.Random(seed)
    for name in ("journal", "evidence", ".tickmark"):
        os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, "tickmark.json"), "w") as file:
        json.dump({"format": 2, "id": IDENTITY, "name": "Acme Payments"}, file)
    journals = [Journal(folder, *person) for person in PEOPLE]
    clock = 0
    for journal, (handle, _, name) in zip(journals, PEOPLE):
        clock += 1
        journal.add(clock, '"do":"person","person":"%s","to":"%s","was":null' % (handle, name))
    for report in ("soc2", "soc1"):
        clock += 1
        journals[0].add(clock, plain(
            {"do": "engage", "engagement": report, "report": report, "catalog": report, "type": 2, "from": "2027-01-01",
             "to": "2027-12-31", "organization": "Acme Payments", "service": "Payments", "areas": []})[1:-1])
    keys = controls()
    kinds = ["record", "record", "record", "setting", "document"]
    for number in range(pieces):
        clock += 1
        line = ("Piece %d of made-up evidence.\n" % number).encode()
        body = line * max(1, size // len(line))
        digest = hashlib.sha256(body).hexdigest()
        with open(os.path.join(folder, "evidence", "%s-piece-%d.txt" % (digest, number)), "wb") as file:
            file.write(body)
        day = "2027-%02d-%02d" % (chance.randrange(1, 13), chance.randrange(1, 29))
        journals[number % 3].add(clock, plain(
            {"do": "attach", "title": "Piece %d" % number, "kind": chance.choice(kinds),
             "file": {"digest": digest, "size": len(body), "name": "piece-%d.txt" % number}, "covers": day, "performed": day,
             "collected": day, "shows": [keys[number % len(keys)]]})[1:-1])
    for journal in journals:
        journal.file.close()


class Workspace:
    """A workspace, and what is done in it."""

    def __init__(self, tickmark, scratch, pieces, size):
        self.tickmark, self.folder = tickmark, os.path.join(scratch, str(pieces))
        make_workspace(self.folder, pieces, size)
        home = os.path.join(scratch, "home")
        os.makedirs(home, exist_ok=True)
        self.environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home, "TICKMARK_USER": "Ana Ruiz",
                            "SOURCE_DATE_EPOCH": EPOCH, "PATH": os.environ.get("PATH", "/usr/bin:/bin")}
        time.sleep(2.1)
        self.run("status")

    def run(self, *arguments):
        """Seconds of a command."""
        begun = time.monotonic()
        done = subprocess.run([self.tickmark, *arguments], cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE)
        if done.returncode:
            raise Failure("tickmark %s ended with %d: %s" % (" ".join(arguments), done.returncode, done.stderr.decode(errors="replace")))
        return time.monotonic() - begun

    def sha256sum(self):
        """Seconds that the system's program takes for the same files."""
        files = sorted(glob.glob(os.path.join(self.folder, "evidence", "*")))
        begun = time.monotonic()
        subprocess.run(["sha256sum", *files], stdout=subprocess.DEVNULL, check=True)
        return time.monotonic() - begun

    def screen(self, keys=120):
        """Seconds to the first frame, to the answer to a key pressed then, to the Evidence tab, and of each of some
        keys on it."""
        # It comes back where somebody was: at the Overview.
        program = Program([self.tickmark], self.folder, self.environment, b"quit", quiet=0, goodbye=b"1q")
        answered = program.answered(b"2", b" filter")
        tab, _ = program.press(b"3", until=b"covered")
        program.press(b"j")
        program.press(b"g")
        # Always the same way: of two that come together and take each other back nothing would be drawn.
        times = [program.press(b"j")[0] for _ in range(keys)]
        program.end()
        return program.first_frame, answered, tab, statistics.median(times)


def measure(options, scratch):
    print("What evidence costs: %d pieces over %d controls, beside the same workspace without any." % (options.pieces, len(controls())))
    print(machine())
    without, with_it = (Workspace(options.tickmark, scratch, pieces, options.size) for pieces in (0, options.pieces))

    def row(title, one, other):
        print("%-34s %10.2f ms %10.2f ms" % (title, statistics.median(one) * 1000, statistics.median(other) * 1000), flush=True)

    print("%-34s %13s %13s" % ("", "without", "with"))
    for title, command in [("status", ["status"]), ("coverage --json", ["coverage", "--json"]), ("upcoming", ["upcoming"])]:
        row(title, *([place.run(*command) for _ in range(options.runs)] for place in (without, with_it)))
    for place in (without, with_it):
        place.screen()  # The first one after all that was written there.
    screens = [[place.screen() for _ in range(max(3, options.runs // 3))] for place in (without, with_it)]
    for index, title in enumerate(["first frame", "a key pressed at once is answered", "to the Evidence tab", "key on the Evidence tab, p50"]):
        row(title, *([run[index] for run in runs] for runs in screens))
    # Both in turns, so that what else the machine does slows them alike.
    sums, alone, all_of_it = [], [], []
    for _ in range(max(3, options.runs // 3)):
        sums.append(with_it.sha256sum())
        alone.append(with_it.run("evidence", "verify"))
        all_of_it.append(with_it.run("verify"))
    print("%d files of %d KiB: sha256sum %.0f ms" % (options.pieces, options.size >> 10, statistics.median(sums) * 1000))
    for title, times in (("evidence verify", alone), ("verify", all_of_it)):
        ratio = statistics.median(times) / statistics.median(sums)
        print("%-34s %10.2f ms %9.2f x sha256sum" % (title, statistics.median(times) * 1000, ratio))
    print(machine())


def main():
    parser = argparse.ArgumentParser(description="Measures what evidence costs.")
    parser.add_argument("--tickmark", help="the release binary")
    parser.add_argument("--make", metavar="FOLDER", help="make a workspace there, and measure nothing")
    parser.add_argument("--pieces", type=int, default=5_000)
    parser.add_argument("--size", type=int, default=64 << 10, help="bytes of each file")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    if options.make:
        make_workspace(options.make, options.pieces, options.size)
        return 0
    if not options.tickmark:
        parser.error("--tickmark or --make is needed")
    options.tickmark = os.path.abspath(options.tickmark)
    return in_scratch(measure, options)


if __name__ == "__main__":
    sys.exit(main())
