#!/usr/bin/env python3
"""Measures Tickmark against floor.c, a C program of the same screen, and prints the ratios with the budgets beside
them.

Both programs run in pseudo-terminals of 120 x 40, in turn, so that whatever else the machine does slows both. The
terminal answers nothing. Figures are reported and never asserted: the exit status is 0 unless something could not be
measured.

How a frame's end is found: after a key, or after the start, everything that comes is read until nothing has come for a
while; the time is that of the last byte, so that the waiting is in no figure. How a start's beginning is known: the
child notes the time just before it becomes the program, so that Python's own fork is in no figure.

Standard library only. See Documentation/Develop/Speed.md.
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from program import COLUMNS, ROWS, Failure, Program

AREAS, ITEMS_A_CRITERION = 20, 5

# The words of floor.c. An item's text is chosen by its number, in both programs by the same rule.
SUBJECTS = ["Access to production", "The register of vendors", "Every change to code", "The recovery plan",
            "Handling of incidents", "Keys and secrets", "Training of new staff"]
STATES = ["is approved by its owner", "is reviewed on a schedule", "is recorded in one place", "follows a written policy",
          "is tested before it counts"]
REASONS = ["An auditor draws samples from it, so a gap in it becomes a finding in the report.",
           "Without it nobody can say who decided what, and the decision will be asked about.",
           "It fails in silence: nothing breaks on the day it is forgotten, and much later it does."]
WAYS = ["A small company keeps one page for it, names an owner, and looks at it in the first week of each quarter.",
        "Let the tool that does the work keep the record, and export that record on the day the quarter ends.",
        "Put it in the calendar with the owner's name, and attach what was looked at and what came of it.",
        "Begin with the three systems that hold customer data, and add the others as they come up for renewal."]
PROOFS = ["Export that shows the date, the owner and the decision for each entry",
          "Ticket of the last review with what was changed by it",
          "Minutes of the meeting in which it was approved"]
ROLES = ["Security lead", "Engineering lead", "People lead", "Finance lead"]
CADENCES = ["once", "quarterly", "annually"]


# Workspaces

def catalog(count):
    """A team's catalog of a number of items, in the format of Documentation/Formats/Catalogs.md."""
    criteria = count // ITEMS_A_CRITERION
    each = -(-criteria // AREAS)
    areas = []
    for area in range(AREAS):
        held = []
        for criterion in range(area * each, min((area + 1) * each, criteria)):
            name = "A%02d.%d" % (area + 1, criterion - area * each + 1)
            items = []
            for item in range(criterion * ITEMS_A_CRITERION, (criterion + 1) * ITEMS_A_CRITERION):
                items.append({
                    "id": "%s-%02d" % (name, item % ITEMS_A_CRITERION + 1), "title": SUBJECTS[item % 7] + " " + STATES[item % 5],
                    "guidance": REASONS[item % 3] + " " + WAYS[item % 4], "evidence": [PROOFS[item % 3], PROOFS[(item + 1) % 3]],
                    "cadence": CADENCES[item % 3], "effort": item % 3 + 1, "role": ROLES[item % 4], "types": [1, 2]})
            held.append({"id": name, "title": "Criterion %d of area %d" % (criterion - area * each + 1, area + 1), "items": items})
        areas.append({"id": "A%02d" % (area + 1), "title": "Area %d" % (area + 1), "category": "Security", "required": True,
                      "summary": "One of the areas that speed is measured with.", "criteria": held})
    return {"format": 1, "id": "bench", "report": "soc2", "title": "A catalog to measure speed with", "version": "2026.11",
            "areas": areas}


def make_workspace(folder, count):
    """A workspace with one engagement on a team's catalog: the manifest, the catalog, and a journal of two chained
    lines."""
    identity, writer = "speed0000000000000", "ana-4f1c90ab"
    for name in ("journal", "catalogs", ".tickmark"):
        os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, "tickmark.json"), "w") as file:
        json.dump({"format": 1, "id": identity, "name": "Acme Payments"}, file)
    with open(os.path.join(folder, "catalogs", "bench.json"), "w") as file:
        json.dump(catalog(count), file, indent=2)
    entries = [
        {"do": "person", "person": "ana", "to": "Ana Ruiz", "was": None},
        {"do": "engage", "engagement": "soc2", "report": "soc2", "catalog": "bench", "type": 2, "from": "2027-01-01",
         "to": "2027-06-30", "organization": "Acme Payments", "service": "", "areas": []}]
    head = hashlib.sha256(("tickmark journal 1 %s %s" % (identity, writer)).encode()).hexdigest()
    with open(os.path.join(folder, "journal", writer + ".jsonl"), "w") as file:
        for number, entry in enumerate(entries, 1):
            line = {"seq": number, "clock": number, "at": "2026-11-24T09:00:00Z", "by": "Ana Ruiz", **entry, "prev": head}
            text = json.dumps(line, separators=(",", ":"))
            head = hashlib.sha256(text.encode()).hexdigest()
            file.write(text + "\n")


# Programs in terminals

