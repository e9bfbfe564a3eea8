import Journal
import Readiness
import Reports

/// The story of Northwind with what an auditor asks for: controls, evidence of every kind and requests.
enum AuditedOffice {
    static let controls = [SampleControls.doors, control("asset-inventory", items: ["CC6.1-01"], criteria: ["CC6.1"])]

    static var journal: [Entry] { office.journal }

    /// Whoever attached the pieces, in the order of the entries.
    static var office: Northwind {
        var office = Northwind.story
        let day = Northwind.day
        office.write(.control("asset-inventory", .owner(to: "ana", was: nil)))
        var list = setup("Hosts of 3 Nov", .file(digest: String(repeating: "ab", count: 32), size: 4096, name: "Ana's hosts.csv"))
        list.targets = [.control("asset-inventory")]
        list.source = "Cloud console"
        list.method = "All hosts | =1+1"
        office.write(.attach(list))
        var policy = setup(
            "The access policy", .link("https://wiki.example/access policy", digest: String(repeating: "cd", count: 32)))
        policy.kind = .document
        policy.targets = [.item(Northwind.item("CC6.1-02"))]
        office.write(.attach(policy))
        var words = setup("Keys have owners", .text("Ben holds them.\nAna holds the rest."))
        words.kind = .statement
        words.targets = [.item(Northwind.item("CC6.1-03"))]
        words.sample = EvidenceSample(size: 3, how: "drawn by Ben", exceptions: 1)
        words.result = .fail
        office.write(.attach(words), by: Northwind.ben)
        if let id = office.journal.last?.id {
            office.write(.evidence(id, .opinion(to: .returned(reason: "Which keys?"), was: nil, seen: id)))
        }
        if let number = RequestNumber("R-001"), let other = RequestNumber("R-002") {
            let asked = AskedRequest(
                text: "List of all hosts\nwith their owners", kind: .population, reference: "CC6.1",
                targets: [.criterion("CC6.1")],
                owner: "ben", due: day("2026-11-20"), capture: day("2026-11-01"))
            office.write(.request("soc2", number, .added(asked)))
            office.write(.request("soc2", other, .added(AskedRequest(text: "=Policy"))))
            office.write(.request("soc2", other, .verdict(to: .returned(reason: "Unsigned"), was: .none)))
        }
        return office
    }

    /// The export that is made of it.
    static func summary(for audience: Audience = .team) -> Summary { summary(of: office, for: audience) }

    /// An export with the controls, of a story that somebody tells.
    static func summary(of office: Northwind, for audience: Audience = .team, on day: Day = Northwind.today) -> Summary {
        let plain = office.state(on: day)
        let state = WorkspaceState(
            name: plain.name, record: plain.record, catalogs: plain.catalogs, library: OnDemand(controls), today: day)
        var summary = Summary(
            of: state, recent: office.journal, heads: Northwind.heads, madeBy: "Ana Ruiz", on: day, catalogs: Northwind.marks)
        summary.audience = audience
        return summary
    }

    private static func setup(_ title: String, _ content: EvidenceContent) -> EvidenceSetup {
        EvidenceSetup(
            title: title, content: content, covers: Northwind.day("2026-11-01")...Northwind.day("2026-11-03"),
            performed: Northwind.day("2026-11-03"), collected: Northwind.day("2026-11-04"), targets: [])
    }

    private static func control(_ key: String, items: [String], criteria: [String]) -> Control {
        Control(
            key: key, title: "Everything is on a list", statement: ControlStatement(template: "Ana keeps the list."),
            nature: .automated,
            kind: .detective, frequency: .monthly,
            population: ControlPopulation(what: "Hosts", system: "Cloud console", secondSource: "Bills"), type1: ["The list"],
            type2: ["The list of each month"], effort: ControlEffort(setupDays: 1, hoursEach: 1), role: "IT lead",
            items: items.map { CatalogReference("soc2", $0) }, criteria: criteria.map { CatalogReference("soc2", $0) })
    }
}
