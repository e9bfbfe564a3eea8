import Readiness
import StrictJSON

extension OSCALReport {
    /// What the items come from: areas as groups, criteria or control objectives as controls, items as controls within
    /// them.
    var catalog: JSONValue {
        var items: [Int: [ItemDefinition]] = [:]
        for item in engagement.items { items[item.criterion, default: []].append(item) }
        var criteria: [Int: [Int]] = [:]
        for (place, criterion) in engagement.criteria.enumerated() { criteria[criterion.area, default: []].append(place) }
        let groups = engagement.areas.enumerated().map { place, standing -> JSONValue in
            let controls = (criteria[place] ?? []).map { criterion in self.criterion(criterion, items[criterion] ?? []) }
            return .members([
                ("id", .string(OSCALText.token(standing.id) + "_area")), ("class", "area"),
                ("title", .string(OSCALText.markup("\(standing.id) \(standing.area.title)", instead: standing.id))),
                ("props", .filled([["name": "label", "value": .string(OSCALText.line(standing.id) ?? "?")]])),
                ("controls", .filled(controls)),
            ])
        }
        return [
            "catalog": .members([
                ("uuid", .string(uuid("catalog"))), ("metadata", metadata("Catalog")), ("groups", .filled(groups)),
            ])
        ]
    }

    private func criterion(_ place: Int, _ items: [ItemDefinition]) -> JSONValue {
        let criterion = engagement.criteria[place]
        let id = control(criterion)
        let objective = criterion.objective.isEmpty ? criterion.title : criterion.objective
        return .members([
            ("id", .string(id)), ("class", .string(engagement.report == .soc1 ? "control-objective" : "criterion")),
            ("title", .string(OSCALText.markup(criterion.title, instead: criterion.id))),
            ("props", .filled([["name": "label", "value": .string(OSCALText.line(criterion.id) ?? "?")]])),
            (
                "parts",
                .filled(
                    [OSCALText.paragraphs(objective)].compactMap { $0 }.map {
                        ["id": .string(id + "_smt"), "name": "statement", "prose": .string($0)]
                    })
            ),
            ("controls", .filled(items.map(itemControl))),
        ])
    }

    private func itemControl(_ item: ItemDefinition) -> JSONValue {
        let detail = engagement.detail(of: item)
        let id = control(item)
        var parts: [JSONValue] = [
            [
                "id": .string(statement(item)), "name": "statement",
                "prose": .string(OSCALText.markup(item.title, instead: item.id.text)),
            ]
        ]
        if let guidance = OSCALText.paragraphs(detail.guidance) {
            parts.append(["id": .string(id + "_gdn"), "name": "guidance", "prose": .string(guidance)])
        }
        for (number, line) in detail.evidence.enumerated() {
            guard let prose = OSCALText.paragraphs(line) else { continue }
            parts.append(["id": .string("\(id)_obj-\(number + 1)"), "name": "assessment-objective", "prose": .string(prose)])
        }
        let properties = [
            Self.property("cadence", item.cadence.rawValue), Self.property("role", item.role),
            Self.property(
                "effort-days", item.effort > 0 ? "\(Int(exactly: item.effort).map(String.init) ?? item.effort.description)" : nil),
            Self.property("control", item.control), Self.property("priority", item.priority?.rawValue),
            Self.property("iso-27001", detail.iso27001.joined(separator: " ")),
            Self.property("nist-csf", detail.csf.joined(separator: " ")),
            Self.property("own", item.catalogPosition == nil && !item.isRetired ? "yes" : nil),
        ].compactMap { $0 }
        return .members([
            ("id", .string(id)), ("class", "item"), ("title", .string(OSCALText.markup(item.title, instead: item.id.text))),
            ("props", .filled([["name": "label", "value": .string(OSCALText.line(item.id.text) ?? "?")]] + properties)),
            ("parts", .array(parts)),
        ])
    }

    /// The scope: the items of the catalog that are in it and apply.
    var profile: JSONValue {
        let ids = applying.map { JSONValue.string(control($0)) }
        let chosen: (String, JSONValue?) =
            ids.isEmpty
            // Without a choice all of the catalog would be meant.
            ? ("exclude-controls", [["matching": [["pattern": "*"]]]])
            : ("include-controls", [["with-ids": .array(ids)]])
        return [
            "profile": .members([
                ("uuid", .string(uuid("profile"))), ("metadata", metadata("Scope")),
                ("imports", [.members([("href", .string(fileName("catalog"))), chosen])]),
                ("merge", ["as-is": true]),
            ])
        ]
    }
}
