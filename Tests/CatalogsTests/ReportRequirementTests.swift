import Readiness
import Testing

@testable import Catalogs

@Suite("What is asked of the report itself is no control objective")
struct ReportRequirementTests {
    private static let requirements = [("DM1", "DM"), ("MA1", "MA"), ("RA1", "RA"), ("UE1", "UE"), ("SO1", "SO"), ("SP1", "SP")]

    /// A SOC 1 engagement, with what somebody wrote about it.
    private func state(_ actions: [Action] = []) throws -> (WorkspaceState, [Entry]) {
        let catalogs = BuiltInCatalogs.all
        let day = try #require(Day(iso: "2027-06-30"))
        let setup = EngagementSetup(
            id: "soc1", report: .soc1, catalog: "soc1", type: .type1(asOf: day), organization: "Acme", service: "",
            areas: ["PY"])
        let writer = WriterID("ana", tag: 1)
        let entries = ([.engage(setup)] + actions).enumerated().map { index, action in
            Entry(
                stamp: Stamp(clock: index + 1, entry: EntryID(writer, index + 1)), at: Timestamp(startOf: day), by: "Ana",
                action: action, batch: index + 1)
        }
        var record = WorkspaceRecord()
        record.apply(entries)
        return (WorkspaceState(name: "Acme", record: record, catalogs: catalogs, today: day), entries)
    }

    @Test("It can be neither reworded nor left out, and takes no objectives", arguments: requirements)
    func refused(criterion: String, area: String) throws {
        let (state, _) = try state()
        #expect(throws: Refusal.self) { try state.decide(.reword(criterion: criterion, "Nonsense"), on: "soc1") }
        #expect(throws: Refusal.self) {
            try state.decide(.scope(target: criterion, isIn: false, reason: "we have none"), on: "soc1")
        }
        #expect(throws: Refusal.self) { try state.decide(.addObjective(area: area, title: "Ours"), on: "soc1") }
        // Control objectives can be reworded and left out, as ever.
        let objective = try #require(
            state.engagements[0].criteria.first { !state.engagements[0].areas[$0.area].area.isAboutReport })
        _ = try state.decide(.reword(criterion: objective.id, "Ours"), on: "soc1")
    }

    @Test(
        "An entry that did so is void: the words and the scope are the catalog's, and the history says why",
        arguments: requirements)
    func void(criterion: String, area: String) throws {
        let (plain, _) = try state()
        let (state, entries) = try state([
            .reword("soc1", criterion: criterion, to: "Nonsense", was: nil),
            .scope("soc1", target: criterion, to: false, was: true, reason: "we have none"),
        ])
        let standing = try #require(state.engagements[0].criteria.first { $0.id == criterion })
        let expected = try #require(plain.engagements[0].criteria.first { $0.id == criterion })
        #expect(standing.isInScope && standing.objective == expected.objective)
        #expect(state.engagements[0].tally == plain.engagements[0].tally)
        let void = VoidEntries(of: entries, in: state.record)
        for entry in entries.dropFirst() {
            #expect(try #require(void.reason(of: entry, in: state)).contains("every report has"))
            #expect(void.sentence(of: entry, in: state).hasPrefix("(void: \(criterion) is a requirement"))
        }
        #expect(void.reason(of: entries[0], in: state) == nil)
    }
}
