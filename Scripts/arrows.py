#!/usr/bin/env python3
"""Prints who knows whom, and fails where an arrow is missing from Package.swift or goes round in a circle.

Two graphs: the targets of the package, by what their files import, and inside each target its folders, by the types
that one folder declares and another one names. A folder is what stands directly below the target's own; the files
beside the folders are one of their own, called `.`.

usage: Scripts/arrows.py [-q] [--package DIR]     -q says only what is wrong
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
from collections import defaultdict

IMPORT = re.compile(r"^\s*(?:@\w+ |public |package |internal )*import (?:(?:struct|class|enum|func|protocol|var) )?(\w+)", re.M)
TYPE = re.compile(
    r"^( *)((?:@\w+(?:\([^)]*\))? |public |package |internal |private |fileprivate |final |indirect |nonisolated )*)"
    r"(?:struct|class|enum|protocol|actor|typealias) +(\w+)", re.M)
NAME = re.compile(r"\b[A-Z]\w*")


def code(text):
    """The text without comments, and of strings only the code that they hold."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)
    held = re.compile(r"\\\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
    return re.sub(r'"(?:\\\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\\.|[^"\\\n])*"', lambda m: '" ' + " ".join(held.findall(m[0])) + ' "', text)


def packaged(folder):
    """The targets of the package as SwiftPM understands it: name, path, what each declares."""
    dump = json.loads(subprocess.run(
        ["swift", "package", "--package-path", folder, "dump-package"], check=True, capture_output=True, text=True).stdout)
    targets = {}
    for target in dump["targets"]:
        declared = set()
        for dependency in target["dependencies"]:
            name = next(iter(dependency.values()))[0]
            declared.add(name)
        below = "Tests" if target["type"] == "test" else "Sources"
        targets[target["name"]] = {
            "path": pathlib.Path(folder, target.get("path") or f"{below}/{target['name']}"),
            "declares": declared, "kind": target["type"],
            "exclude": [pathlib.Path(path) for path in target.get("exclude", [])],
        }
    return targets


def swift_files(target):
    for path in sorted(target["path"].rglob("*.swift")):
        inside = path.relative_to(target["path"])
        if not any(inside.is_relative_to(left) for left in target["exclude"]): yield path, inside


def circles(arrows):
    """The strongly connected parts with more than one member (Tarjan)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(arrows.get(node, ())):
            if other not in index: visit(other)
            if other in stack: low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            part = []
            while True:
                part.append(stack.pop())
                if part[-1] == node: break
            if len(part) > 1: found.append(sorted(part))

    for node in sorted(arrows):
        if node not in index: visit(node)
    return found


def folder_arrows(target):
    """Which folder names which other one's types, and an example of each arrow."""
    texts = [("." if len(inside.parts) == 1 else inside.parts[0], inside, code(path.read_text()))
             for path, inside in swift_files(target)]
    declared, all_names = defaultdict(set), defaultdict(set)
    for folder, _, text in texts:
        for indent, modifiers, name in TYPE.findall(text):
            all_names[folder].add(name)
            if not indent and "private" not in modifiers: declared[name].add(folder)
    arrows, examples = defaultdict(set), {}
    for folder, inside, text in texts:
        arrows[folder]
        for name in sorted(set(NAME.findall(text))):
            # A name that the folder has itself, or that two folders have, says nothing.
            if len(declared.get(name, ())) != 1 or name in all_names[folder]: continue
            other = next(iter(declared[name]))
            if other == folder: continue
            arrows[folder].add(other)
            examples.setdefault((folder, other), []).append(f"{inside} names {name}")
    return arrows, examples


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("-q", action="store_true", help="say only what is wrong")
    arguments.add_argument("--package", default=str(pathlib.Path(__file__).resolve().parent.parent))
    options = arguments.parse_args()
    targets = packaged(options.package)
    wrong = []

    def say(line):
        if not options.q: print(line)

    uses = {}
    for name, target in targets.items():
        imported = set()
        for path, inside in swift_files(target):
            for module in IMPORT.findall(path.read_text()):
                if module in targets and module != name:
                    imported.add(module)
                    if module not in target["declares"]:
                        wrong.append(f"{name}/{inside} imports {module}, which Package.swift does not give to {name}")
        uses[name] = imported
        libraries = {other for other in target["declares"] if targets.get(other, {}).get("kind") in ("regular", "system")}
        for other in sorted(libraries - imported):
            wrong.append(f"{name} declares {other} and imports it nowhere")
    say("Targets:")
    for name in sorted(targets):
        say(f"  {name} -> {', '.join(sorted(uses[name])) or 'nothing of ours'}")
    wrong += [f"a circle of targets: {', '.join(part)}" for part in circles(uses)]

    for name in sorted(targets):
        if targets[name]["kind"] == "test": continue
        arrows, examples = folder_arrows(targets[name])
        if len(arrows) < 2: continue
        say(f"\nFolders of {name}:")
        for folder in sorted(arrows): say(f"  {folder} -> {', '.join(sorted(arrows[folder])) or 'none'}")
        for part in circles(arrows):
            lines = [f"a circle of folders in {name}: {', '.join(part)}"]
            for (here, there), names in sorted(examples.items()):
                if here in part and there in part: lines.append(f"    {here} -> {there}: {'; '.join(names[:3])}")
            wrong.append("\n".join(lines))

    for line in wrong: print(f"arrows: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
