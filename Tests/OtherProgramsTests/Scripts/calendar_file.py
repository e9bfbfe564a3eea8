"""Reads a calendar file with icalendar.

usage: calendar_file.py FILE JSON   where JSON is what `upcoming --json` says of the same days
"""
import datetime
import json
import pathlib
import sys

import icalendar

text = pathlib.Path(sys.argv[1]).read_bytes()
assert b"\n" not in text.replace(b"\r\n", b""), "a line ends otherwise than RFC 5545 wants"
assert all(len(line) <= 75 for line in text.split(b"\r\n")), "a line is longer than 75 bytes"
calendar = icalendar.Calendar.from_ical(text)
assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"]
events = calendar.walk("VEVENT") + calendar.walk("VTODO")
assert events, "there is nothing in it"
assert len({str(e["UID"]) for e in events}) == len(events), "two have one identifier"
days = set()
for event in events:
    assert not event.errors, event.errors
    assert str(event["SUMMARY"]).strip() and event["DTSTAMP"].dt.tzinfo is not None
    day = (event.get("DTSTART") or event["DUE"]).dt
    assert type(day) is datetime.date, f"{day} is a time, where a day is meant"
    days.add(day.isoformat())
wanted = {thing["due"] for thing in json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))}
assert days == wanted, f"{sorted(days ^ wanted)} are in one of the two"
print(f"{len(events)} entries on {len(days)} days")
