"""Does what VERIFY.md tells an auditor, with the commands that stand in it, and holds the ZIP file against Python's reader.

usage: package.py ZIP SCRATCH
"""
import pathlib
import re
import subprocess
import sys
import zipfile

path, scratch = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
with zipfile.ZipFile(path) as package:
    assert package.testzip() is None
    names = package.namelist()
    assert names == sorted(names) and len(set(names)) == len(names), "the names are not sorted"
    assert all(not name.startswith("/") and ".." not in name.split("/") for name in names)
    assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "a time is told"
    package.extractall(scratch)
assert subprocess.run(["unzip", "-tqq", str(path)]).returncode == 0, "unzip finds it damaged"


def shell(command):
    done = subprocess.run(["sh", "-c", command], cwd=scratch, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout} {done.stderr}"
    return done.stdout


page = (scratch / "VERIFY.md").read_text(encoding="utf-8")
blocks = [
    "\n".join(line[7:] for line in block.strip("\n").split("\n"))
    for block in re.findall(r"\n\n((?:       .*\n|\n(?=       ))+)", page)
]
digests, last, chain = blocks[:3]
assert digests.startswith("sha256sum --check SHA256SUMS") and chain.startswith("python3 - journal/*.jsonl"), blocks
listed = shell(digests)
assert listed.count(": OK\n") == len(names) - 1, "not every file has a digest"
# For each writer that the report names.
heads = re.findall(r"\| ([\w-]+) \| (\d+) \| `?([0-9a-f]{64})`? \|", (scratch / "report.md").read_text(encoding="utf-8"))
journals = sorted(name for name in names if name.startswith("journal/"))
assert len(heads) == len(journals) > 0, f"{heads}, and {journals}"
for writer, count, digest in heads:
    command = last.replace("19p", f"{count}p").replace("ana-4f1c0001", writer)
    assert f"journal/{writer}.jsonl" in command and shell(command).split()[0] == digest, writer
whole = shell(chain)
assert whole.count("entries, whole\n") == len(journals), whole
# One byte of a journal that is not as it was is found.
journal = scratch / journals[0]
lines = journal.read_bytes().split(b"\n")
lines[1] = lines[1].replace(b'"at":"20', b'"at":"19', 1)
journal.write_bytes(b"\n".join(lines))
assert "broken at line 3" in shell(chain), shell(chain)
assert subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=scratch, capture_output=True).returncode == 1
print(f"{len(names)} files, {len(journals)} journals")
