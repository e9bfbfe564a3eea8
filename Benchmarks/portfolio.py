#!/usr/bin/env python3
"""Measures `tickmark portfolio` over many workspaces: its first frame beside that of floor.c, and how long until all of
them are read.

    portfolio.py --tickmark PATH --floor PATH               measures
    portfolio.py --make FOLDER --workspaces 300             only makes the workspaces, to try something out with

Each workspace has a report of 300 items on a team's catalog, and half a year in which three people started, ticked and
reviewed them, so that there is something to forecast. Nothing is kept in them: every run reads every journal. Processor
time is printed below what a clock shows, because it tells what a busy machine took. Figures are reported and never
asserted: the exit status is 0 unless something could not be measured.

Standard library only. See Documentation/Develop/Speed.md.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time

from drive import Table, catalog, in_scratch, machine
from program import Failure, Program
from growth import PEOPLE, SITTING, Journal, deed, plain, words_digest

WORKSPACES, ITEMS, ENTRIES = 300, 300, 450
# Minutes from an entry to the next; and the last of these days, which is today for every run: 1 June 2025.
PACE, TODAY = 400, "1748736000"


def make_workspaces(folder, count):
    """Workspaces of one report each. The same numbers make the same bytes."""
    made = catalog(ITEMS)
    text = json.dumps(made, indent=2)
    items = []
    for area in made["areas"]:
        for criterion in area["criteria"]:
            for item in criterion["items"]:
                items.append(("soc2/" + item["id"], '"words":%s' % plain({"title": item["title"], "digest": words_digest(item)})))
    for number in range(1, count + 1):
        make_workspace(os.path.join(folder, "client-%03d" % number), number, text, items)


def make_workspace(folder, number, text, items):
    """One of them: the manifest, the catalog, and the journals of three writers."""
    chance, identity = random.Random(number), "portfolio%08d" % number
    for name in ("journal", "catalogs", ".tickmark"):
        os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, "tickmark.json"), "w") as file:
        json.dump({"format": 2, "id": identity, "name": "Client %d" % number}, file)
    with open(os.path.join(folder, "catalogs", "bench.json"), "w") as file:
        file.write(text)
    journals = [Journal(folder, *person, identity=identity, pace=PACE) for person in PEOPLE]
    for clock, (journal, (handle, _, name)) in enumerate(zip(journals, PEOPLE), 1):
        journal.add(clock, '"do":"person","person":"%s","to":"%s","was":null' % (handle, name))
    clock = len(PEOPLE) + 1
    journals[0].add(clock, plain(
        {"do": "engage", "engagement": "soc2", "report": "soc2", "catalog": "bench", "type": 2, "from": "2025-09-01",
         "to": "2026-02-28", "organization": "Client %d" % number, "service": "Payments", "areas": []})[1:-1])
    # Status, who ticked, owner, due day of each item.
    states = [[address, words, "todo", None, None, None] for address, words in items]
    here = 0
    while clock < ENTRIES:
        if clock % SITTING == 0:
            here = chance.randrange(len(PEOPLE))
        clock += 1
        journals[here].add(clock, deed(chance.choice(states), here, chance))
    for journal in journals:
        journal.file.close()


def command(arguments, environment):
    """Seconds and processor time of a command, and what it answered."""
    begun = time.monotonic()
    # In a session of its own, as programs in terminals are: the system shares the processors out among those.
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment, start_new_session=True)
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failure("%s: exit status %d" % (" ".join(arguments), process.returncode))
    return seconds, usage.ru_utime + usage.ru_stime, answer


def run(options, scratch):
    clients, home = os.path.join(scratch, "clients"), os.path.join(scratch, "home")
    os.makedirs(home)
    make_workspaces(clients, WORKSPACES)
    environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home, "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
                   "TICKMARK_USER": "Ana Ruiz", "SOURCE_DATE_EPOCH": TODAY}
    print("A portfolio of %d workspaces of %d items and %d entries, beside the first frame of floor.c with %d items."
          % (WORKSPACES, ITEMS, ENTRIES, ITEMS))
    print(machine())
    table = Table()
    floor, first, loaded, used, peaks = [], [], [], [], []
    for turn in range(options.runs + 1):
        low = Program([options.floor, str(ITEMS)], scratch, environment, b"quit")
        ours = Program([options.tickmark, "portfolio", clients], scratch, environment, b"quit", quiet=1.0)
        # What it shows when it has been quiet for a second is all of them, or nothing was measured.
        ours.press(b"\x0c", until=b"%d workspaces" % WORKSPACES, quiet=0.2)
        peaks.append(ours.memory()[0] * 1024)
        low.end()
        ours.end()
        # The first of each warms the caches of the file system.
        if turn > 0:
            floor.append(low.first_frame)
            first.append(ours.marker_seen)
            loaded.append(ours.first_frame)
            used.append(ours.processor_time)
    runs = "%d runs" % options.runs
    table.times("portfolio, first frame, " + runs, floor, first, 40)
    table.absolute("portfolio, all read, " + runs, "", Table.spread(loaded, 1e3, "ms"), statistics.median(loaded), 1.5, "s")
    table.note("  processor time of it", "", Table.spread(used, 1e3, "ms"))
    table.note("  peak memory of it", "", Table.spread(peaks, 1 / (1 << 20), "MiB"))
    taken = []
    for _ in range(options.runs):
        seconds, processor, answer = command([options.tickmark, "portfolio", "--json", clients], environment)
        rows = json.loads(answer)
        if len(rows) != WORKSPACES or any(row.get("problem") for row in rows):
            raise Failure("portfolio --json does not tell %d workspaces that can be read" % WORKSPACES)
        taken.append((seconds, processor))
    taken, used = zip(*taken)
    table.absolute("portfolio --json, " + runs, "", Table.spread(taken, 1e3, "ms"), statistics.median(taken), 1.5, "s")
    table.note("  processor time of it", "", Table.spread(used, 1e3, "ms"))
    print(machine())
    print("All budgets are met." if not table.missed else "Not met: %s." % "; ".join(table.missed))


def main():
    parser = argparse.ArgumentParser(description="Measures tickmark portfolio over many workspaces.")
    parser.add_argument("--tickmark", help="the release binary")
    parser.add_argument("--floor", help="floor.c, compiled")
    parser.add_argument("--runs", type=int, default=10, help="how often each is measured")
    parser.add_argument("--make", help="only makes the workspaces in this folder")
    parser.add_argument("--workspaces", type=int, default=WORKSPACES, help="how many, with --make")
    options = parser.parse_args()
    if options.make:
        make_workspaces(options.make, options.workspaces)
        return 0
    if not options.tickmark or not options.floor:
        parser.error("--tickmark and --floor are needed")
    options.tickmark, options.floor = os.path.abspath(options.tickmark), os.path.abspath(options.floor)
    return in_scratch(run, options)


if __name__ == "__main__":
    sys.exit(main())
