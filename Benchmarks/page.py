#!/usr/bin/env python3
"""Runs the programs that measure, and writes what they print into a page, between two markers.

usage: page.py PAGE "PROGRAM ARGUMENTS..."...

The page stays as it is where something could not be measured. Standard library only.
"""

import os
import shlex
import subprocess
import sys

BEGIN, END = "<!-- figures: make bench writes what follows -->", "<!-- end of figures -->"


def run(command):
    """The lines that a program of this folder prints, which are shown as they come."""
    program, *arguments = shlex.split(command)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), program)
    lines = []
    with subprocess.Popen([sys.executable, path, *arguments], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line.rstrip())
    if process.returncode != 0:
        sys.exit("%s: exit status %d; the page stays as it is" % (program, process.returncode))
    return lines


def main():
    page, commands = sys.argv[1], sys.argv[2:]
    with open(page, encoding="utf-8") as file:
        text = file.read()
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        sys.exit("%s: the markers of the figures are not there" % page)
    parts = ["\n".join(run(command)) for command in commands]
    figures = "\n\n".join("```text\n%s\n```" % part for part in parts)
    text = "%s%s\n\n%s\n\n%s" % (text[:text.index(BEGIN)], BEGIN, figures, text[text.index(END):])
    with open(page, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
