import Readiness

@testable import Catalogs

/// A small catalog of a team's own, whose lines the tests know.
enum TeamCatalog {
    static let text = """
        {
        "format": 1,
        "id": "iso-soc2",
        "report": "soc2",
        "title": "Ours",
        "version": "1",
        "areas": [
        {"id": "X", "title": "First", "category": "Own", "required": true, "summary": "What comes first.", "criteria": [
        {"id": "X1", "title": "One", "items": [
        {
        "id": "X1-01",
        "title": "The first thing is so",
        "guidance": "Because. Do it.",
        "evidence": ["A list"],
        "cadence": "once",
        "effort": 1,
        "role": "IT lead",
        "types": [1, 2],
        "crosswalk": {"iso27001": ["A.5.1"], "csf": []}
        },
        {"id": "X1-02", "title": "Second", "guidance": "G", "evidence": ["E"], "cadence": "weekly", "effort": 0, "role": "R", "types": [2]}
        ]}
        ]},
        {"id": "Y", "title": "Next", "category": "Own", "required": false, "summary": "What comes next.", "criteria": [
        {"id": "Y1", "title": "Two", "objective": "It is so.", "items": [
        {"id": "Y1-000001", "title": "Third", "guidance": "G", "evidence": ["E"], "cadence": "perEvent", "effort": 365, "role": "R", "types": [1]}
        ]}
        ]}
        ],
        "presets": [
        {"id": "p", "title": "P", "summary": "S", "areas": ["Y", "X"]}
        ]
        }
        """

    /// Reads the catalog with a part of it replaced.
    static func read(replacing part: String = "", by other: String = "") throws(CatalogError) -> Catalog {
        let changed = part.isEmpty ? text : text.replacing(part, with: other)
        return try CatalogReader.read(Array(changed.utf8), file: "catalogs/iso-soc2.json")
    }
}
