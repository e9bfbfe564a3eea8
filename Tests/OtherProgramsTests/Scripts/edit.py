"""Opens a workbook with openpyxl, sets the status of an item, and saves it elsewhere; without an item it only saves it.

usage: edit.py WORKBOOK OUTPUT [ITEM STATUS]
"""
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
if len(sys.argv) > 3:
    sheet = book["Items"]
    header = [cell.value for cell in sheet[1]]
    found = [row for row in sheet.iter_rows(min_row=2) if row[header.index("item")].value == sys.argv[3]]
    assert len(found) == 1, f"{len(found)} rows of {sys.argv[3]}"
    found[0][header.index("status")].value = sys.argv[4]
book.save(sys.argv[2])
