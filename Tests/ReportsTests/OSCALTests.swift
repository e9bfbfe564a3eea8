import Digests
import Readiness
import Reports
import StrictJSON
import Testing

@Suite("An export as OSCAL")
struct OSCALTests {
    private static let required = [
        "catalog": ["uuid", "metadata"], "profile": ["uuid", "metadata", "imports"],
        "assessment-plan": ["uuid", "metadata", "import-ssp", "reviewed-controls"],
        "assessment-results": ["uuid", "metadata", "import-ap", "results"],
        "plan-of-action-and-milestones": ["uuid", "metadata", "poam-items"],
    ]

    private func models(_ summary: Summary) throws -> [(name: String, model: String, value: JSONValue)] {
        try documents(of: summary, as: .oscal).filter { $0.name.hasSuffix(".json") }.map { document in
            let root = try JSONValue(JSONDocument(document.bytes).root)
            guard case .object(let members) = root, let first = members.first, members.count == 1 else {
                Issue.record("\(document.name) holds more than one model")
                return (document.name, "", .null)
            }
            return (document.name, first.key, first.value)
        }
    }

    /// Holds all documents of an export against what OSCAL asks for.
    private func check(_ summary: Summary, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let all = documents(of: summary, as: .oscal)
        for engagement in summary.engagements {
            var reader = OSCALReader()
            for (name, model, value) in try models(summary) where name.hasSuffix("-\(engagement.id).json") {
                guard case .object(let members) = value else { continue }
                let keys = members.map(\.key)
                #expect(
                    Self.required[model]?.allSatisfy(keys.contains) ?? false, "\(name) has \(keys)",
                    sourceLocation: sourceLocation)
                var single = OSCALReader()
                single.read(value)
                #expect(single.uuids.allSatisfy { $0.value == 1 }, "\(name)", sourceLocation: sourceLocation)
                reader.read(value)
                // People, the organization and the summary are the same in every document.
                reader.shared.formUnion(single.uuids.keys)
            }
            #expect(reader.allFaults.isEmpty, "\(reader.allFaults.prefix(5))", sourceLocation: sourceLocation)
            for address in reader.addresses where !address.contains(":") && !address.hasPrefix("evidence/") {
                #expect(
                    all.contains { $0.name == address }, "\(address) is not beside the documents", sourceLocation: sourceLocation)
            }
        }
    }

    @Test("Whatever a document refers to is there, and what OSCAL requires, too")
    func references() throws { try check(AuditedOffice.summary()) }

    @Test("The auditor's documents, and those of a report of which nothing was done", arguments: Audience.allCases)
    func audiences(audience: Audience) throws {
        try check(AuditedOffice.summary(for: audience))
        var office = Northwind()
        office.write(.engage(Northwind.setup("soc2", .soc2, areas: [])))
        try check(AuditedOffice.summary(of: office, for: audience))
    }

    @Test("Whatever text stands in a workspace", arguments: Hostile.texts)
    func hostile(text: String) throws { try check(Hostile.summary(text)) }

    @Test("A report without anything in scope has documents that are whole")
    func nothingInScope() throws {
        var office = Northwind()
        office.write(.engage(Northwind.setup("soc1", .soc1, type: .type1(asOf: Northwind.day("2027-03-31")), areas: [])))
        let summary = AuditedOffice.summary(of: office)
        try check(summary)
        #expect(try models(summary).map(\.model) == ["catalog", "profile", "assessment-plan", "assessment-results"])
    }

    @Test("Where nothing is open there is no plan of action, and where no report has begun there is no document")
    func finished() throws {
        var office = Northwind()
        office.write(.engage(Northwind.setup("soc1", .soc1, type: .type1(asOf: Northwind.day("2027-03-31")), areas: ["PY"])))
        #expect(try models(AuditedOffice.summary(of: office)).contains { $0.model == "plan-of-action-and-milestones" })
        for item in ["PY1-01", "PY2-01"] as [ItemID] {
            office.write(.status(ItemAddress("soc1", item), to: .ready, was: .todo, reason: ""))
        }
        let done = AuditedOffice.summary(of: office)
        #expect(try !models(done).contains { $0.model == "plan-of-action-and-milestones" })
        try check(done)
        #expect(documents(of: AuditedOffice.summary(of: Northwind()), as: .oscal).isEmpty)
    }

    @Test("An item is satisfied only where it is ticked and evidence shows it")
    func satisfied() throws {
        let states = try findings(AuditedOffice.summary())
        #expect(states["CC6.1-02_smt"] != nil && states["CC6.2-02_smt"] == nil, "what does not apply has no finding")
        let summary = AuditedOffice.summary()
        let covered = summary.state.coverage(of: summary.engagements[0]).coveredItems
        for (target, state) in states {
            let id = ItemID(String(target.dropLast(4)))
            let isTicked = summary.engagements.contains { $0.work(on: id).status.isTicked }
            #expect((state == "satisfied") == (isTicked && covered.contains(id)), "\(target)")
        }
    }

    private func findings(_ summary: Summary) throws -> [String: String] {
        var states: [String: String] = [:]
        for (_, model, value) in try models(summary) where model == "assessment-results" {
            for finding in value["results"]?.elements.first?["findings"]?.elements ?? [] {
                guard case .string(let target)? = finding["target"]?["target-id"],
                    case .string(let state)? = finding["target"]?["status"]?["state"]
                else { continue }
                states[target] = state
            }
        }
        return states
    }

    @Test("Identifiers stay the same from export to export, and differ between workspaces")
    func stable() throws {
        func identifiers(_ summary: Summary) throws -> Set<String> {
            var reader = OSCALReader()
            for (_, _, value) in try models(summary) { reader.read(value) }
            return Set(reader.uuids.keys)
        }
        let now = try identifiers(AuditedOffice.summary())
        let later = try identifiers(AuditedOffice.summary(of: AuditedOffice.office, on: Northwind.day("2026-12-24")))
        #expect(now == later)
        var other = Northwind()
        other.write(.engage(Northwind.setup("soc2", .soc2, areas: ["A"])), by: Northwind.ben)
        #expect(try identifiers(AuditedOffice.summary(of: other)).isDisjoint(with: now))
    }

    @Test("Named UUIDs are those of RFC 9562")
    func named() {
        // Appendix A.4: www.example.com in the space of names of hosts.
        let hosts: [UInt8] = [0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8]
        #expect(NamedUUID.text(of: "www.example.com", in: hosts) == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }
}

extension JSONValue {
    fileprivate subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    fileprivate var elements: [JSONValue] { if case .array(let values) = self { values } else { [] } }
}
