"""Reads a workbook with openpyxl, and what LibreOffice made of it, and holds both against the CSV of the same items.

usage: workbook.py AUDIENCE WORKBOOK SHEET-BY-SHEET-FOLDER ITEMS.CSV
"""
import csv
import datetime
import pathlib
import sys

import openpyxl

audience, path, folder, items = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
SHEETS = {
    "team": ["Summary", "Items", "Controls", "Matrix", "Evidence", "Requests", "Areas", "People", "History"],
    "auditor": ["Summary", "Items", "Controls", "Matrix", "Evidence", "Requests", "Areas"],
    "management": ["Summary", "Areas", "People"],
    "customer": ["Summary", "Areas"],
}
LISTS = {"Items": ["status"], "Controls": ["nature"], "Evidence": ["kind", "result"], "Requests": ["kind", "state"]}
DAYS = {
    "Items": ["due", "ticked on", "reviewed on"], "Evidence": ["performed", "collected"], "Requests": ["due"],
    "History": ["day"],
}


def text(value):
    """What LibreOffice shows of a cell: a day as ISO has it, a whole number without a fraction."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


book = openpyxl.load_workbook(path)
assert book.sheetnames == SHEETS[audience], f"{audience}: the sheets are {book.sheetnames}"
for sheet in book:
    name = sheet.title
    rows = list(sheet.iter_rows())
    assert sheet.freeze_panes == "A2", f"{name}: the names of columns do not stay"
    assert sheet.auto_filter.ref == sheet.dimensions, f"{name}: the filter is over {sheet.auto_filter.ref} of {sheet.dimensions}"
    assert all(cell.data_type != "f" for row in rows for cell in row), f"{name}: there is a formula"
    header = [cell.value for cell in rows[0]]
    for column, cell in zip(sheet.iter_cols(), rows[0]):
        width = sheet.column_dimensions[cell.column_letter].width
        longest = max(len(line) for c in column for line in text(c.value).split("\n"))
        assert 5 <= width <= 80, f"{name}: column {cell.value} is {width} wide"
        assert width >= min(longest, 24) * 0.8, f"{name}: column {cell.value} is {width} wide for {longest} characters"
    for title in DAYS.get(name, []):
        if title not in header:
            continue
        cells = [row[header.index(title)] for row in rows[1:]]
        days = [c for c in cells if isinstance(c.value, datetime.datetime)]
        assert days and all(c.value is None or c.is_date for c in cells), f"{name}: {title} is not of days"
        assert all(c.number_format.replace("\\", "").lower() == "yyyy-mm-dd" for c in days), f"{name}: {title} is shown as {days[0].number_format}"
    lists = {}
    for rule in sheet.data_validations.dataValidation:
        assert rule.type == "list", f"{name}: a rule is {rule.type}"
        for block in rule.sqref.ranges:
            assert block.min_row == 2 and block.max_row == len(rows), f"{name}: a list is of {block}"
            lists[header[block.min_col - 1]] = rule.formula1.strip('"').split(",")
    for title in LISTS.get(name, []):
        assert title in lists, f"{name}: {title} has no list, only {list(lists)}"
    for title, choices in lists.items():
        # Reviewed is what another person says in Tickmark: it stands there, and is not offered.
        found = {text(row[header.index(title)].value) for row in rows[1:]} - {"", "Reviewed"}
        assert found <= set(choices), f"{name}: {title} holds {found - set(choices)}, and its list is {choices}"
    # LibreOffice reads the same cells.
    with open(folder / f"{path.stem}-{name}.csv", encoding="utf-8", newline="") as file:
        others = list(csv.reader(file))
    assert len(others) == len(rows), f"{name}: LibreOffice reads {len(others)} rows of {len(rows)}"
    for number, (row, other) in enumerate(zip(rows, others), 1):
        mine = [text(cell.value) for cell in row]
        assert mine == other, f"{name}!{number}: openpyxl reads {mine}, LibreOffice {other}"
if audience == "team":
    with open(items, encoding="utf-8", newline="") as file:
        wanted = list(csv.reader(file))
    sheet = book["Items"]
    assert sheet.max_row == len(wanted) > 300, f"{sheet.max_row} rows, and {len(wanted)} in the CSV"
    for row, line in zip(sheet.iter_rows(), wanted):
        for cell, cell_text in zip(row, line):
            # A spreadsheet would take these for formulas, so a CSV has an apostrophe before them.
            assert text(cell.value) == cell_text.replace("\r\n", "\n") or "'" in cell_text, f"{cell.coordinate}: {cell.value!r}, {cell_text!r}"
print(f"{audience}: {len(book.sheetnames)} sheets are read alike")
