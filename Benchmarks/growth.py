#!/usr/bin/env python3
"""Measures what grows with the work: commands and the first frame in workspaces with long histories.

Every time is printed beside that of `sha256sum` of the same journals, which has to read every byte and understands none
of them: the ratio is what counts, and a busy machine slows both. Memory is the most that the process held, beside the
size of the journals. Figures are reported and never asserted: the exit status is 0 unless something could not be
measured.

    growth.py --tickmark PATH                        measures
    growth.py --make FOLDER --items 2000 --entries 50000     only makes a workspace, to try something out in

Standard library only. See Documentation/Develop/Speed.md.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time

from drive import Table, catalog, in_scratch, machine
from program import Failure, Program

IDENTITY = "growth00000000000"
PEOPLE = [("ana", "4f1c90ab", "Ana Ruiz"), ("ben", "90ab33d7", "Ben Okafor"), ("chen", "0c71e9a2", "Chen Wei")]
# Lines that somebody writes one after another before another person's come.
SITTING = 20


def plain(value):
    """A value on one line, as journals have it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def words_digest(item):
    """The digest of what an item says, as Documentation/Workspace.md describes it."""
    form = b"tickmark words 1\n"
    for name, text in [("title", item["title"]), ("guidance", item["guidance"])] + [("evidence", line) for line in item["evidence"]]:
        raw = text.encode()
        form += b"%s %d\n%s\n" % (name.encode(), len(raw), raw)
    return hashlib.sha256(form).hexdigest()