class Table:
    """Prints a line a figure, with the ratio, its budget, and whether it is met."""

    def __init__(self):
        self.missed = []
        print("%-40s %26s %26s %8s %8s" % ("", "C: min / median / max", "Tickmark: same", "ratio", "budget"))

    def times(self, title, floor, ours, budget, of=statistics.median):
        ratio = of(ours) / of(floor)
        self.line(title, self.spread(floor, 1e3, "ms", of), self.spread(ours, 1e3, "ms", of), "%.2f" % ratio, ratio, budget)

    def counts(self, title, floor, ours, budget):
        ratio = statistics.median(ours) / statistics.median(floor)
        self.line(title, self.spread(floor, 1, ""), self.spread(ours, 1, ""), "%.2f" % ratio, ratio, budget)

    def absolute(self, title, floor, ours, value, budget, unit):
        self.line(title, floor, ours, "", value, budget, unit)

    def note(self, title, floor, ours):
        """A figure without a budget, which explains the one above it."""
        print("%-40s %26s %26s" % (title, floor, ours), flush=True)

    def line(self, title, floor, ours, ratio, value, budget, unit="x"):
        met = value <= budget
        if not met:
            self.missed.append(title)
        mark = "met" if met else "NOT MET"
        print("%-40s %26s %26s %8s %8s  %s" % (title, floor, ours, ratio, ("%g %s" % (budget, unit)).strip(), mark), flush=True)

    @staticmethod
    def spread(values, scale, unit, of=statistics.median):
        form = "%.2f" if unit == "ms" else "%d"
        parts = [form % (value * scale) for value in (min(values), of(values), max(values))]
        return (" / ".join(parts) + " " + unit).strip()


