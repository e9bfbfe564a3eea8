"""Reads what `check` answers for other programs: SARIF by a model of its standard, JUnit by a reader of it.

usage: check_results.py SARIF JUNIT JSON
"""
import json
import pathlib
import sys

import junitparser
from sarif_pydantic import Sarif

failed = sum(not rule["holds"] for rule in json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))["rules"])
assert failed
text = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
run = Sarif.model_validate(text).runs[0]
assert run.tool.driver.name == "tickmark" and len(run.results) == failed, f"{len(run.results)} results"
rules = {rule.id for rule in run.tool.driver.rules}
assert rules and all(result.rule_id in rules and result.message.text for result in run.results)
suites = junitparser.JUnitXml.fromfile(sys.argv[2])
cases = [case for suite in suites for case in (suite if isinstance(suite, junitparser.TestSuite) else [suite])]
assert sum(1 for case in cases if not case.is_passed) == failed and len(cases) >= failed, cases
print(f"{len(rules)} rules, {len(cases)} cases, {failed} failed")
