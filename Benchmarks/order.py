#!/usr/bin/env python3
"""Writes down which functions a start and the most used keys call, so that the linker can lay them side by side.

What runs at a start is a tenth of the binary and would lie scattered over all of it; side by side, a few pages of it are mapped instead of hundreds.
Names that are no longer there, because code changed, are passed over by the linker: the list is worth making anew now and then, and never wrong.

The binary runs under valgrind's callgrind, without its debugging information, in a pseudo-terminal. Standard library only.
"""

import argparse
import os
import re
import shutil
import subprocess
import tempfile

from drive import Program

KEYS = [b"2", b"j", b"k", b" ", b"u", b"3", b"4", b"1"]


def calls(tickmark, folder, scratch):
    """The names of all functions that a run calls."""
    profile = os.path.join(scratch, "calls")
    valgrind = [shutil.which("valgrind"), "--tool=callgrind", "--demangle=no", "--callgrind-out-file=" + profile, tickmark]
    environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": scratch, "PATH": os.environ["PATH"], "TICKMARK_USER": "Ana Ruiz"}
    program = Program(valgrind, folder, environment, b"quit")
    for key in KEYS:
        program.press(key, quiet=3)
    program.end()
    with open(profile) as file:
        return set(re.findall(r"^c?fn=\(\d+\) ([\w$.]+)", file.read(), re.MULTILINE))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tickmark", required=True, help="the release binary")
    parser.add_argument("--output", required=True, help="the list to write")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bare = os.path.join(scratch, "tickmark")
        subprocess.run(["strip", "--strip-debug", "-o", bare, options.tickmark], check=True)
        folder = os.path.join(scratch, "workspace")
        subprocess.run([bare, "demo", folder], check=True, stdout=subprocess.DEVNULL)
        called = calls(bare, folder, scratch)
        symbols = subprocess.run(["nm", bare], check=True, capture_output=True, text=True).stdout
        ours = {line.split()[2] for line in symbols.splitlines() if re.match(r"[0-9a-f]+ [tTwWvV] ", line)}
        # What runs before valgrind can tell functions apart: the C library's own beginning, and its choice of functions for this processor.
        called |= {name for name in ours if name.endswith("_ifunc")} | {"_start", "__libc_start_main_impl"}
    with open(options.output, "w") as file:
        file.writelines(name + "\n" for name in sorted(called & ours))
    print("%d of %d functions are called by a start and a few keys." % (len(called & ours), len(ours)))


if __name__ == "__main__":
    main()
