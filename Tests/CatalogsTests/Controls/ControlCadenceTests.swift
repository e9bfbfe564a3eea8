import Readiness
import Testing

@testable import Catalogs

@Suite("Items and their control agree on how often")
struct ControlCadenceTests {
    /// An item, what its catalog says of how often, and its control.
    private struct Pair {
        let item: CatalogReference
        let cadence: Cadence
        let control: Control
    }

    private let pairs: [Pair]

    init() throws {
        let library = try ControlLibrary.builtIn()
        pairs = try BuiltIn.both().flatMap { builtIn in
            builtIn.entries.compactMap { entry in
                let item = CatalogReference(builtIn.catalog.id, entry.item.id.text)
                return library.control(of: item).map { Pair(item: item, cadence: entry.item.cadence, control: $0) }
            }
        }
    }

    @Test("An item that recurs has the interval of its control, or the control's note says why not")
    func intervals() {
        let recurring: Set = ["daily", "weekly", "monthly", "quarterly", "semiannually", "annually"]
        for pair in pairs where recurring.contains(pair.cadence.rawValue) && recurring.contains(pair.control.frequency.rawValue) {
            #expect(
                pair.cadence.rawValue == pair.control.frequency.rawValue || !pair.control.note.isEmpty,
                "\(pair.item) \(pair.cadence.rawValue), \(pair.control.key) \(pair.control.frequency.rawValue)")
        }
    }

    @Test("SOC 1 and SOC 2 items of one control recur alike, or the control's note says why not")
    func acrossReports() {
        for (key, group) in Dictionary(grouping: pairs, by: \.control.key) where !group[0].control.isAboutReport {
            let cadences = Dictionary(grouping: group, by: \.item.catalog).mapValues { Set($0.map(\.cadence)) }
            guard let first = cadences["soc1"], let second = cadences["soc2"], first.isDisjoint(with: second) else { continue }
            #expect(!group[0].control.note.isEmpty, "\(key): SOC 1 \(first), SOC 2 \(second)")
        }
    }

    @Test("A control that looks back at what was done is detective, and so is one that compares once in a while")
    func kinds() {
        // What is compared, tested or reconciled at intervals has already happened.
        for control in Set(pairs.map(\.control.key)).sorted().compactMap({ key in pairs.first { $0.control.key == key }?.control }
        ) {
            let words = Set(control.statement.filled().lowercased().split { !$0.isLetter }.map(String.init))
            guard control.kind == .preventive, [.monthly, .quarterly, .semiannually].contains(control.frequency) else { continue }
            #expect(words.isDisjoint(with: ["reconciles", "recalculates", "reworks", "matches"]), "\(control.key)")
        }
    }
}
