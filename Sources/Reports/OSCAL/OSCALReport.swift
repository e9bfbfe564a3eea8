import Digests
import HarmlessText
import Readiness
import StrictJSON

/// A report as OSCAL documents speak of it: its identifiers, and what all documents begin with.
///
/// Stamped 1.1.3, which most consumers take; nothing in it is unknown to 1.2.
struct OSCALReport {
    let summary: Summary
    let engagement: Engagement

    /// The version of OSCAL that documents say they have.
    static let version = "1.1.3"
    /// Whose properties Tickmark's own are: a name, no address. Programs of OSCAL 1.1.3 take only what begins like an
    /// address; `.invalid` is nobody's (RFC 2606).
    static let namespace = "https://tickmark.invalid/oscal"

    /// The space of Tickmark's names: the UUID of version 5 of `tickmark` in the space of URLs of RFC 9562.
    private static let space: [UInt8] = [
        0x46, 0x59, 0x7D, 0x6A, 0x2A, 0x8B, 0x51, 0xCE, 0x8A, 0xD1, 0xC9, 0x78, 0xCE, 0x8C, 0xCB, 0xB7,
    ]

    /// The identifier of something of this report: the same in every export, and another one in every other report. The
    /// entry that began the report is what tells reports of different workspaces apart.
    func uuid(_ kind: String, _ name: String = "") -> String {
        NamedUUID.text(of: "\(engagement.record.began.entry)/\(kind)/\(name)", in: Self.space)
    }

    /// A moment of a day; OSCAL wants a time zone.
    static func moment(_ day: Day) -> JSONValue { .string("\(day)T00:00:00Z") }

    /// How its documents are called: `assessment-results-soc2.json`.
    func fileName(_ model: String) -> String { "\(model)-\(engagement.id.text).json" }

    var heading: String { "\(engagement.title), \(engagement.record.type.value.dates)" }

    // MARK: Metadata

    static let disclaimer = "This is the team's own view of how ready it is. It is no audit; the opinion is a CPA's."

    /// What every document begins with.
    ///
    /// - Parameters:
    ///   - people: Whom the document speaks of.
    ///   - hasOwners: Whether it gives them work.
    func metadata(_ title: String, people: [Handle] = [], hasOwners: Bool = false) -> JSONValue {
        var remarks = [Self.disclaimer]
        if !summary.damage.isEmpty {
            remarks.append("It was made from a workspace that is damaged or incomplete, so it may be wrong.")
        }
        let organization: JSONValue = .members([
            ("uuid", .string(uuid("organization"))), ("type", "organization"),
            ("name", .string(OSCALText.line(engagement.record.organization.value) ?? "Unnamed")),
        ])
        let persons = people.map { handle -> JSONValue in
            .members([
                ("uuid", .string(party(handle))), ("type", "person"),
                ("name", .string(OSCALText.line(summary.state.record.name(of: handle)) ?? handle.text)),
            ])
        }
        return .members([
            (
                "title",
                .string("\(title): \(OSCALText.markup(engagement.record.organization.value, instead: "Unnamed")), \(heading)")
            ),
            ("last-modified", Self.moment(summary.day)), ("version", .string("\(summary.day)")),
            ("oscal-version", .string(Self.version)),
            ("roles", hasOwners ? [["id": "owner", "title": "Owner of an open item"]] : nil),
            ("parties", .array([organization] + persons)), ("remarks", .string(remarks.joined(separator: "\n\n"))),
        ])
    }

    /// The identifier of a person, under whatever handle.
    func party(_ handle: Handle) -> String { uuid("party", summary.state.record.canonical(handle).text) }

    /// People in the order of their names, each once.
    func people(_ handles: some Sequence<Handle>) -> [Handle] {
        Set(handles.map { summary.state.record.canonical($0) }).sorted { $0.text < $1.text }
    }

    /// A property of Tickmark's own; nil where it has no value.
    static func property(_ name: String, _ value: String?) -> JSONValue? {
        guard let value = value.flatMap(OSCALText.line) else { return nil }
        return ["name": .string(name), "ns": .string(namespace), "value": .string(value)]
    }

    // MARK: Controls

    func control(_ item: ItemDefinition) -> String { OSCALText.token(item.id.text) }

    /// The identifier of a criterion or control objective: its own id, unless an item is called so.
    func control(_ criterion: CriterionStanding) -> String {
        let token = OSCALText.token(criterion.id)
        return engagement.items.contains { control($0) == token } ? token + "_criterion" : token
    }

    func statement(_ item: ItemDefinition) -> String { control(item) + "_smt" }

    /// Items in scope that apply.
    var applying: [ItemDefinition] {
        engagement.items.filter { engagement.isInScope($0) && engagement.work(on: $0.id).status != .notApplicable }
    }

    /// What stands for the system, which OSCAL wants a plan of: the summary of this export, which lies beside the
    /// documents.
    var system: JSONValue {
        [
            "uuid": .string(uuid("system")), "title": "The summary of the workspace",
            "description": "Stands for a system security plan, of which a readiness assessment has none.",
            "rlinks": [["href": .string(OSCALDocuments.summaryName), "media-type": "text/markdown"]],
        ]
    }

    /// What is assessed: the statements of the items that apply. Those that do not are named with their reasons.
    var reviewed: JSONValue {
        let included = applying.map { item -> JSONValue in ["control-id": .string(control(item))] }
        let excluded = engagement.items.filter {
            engagement.isInScope($0) && engagement.work(on: $0.id).status == .notApplicable
        }
        let reasons = excluded.map { item in
            "\(OSCALText.markup(item.id.text, instead: "?")): "
                + OSCALText.markup(engagement.work(on: item.id).reason, instead: "no reason was given")
        }
        let selection: JSONValue = .members([
            ("description", .string(included.isEmpty ? "No item is in scope." : "The items in scope that apply.")),
            ("include-controls", included.isEmpty ? nil : .array(included)),
            ("exclude-controls", excluded.isEmpty ? nil : .array(excluded.map { ["control-id": .string(control($0))] })),
            ("remarks", reasons.isEmpty ? nil : .string("Not applicable: " + reasons.joined(separator: "\n\n"))),
        ])
        return ["control-selections": [selection]]
    }
}

extension JSONValue {
    /// An object of those members that there are.
    static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { name, value in value.map { .init(name, $0) } })
    }

    /// An array, or nothing where it would be empty: OSCAL allows no empty ones.
    static func filled(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }
}