class Journal:
    """The journal of one writer: lines that hold each other's digests."""

    def __init__(self, folder, handle, tag, name, identity=IDENTITY, pace=1):
        self.writer, self.name, self.pace, self.count = "%s-%s" % (handle, tag), name, pace, 0
        self.head = hashlib.sha256(("tickmark journal 1 %s %s" % (identity, self.writer)).encode()).hexdigest()
        self.file = open(os.path.join(folder, "journal", self.writer + ".jsonl"), "wb")

    def add(self, clock, deed):
        """Adds an entry; `deed` is its members, as they stand in the line."""
        self.count += 1
        # One entry a minute, or one in as many as the pace says, from the beginning of 2025 on.
        day, minute = divmod(clock * self.pace, 1200)
        month, day = divmod(day, 28)
        line = '{"seq":%d,"clock":%d,"at":"%04d-%02d-%02dT%02d:%02d:11Z","by":"%s",%s,"prev":"%s"}' % (
            self.count, clock, 2025 + month // 12, month % 12 + 1, day + 1, minute // 60, minute % 60, self.name, deed, self.head)
        raw = line.encode()
        self.head = hashlib.sha256(raw).hexdigest()
        self.file.write(raw + b"\n")


def make_workspace(folder, items, entries, seed=1):
    """A workspace of two engagements on two catalogs of a team's own, with a history of three writers: they start,
    tick, review, untick, assign, date and note, each in sittings of their own, and nobody reviews what they ticked. The
    same numbers make the same bytes."""
    chance = random.Random(seed)
    for name in ("journal", "catalogs", ".tickmark"):
        os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, "tickmark.json"), "w") as file:
        json.dump({"format": 2, "id": IDENTITY, "name": "Acme Payments"}, file)
    open_items = []
    for place in range(2):
        made = catalog(items // 2)
        made["id"] = "team-%d" % (place + 1)
        with open(os.path.join(folder, "catalogs", made["id"] + ".json"), "w") as file:
            json.dump(made, file, indent=2)
        for area in made["areas"]:
            for criterion in area["criteria"]:
                for item in criterion["items"]:
                    words = '"words":%s' % plain({"title": item["title"], "digest": words_digest(item)})
                    # Status, who ticked, owner, due day.
                    open_items.append(["r%d/%s" % (place + 1, item["id"]), words, "todo", None, None, None])
    journals = [Journal(folder, *person) for person in PEOPLE]
    clock = 0
    for journal, (handle, _, name) in zip(journals, PEOPLE):
        clock += 1
        journal.add(clock, '"do":"person","person":"%s","to":"%s","was":null' % (handle, name))
    for place in range(2):
        clock += 1
        journals[0].add(clock, plain(
            {"do": "engage", "engagement": "r%d" % (place + 1), "report": "soc2", "catalog": "team-%d" % (place + 1), "type": 2,
             "from": "2027-01-01", "to": "2027-06-30", "organization": "Acme Payments", "service": "Payments", "areas": []})[1:-1])
    here = 0
    while clock < entries:
        if clock % SITTING == 0:
            here = chance.randrange(3)
        clock += 1
        item = chance.choice(open_items)
        journals[here].add(clock, deed(item, here, chance))
    for journal in journals:
        journal.file.close()


def deed(item, person, chance):
    """Something that a person can do to an item now; the item is changed with it."""
    address, words, status, ticked, owner, due = item
    draw = chance.random()
    if draw < 0.12:
        day = "2027-%02d-%02d" % (chance.randrange(1, 13), chance.randrange(1, 29))
        item[5] = day
        return '"do":"due","item":"%s","to":"%s","was":%s' % (address, day, plain(due))
    if draw < 0.24:
        handle = PEOPLE[chance.randrange(3)][0]
        item[4] = handle
        return '"do":"owner","item":"%s","to":"%s","was":%s' % (address, handle, plain(owner))
    if draw < 0.30:
        return '"do":"note","item":"%s","text":"Asked for the export of the %d. quarter, and for who may read it."' % (
            address, chance.randrange(1, 5))
    if status == "todo":
        to, says = "inProgress", ""
    elif status == "inProgress":
        to, says = "ready", "," + words
        item[3] = person
    elif status == "ready" and ticked != person and draw < 0.9:
        to, says = "reviewed", "," + words
    else:
        to, says = "inProgress", "," + words
    item[2] = to
    return '"do":"status","item":"%s","to":"%s","was":"%s"%s' % (address, to, status, says)


class Growth:
    """One workspace with a long history, and what is done in it."""

    def __init__(self, tickmark, scratch, items, entries):
        self.tickmark, self.folder = tickmark, os.path.join(scratch, "%d-%d" % (items, entries))
        self.items, self.entries = items, entries
        make_workspace(self.folder, items, entries)
        journal = os.path.join(self.folder, "journal")
        self.journals = [os.path.join(journal, name) for name in sorted(os.listdir(journal))]
        self.size = sum(os.path.getsize(path) for path in self.journals)
        home = os.path.join(scratch, "home")
        os.makedirs(home, exist_ok=True)
        self.environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home, "TICKMARK_USER": "Ana Ruiz",
                            "PATH": os.environ.get("PATH", "/usr/bin:/bin")}
        # What was written a moment ago could be written once more within the same tick of the file system's clock:
        # nothing is believed of it.
        time.sleep(2.1)

    def forget(self):
        """Takes away what this machine has kept of the workspace."""
        kept = os.path.join(self.folder, ".tickmark")
        for name in os.listdir(kept):
            if name.endswith((".json", ".index")) and not name.startswith("writers-"):
                os.remove(os.path.join(kept, name))

    def run(self, *arguments, lines=None):
        """Runs a command. Gives the seconds until it ended, or until so many lines of its answer have come, and the
        most memory that it held with the pages of the binary, in KiB."""
        begun = time.monotonic()
        process = subprocess.Popen([self.tickmark, *arguments], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE if lines else
                                   subprocess.DEVNULL, stderr=subprocess.PIPE)
        if lines:
            for _ in range(lines):
                if not process.stdout.readline():
                    raise Failure("tickmark %s gave fewer than %d lines" % (" ".join(arguments), lines))
            took = time.monotonic() - begun
            process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, -signal.SIGPIPE):
            raise Failure("tickmark %s ended with %d: %s" % (" ".join(arguments), process.returncode, said.decode(errors="replace")))
        return (took if lines else time.monotonic() - begun), usage.ru_maxrss

    def memory(self, *arguments):
        """The most memory of a command's own, in KiB: what it held less the pages of files, as it was seen last before
        it ended."""
        process = subprocess.Popen([self.tickmark, *arguments], cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        own = 0
        while process.poll() is None:
            try:
                with open("/proc/%d/status" % process.pid) as file:
                    figures = {line.split(":")[0]: int(line.split()[1]) for line in file if line.startswith(("VmHWM", "RssFile"))}
                own = max(own, figures["VmHWM"] - figures["RssFile"])
            except (OSError, KeyError):
                # It has ended, or has not begun.
                pass
            time.sleep(0.001)
        return own

    def digest(self):
        """Seconds of `sha256sum` of the journals."""
        begun = time.monotonic()
        subprocess.run(["sha256sum", *self.journals], check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - begun

    def screen(self):
        """Seconds to the first frame."""
        program = Program([self.tickmark], self.folder, self.environment, b"quit", goodbye=b"1q")
        took, memory = program.first_frame, program.memory()[0]
        program.end()
        return took, memory

    def answer(self):
        """Seconds to the frame that answers a key, pressed as soon as the first frame has begun."""
        program = Program([self.tickmark], self.folder, self.environment, b"quit", quiet=0, goodbye=b"1q")
        took, memory = program.answered(b"2", b" filter"), program.memory()[0]
        program.end()
        return took, memory


def measure(growth, table, runs, only=None):
    """Prints the rows of one workspace."""
    size = "{:,} entries: ".format(growth.entries)
    big = growth.entries > 100_000
    someday = growth.items // 4

    def item(number):
        return "r1/A%02d.%d-%02d" % (1, number // 5 % (someday // 200 or 1) + 1, number % 5 + 1)

    def ticks():
        # Whatever its status is: started again and again, so that there is always something to write.
        ticks.count += 1
        return growth.run("note", item(ticks.count), "Looked at it, %d." % ticks.count)
    ticks.count = 0

    def anew(act):
        growth.forget()
        return act("status")

    rows = [
        ("verify", lambda: growth.run("verify"), 5, None),
        ("first status, nothing kept", lambda: anew(growth.run), 8, (2, lambda: anew(growth.memory))),
        ("status", lambda: growth.run("status"), None, None),
        ("a note by the command line", ticks, 0.4 / 0.47 if big else 0.05 / 0.042, None),
        ("undo", lambda: growth.run("undo"), 0.4 / 0.47 if big else 0.05 / 0.042, None),
        ("history --json, first line", lambda: growth.run("history", "--json", lines=2), 1,
         (1, lambda: growth.memory("history", "--json", "--limit", "1"))),
        ("history --json", lambda: growth.run("history", "--json"), None, (1, lambda: growth.memory("history", "--json"))),
        ("export --format csv", lambda: growth.run("export", "--format", "csv"), 6, None),
        ("first frame", growth.screen, 0.5 / 0.47 if big else None, None),
        ("a key pressed at once is answered", growth.answer, None, None),
    ]
    for title, act, budget, memory in rows:
        if only and not any(word in title for word in only):
            continue
        sums, times, memories = [], [], []
        for _ in range(runs):
            sums.append(growth.digest())
            took, most = act()
            times.append(took)
            memories.append(most)
        table.times(size + title, sums, times, budget)
        if memory:
            journals, own, most = growth.size / 2**20, memory[1]() / 2**10, max(memories) / 2**10
            table.absolute(size + title + ", memory", "%.0f MiB" % journals, "%.0f MiB" % own, own, round(memory[0] * journals), "MiB")
            table.absolute(size + title + ", with the pages of the binary", "", "%.0f MiB" % most, most, None, "MiB")


class Rows(Table):
    """The same table against `sha256sum`; a row may be without a budget."""

    def __init__(self):
        self.missed = []
        print("%-52s %26s %29s %8s %8s" % ("", "sha256sum: min/median/max", "Tickmark: same", "ratio", "budget"))

    def line(self, title, floor, ours, ratio, value, budget, unit="x"):
        mark = "" if budget is None else "met" if value <= budget else "NOT MET"
        if mark == "NOT MET":
            self.missed.append(title)
        told = "" if budget is None else ("%.3g %s" % (budget, unit)).strip()
        print("%-52s %26s %29s %8s %8s  %s" % (title, floor, ours, ratio, told, mark), flush=True)


def run(options, scratch):
    print("What grows: commands in workspaces with long histories, beside sha256sum of the same journals.")
    print(machine())
    table = Rows()
    sizes = [(2_000, 50_000, 5)] if options.quick else [(2_000, 50_000, 5), (100_000, 500_000, 3)]
    for items, entries, runs in sizes:
        measure(Growth(options.tickmark, scratch, items, entries), table, runs, options.only)
    print(machine())
    print("All budgets are met." if not table.missed else "Not met: %s." % "; ".join(table.missed))


def main():
    parser = argparse.ArgumentParser(description="Measures Tickmark in workspaces with long histories.")
    parser.add_argument("--tickmark", help="the release binary")
    parser.add_argument("--quick", action="store_true", help="only the smaller workspace")
    parser.add_argument("--only", action="append", help="only rows with this in their titles; may be repeated")
    parser.add_argument("--make", metavar="FOLDER", help="make a workspace there, and measure nothing")
    parser.add_argument("--items", type=int, default=2_000)
    parser.add_argument("--entries", type=int, default=50_000)
    options = parser.parse_args()
    if options.make:
        make_workspace(options.make, options.items, options.entries)
        return 0
    if not options.tickmark:
        parser.error("--tickmark or --make is needed")
    options.tickmark = os.path.abspath(options.tickmark)
    return in_scratch(run, options)


if __name__ == "__main__":
    sys.exit(main())
