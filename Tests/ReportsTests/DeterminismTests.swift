import Readiness
import Reports
import Testing

@Suite("The same workspace on the same day always makes the same bytes")
struct DeterminismTests {
    @Test("An export does not change by being made again", arguments: ExportFormat.allCases)
    func again(format: ExportFormat) {
        #expect(render(Northwind.story.summary(), as: format) == render(Northwind.story.summary(), as: format))
    }

    @Test("In whichever order the journals were read", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func order(seed: UInt64) {
        let office = Northwind.story
        var generator = SplitMix(state: seed)
        let state = office.state(folding: office.journal.shuffled(using: &generator))
        for format in ExportFormat.allCases {
            let summary = Summary(
                of: state, recent: office.journal, heads: Northwind.heads, madeBy: "Ana Ruiz", on: Northwind.today)
            #expect(render(summary, as: format) == render(office.summary(), as: format), "seed \(seed), \(format)")
        }
    }

    @Test("On whichever day the state was made before", arguments: ExportFormat.allCases)
    func day(format: ExportFormat) {
        let office = Northwind.story
        let old = Summary(
            of: office.state(on: Northwind.day("2026-01-01")), recent: office.journal, heads: Northwind.heads,
            madeBy: "Ana Ruiz", on: Northwind.today)
        #expect(render(old, as: format) == render(office.summary(), as: format))
    }
}

/// A small reproducible generator (Steele, Lea and Flood, 2014), so that a failure can be repeated from the printed seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
