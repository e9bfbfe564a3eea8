import Readiness
import Reports
import Soaking
import Testing

@Suite("The same workspace on the same day always makes the same bytes")
struct DeterminismTests {
    @Test("An export does not change by being made again", arguments: ExportFormat.allCases)
    func again(format: ExportFormat) {
        #expect(documents(of: AuditedOffice.summary(), as: format) == documents(of: AuditedOffice.summary(), as: format))
    }

    @Test("In whichever order the journals were read")
    func order() {
        let office = Northwind.story
        let expected = ExportFormat.allCases.map { documents(of: office.summary(), as: $0) }
        var random = Soak.random(for: "exports of shuffled journals")
        for round in 0..<8 {
            let state = office.state(folding: office.journal.shuffled(using: &random))
            let summary = Summary(
                of: state, recent: office.journal, heads: Northwind.heads, madeBy: "Ana Ruiz", on: Northwind.today,
                catalogs: Northwind.marks)
            #expect(
                ExportFormat.allCases.map { documents(of: summary, as: $0) } == expected, "seed \(random.seed), round \(round)")
        }
    }

    @Test("On whichever day the state was made before", arguments: ExportFormat.allCases)
    func day(format: ExportFormat) {
        let office = Northwind.story
        let old = Summary(
            of: office.state(on: Northwind.day("2026-01-01")), recent: office.journal, heads: Northwind.heads,
            madeBy: "Ana Ruiz", on: Northwind.today,
            catalogs: Northwind.marks)
        #expect(documents(of: old, as: format) == documents(of: office.summary(), as: format))
    }
}
