import Readiness
import StrictJSON

extension OSCALReport {
    /// What is still to be done; nil where nothing is, because OSCAL has no empty plan.
    var actions: JSONValue? {
        let open = applying.filter { !engagement.work(on: $0.id).status.isTicked }
        guard !open.isEmpty else { return nil }
        let planned = open.filter { engagement.work(on: $0.id).due.value != nil }
        let owners = people(planned.compactMap { engagement.work(on: $0.id).ownerPerson })
        return [
            "plan-of-action-and-milestones": .members([
                ("uuid", .string(uuid("plan-of-action-and-milestones"))),
                ("metadata", metadata("Plan of action and milestones", people: owners, hasOwners: !owners.isEmpty)),
                ("import-ssp", ["href": .string("#\(uuid("system"))")]), ("risks", .filled(planned.map(risk))),
                ("poam-items", .array(open.map(action))), ("back-matter", ["resources": [system]]),
            ])
        ]
    }

    private func action(_ item: ItemDefinition) -> JSONValue {
        let work = engagement.work(on: item.id)
        var words = "\(work.status.title)."
        if let returned = work.returned {
            words += " Returned: \(OSCALText.markup(returned.reason, instead: "no reason was given"))"
        }
        if let blocked = work.blocked.value { words += " Blocked: \(OSCALText.markup(blocked, instead: "no reason was given"))" }
        let properties = [
            Self.property("item", item.id.text), Self.property("priority", item.priority?.rawValue),
            Self.property("late", work.isLate(on: summary.day) ? "yes" : nil),
        ].compactMap { $0 }
        return .members([
            ("uuid", .string(uuid("poam-item", item.id.text))),
            ("title", .string(OSCALText.markup(item.title, instead: item.id.text))), ("description", .string(words)),
            ("props", .filled(properties)),
            (
                "related-risks",
                work.due.value == nil ? nil : [["risk-uuid": .string(uuid("risk", item.id.text))]]
            ),
        ])
    }

    /// The day by which an item is to be ticked, and by whom.
    private func risk(_ item: ItemDefinition) -> JSONValue {
        let work = engagement.work(on: item.id)
        let due = work.due.value ?? summary.day
        let title = OSCALText.markup(item.title, instead: item.id.text)
        let responsible = work.ownerPerson.map { owner -> JSONValue in
            [["role-id": "owner", "party-uuids": [.string(party(owner))]]]
        }
        let task: JSONValue = .members([
            ("uuid", .string(uuid("task", item.id.text))), ("type", "milestone"), ("title", .string("Ticked: \(title)")),
            ("timing", ["on-date": ["date": Self.moment(due)]]), ("responsible-roles", responsible),
        ])
        return .members([
            ("uuid", .string(uuid("risk", item.id.text))), ("title", .string(title)),
            ("description", "The item is open."), ("statement", "Until it is ticked, the report may not say that it is so."),
            ("status", "open"), ("deadline", Self.moment(due)),
            (
                "remediations",
                [
                    [
                        "uuid": .string(uuid("remediation", item.id.text)), "lifecycle": "planned", "title": .string(title),
                        "description": "What the catalog accepts as evidence is done and ticked.", "tasks": [task],
                    ]
                ]
            ),
        ])
    }
}