def percentile99(values):
    """The value that 99 of 100 are below, or at."""
    return sorted(values)[min(len(values) - 1, -(-len(values) * 99 // 100) - 1)]


def machine():
    """What the figures were taken on."""
    model = "unknown processor"
    with open("/proc/cpuinfo") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    system = platform.system()
    if os.path.exists("/etc/os-release"):
        with open("/etc/os-release") as file:
            system = next((line.split("=", 1)[1].strip().strip('"') for line in file if line.startswith("PRETTY_NAME=")), system)
    load = ", ".join("%.1f" % value for value in os.getloadavg())
    return "%d processors (%s), %s, Linux %s; load %s" % (os.cpu_count(), model, system, platform.release(), load)


class Bench:
    """The two programs, and the workspaces that they are started in."""

    FOOTER = b"quit"

    def __init__(self, options, scratch):
        self.options = options
        self.scratch = scratch
        home = os.path.join(scratch, "home")
        os.makedirs(home)
        with open(os.path.join(home, ".gitconfig"), "w") as file:
            file.write("[user]\n\tname = Ana Ruiz\n")
        # No TICKMARK_USER: the ordinary start, which has to find out who sits there.
        self.environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home, "PATH": os.environ.get("PATH", "/usr/bin:/bin")}
        self.folders = {}
        for count in (300, 10_000, 100_000):
            folder = os.path.join(scratch, str(count))
            os.makedirs(folder)
            make_workspace(folder, count)
            self.folders[count] = folder
        built_in = os.path.join(scratch, "built-in")
        subprocess.run(
            [options.tickmark, "init", built_in, "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30",
             "--organization", "Acme Payments", "--category", "Availability", "--category", "Confidentiality", "--category", "Privacy",
             "--category", "Processing Integrity"],
            check=True, stdout=subprocess.DEVNULL, env=self.environment)
        self.folders["built-in"] = built_in

    def floor(self, count):
        rows = 300 if count == "built-in" else count
        return Program([self.options.floor, str(rows)], self.scratch, self.environment, self.FOOTER)

    def tickmark(self, count, *arguments):
        # The program comes back where one was: at the Overview.
        return Program([self.options.tickmark, *arguments], self.folders[count], self.environment, self.FOOTER, goodbye=b"1q")

    def starts(self, count, runs, has_options=False):
        """Seconds from exec to the last byte of the first frame, of each program."""
        floor, ours = [], []
        arguments = ["--workspace", self.folders[count]] if has_options else []
        for run in range(runs + 1):
            for make, times in ((self.floor, floor), (lambda count: self.tickmark(count, *arguments), ours)):
                program = make(count)
                # The first of each warms the caches of the file system; it also is the first start in the workspace,
                # which keeps the name of who sits there.
                if run > 0:
                    times.append(program.first_frame)
                program.end()
        return floor, ours

    def answers(self, count, runs):
        """Seconds from exec to the frame that answers a key, pressed as soon as the first frame has begun: what is
        shown before may be a picture."""
        times = []
        for _ in range(runs):
            program = Program([self.options.tickmark], self.folders[count], self.environment, self.FOOTER, quiet=0, goodbye=b"1q")
            times.append(program.answered(b"2", b" filter"))
            program.end()
        return times

    def pair(self, count):
        """Both programs at their lists of items."""
        floor, ours = self.floor(count), self.tickmark(count)
        ours.press(b"2", quiet=0.1)
        return floor, ours

    def keys(self, count, rounds):
        """Seconds and bytes of single cursor moves within what is in sight, down and up again."""
        floor, ours = self.pair(count)
        times, sizes = ([], []), ([], [])
        for round in range(rounds):
            for key in [b"j"] * 20 + [b"k"] * 20:
                for index, program in enumerate((floor, ours)):
                    seconds, size = program.press(key)
                    times[index].append(seconds)
                    sizes[index].append(size)
        memory = floor.memory(), ours.memory()
        floor.end()
        ours.end()
        return times, sizes, memory

    def middle_keys(self, count, presses):
        """Seconds of cursor moves in the middle of a long list, each of which scrolls it."""
        floor, ours = self.pair(count)
        times = ([], [])
        for program in (floor, ours):
            for _ in range(3):
                program.press(b"j" * 3000, quiet=0.1)
        for _ in range(presses):
            for index, program in enumerate((floor, ours)):
                times[index].append(program.press(b"j")[0])
        floor.end()
        ours.end()
        return times

    def bursts(self, runs):
        """Seconds from 500 keys at once to the frame of where they lead."""
        floor, ours = self.pair(10_000)
        times = ([], [])
        for _ in range(runs):
            for index, program in enumerate((floor, ours)):
                times[index].append(program.press(b"j" * 500, quiet=0.1)[0])
                program.press(b"g", quiet=0.1)
        floor.end()
        ours.end()
        return times

    def idle(self, seconds):
        """How often each program was woken while nothing happened."""
        pair = self.pair(300)
        time.sleep(0.5)
        before = [program.wakeups() for program in pair]
        time.sleep(seconds)
        after = [program.wakeups() for program in pair]
        for program in pair:
            program.end()
        return [late - early for early, late in zip(before, after)]


def run(options, scratch):
    bench = Bench(options, scratch)
    print("Tickmark against the same screen in C (Benchmarks/floor.c), in a terminal of %d x %d, in turn." % (COLUMNS, ROWS))
    print(machine())
    scale = 1 if not options.quick else 4
    table = Table()
    for title, count, runs, budget in (
            ("start, SOC 2 built in (242; C: 300)", "built-in", 40 // scale, 4), ("start, 300 items", 300, 40 // scale, 4),
            ("start with options, 300 items", 300, 40 // scale, 4), ("start, 10,000 items", 10_000, 16 // scale, 6),
            ("start, 100,000 items", 100_000, 8 // scale, 20)):
        floor, ours = bench.starts(count, runs, has_options="options" in title)
        table.times("%s, %d runs" % (title, runs), floor, ours, budget)
        if count not in ("built-in", 300):
            table.note("  a key pressed at once is answered", "", Table.spread(bench.answers(count, max(3, runs // 2)), 1e3, "ms"))
    memories = {}
    for count, rounds in ((300, 6), (10_000, 3), (100_000, 3)):
        times, sizes, memories[count] = bench.keys(count, max(1, rounds // scale))
        presses = "{:,} items, {} keys".format(count, len(times[0]))
        table.times("key p50, " + presses, times[0], times[1], 1.75)
        table.times("key p99, " + presses, times[0], times[1], 2, of=percentile99)
        table.counts("bytes a cursor move, {:,} items".format(count), sizes[0], sizes[1], 1.2)
    times = bench.middle_keys(100_000, 80 // scale)
    table.times("key p50, scrolling at row 9,000 of 100,000", times[0], times[1], 1.75)
    runs = 12 // scale
    times = bench.bursts(runs)
    table.times("500 keys at once, %d runs" % runs, times[0], times[1], 2)
    woken = bench.idle(1 if options.quick else 5)
    table.absolute("wake-ups in %d idle seconds" % (1 if options.quick else 5), str(woken[0]), str(woken[1]), woken[1], 0, "")
    for count, (floor, ours) in memories.items():
        budget = 16 + count / 1024
        peaks, own = zip(floor, ours)
        table.absolute("memory, {:,} items".format(count), *("%.1f MiB" % (part / 1024) for part in own), own[1] / 1024,
                       round(budget, 1), "MiB")
        table.note("  with the pages of the binary", *("%.1f MiB" % (peak / 1024) for peak in peaks))
    print(machine())
    print("All budgets are met." if not table.missed else "Not met: %s." % "; ".join(table.missed))


def in_scratch(work, options):
    """Measures in a scratch folder, which is taken away; the exit status says whether it could be done."""
    scratch = tempfile.mkdtemp(prefix="tickmark-bench-")
    try:
        work(options, scratch)
        return 0
    except (Failure, subprocess.CalledProcessError, OSError) as failure:
        print("This could not be measured: %s" % failure, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description="Measures Tickmark against a C program of the same screen.")
    parser.add_argument("--tickmark", required=True, help="the release binary")
    parser.add_argument("--floor", required=True, help="floor.c, compiled")
    parser.add_argument("--quick", action="store_true", help="a quarter of the runs, to try something out")
    options = parser.parse_args()
    options.tickmark, options.floor = os.path.abspath(options.tickmark), os.path.abspath(options.floor)
    return in_scratch(run, options)


if __name__ == "__main__":
    sys.exit(main())
