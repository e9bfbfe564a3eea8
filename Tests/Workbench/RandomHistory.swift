@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
import Soaking
@testable import Store

/// A history of several writers, of every kind of action, with clocks that interleave and `was` that often is not what
/// was: what comes out of clones that did not see each other, and what a hostile writer may add.
struct RandomHistory {
    private var numbers: SeededRandom
    private(set) var entries: [Entry] = []
    let writers: [WriterID]

    init(seed: UInt64, length: Int) {
        numbers = SeededRandom(seed: seed)
        writers = (1...Int.random(in: 1...4, using: &numbers)).map { number in
            WriterID(["ana", "ben", "ana", "cho"][number - 1], tag: UInt32(number))
        }
        var clocks: [WriterID: Int] = [:]
        var counts: [WriterID: Int] = [:]
        for _ in 0..<length {
            let writer = pick(writers)
            // Mostly a writer sees what others did, and sometimes not.
            let seen = chance(0.7) ? clocks.values.max() ?? 0 : clocks[writer] ?? 0
            let clock = max(seen, clocks[writer] ?? 0) + 1
            let sequence = (counts[writer] ?? 0) + 1
            (clocks[writer], counts[writer]) = (clock, sequence)
            entries.append(
                Entry(
                    stamp: Stamp(clock: clock, entry: EntryID(writer, sequence)),
                    at: Timestamp(seconds: Int.random(in: -9_000_000_000...9_000_000_000, using: &numbers)), by: pick(Self.texts),
                    action: entries.count < 2 ? .engage(setup()) : action(), batch: Int.random(in: 1...sequence, using: &numbers),
                    reversal: reversal()))
        }
    }

    /// The entries of each writer up to some number of it: what one machine may have at some time.
    mutating func cut() -> [Entry] {
        let ends = Dictionary(
            uniqueKeysWithValues: writers.map { writer in
                (writer, Int.random(in: 0...entries.count { $0.id.writer == writer }, using: &numbers))
            })
        return entries.filter { $0.id.sequence <= ends[$0.id.writer] ?? 0 }
    }

    private static let texts = [
        "Ana Ruiz", "", "\u{1B}[31mred", "quote \" and \\ slash", "naïve café", "e\u{301}", "👩‍👩‍👧", "line\nbreak", "\u{202E}back",
        "\u{0}\u{7F}\u{9B}", "ﷺ",
    ]
    private static let items: [ItemID] = ["CC6.1-01", "CC6.1-02", "with \"quotes\"", "\u{1B}]0;x", "e\u{301}"]
    private static let targets = ["CC6", "A", "say \"A\"", "\u{85}"]

    private mutating func pick<Element>(_ all: [Element]) -> Element { all[Int.random(in: all.indices, using: &numbers)] }
    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &numbers) < share }
    private mutating func maybe<Value>(_ value: Value) -> Value? { chance(0.7) ? value : nil }

    private mutating func setup() -> EngagementSetup {
        EngagementSetup(
            id: pick(["soc2", "soc1-2028"]), report: pick(ReportKind.allCases), catalog: pick(["soc2", "theirs"]), type: type(),
            organization: pick(Self.texts), service: pick(Self.texts), areas: [pick(Self.targets)])
    }
    private mutating func type() -> ReportType {
        let day = day()
        return chance(0.5) ? .type1(asOf: day) : .type2(day...Day(ordinal: day.ordinal + 90))
    }
    private mutating func day() -> Day { Day(ordinal: Int.random(in: 20_000...22_000, using: &numbers)) }
    private mutating func item() -> ItemAddress { ItemAddress(engagement(), pick(Self.items)) }
    private mutating func engagement() -> EngagementID { pick(["soc2", "soc1-2028", "unknown"]) }
    private mutating func entry() -> EntryID {
        let earlier = maybe(pick(entries).id)
        return earlier ?? EntryID(pick(writers), Int.random(in: 1...90, using: &numbers))
    }
    private mutating func reversal() -> Reversal? {
        if chance(0.8) { return nil }
        return chance(0.5) ? .undo(EntryID(pick(writers), 1)) : .redo(EntryID(pick(writers), 2))
    }

    private mutating func change() -> ControlChange {
        switch Int.random(in: 0...6, using: &numbers) {
        case 0: .adopted(to: chance(0.5), was: chance(0.5))
        case 1: .statement(to: maybe(pick(Self.texts)), was: maybe(pick(Self.texts)))
        case 2: .owner(to: maybe(pick(["ana", "ben"])), was: maybe(pick(["ana", "ben"])))
        case 3:
            .schedule(
                to: maybe(
                    ControlSchedule(.weekly, anchor: .weekday(5)).setting(ControlSchedule.Rhythm(.annually, since: day()))),
                was: maybe(ControlSchedule(pick(Frequency.allCases))))
        case 4: .parameter(pick(["days", "systems"]), to: maybe(pick(Self.texts)), was: maybe(pick(Self.texts)))
        case 5: .excluded(to: maybe(pick(Self.texts)), was: maybe(pick(Self.texts)))
        default: .dropped(to: chance(0.5), was: chance(0.5))
        }
    }

    private mutating func evidence() -> EvidenceSetup {
        let digest = String(repeating: pick(["0", "9", "f"]), count: 64)
        let content: EvidenceContent = pick([
            .file(digest: digest, size: 12, name: "x\u{1B}.csv"), .link("https://example.org/", digest: maybe(digest)),
            .text("all\nwell"),
        ])
        var setup = EvidenceSetup(
            title: pick(Self.texts), kind: pick(EvidenceKind.allCases), content: content, covers: days(), performed: day(),
            collected: day(), targets: chance(0.5) ? [target(), target()] : [target()])
        setup.source = pick(Self.texts)
        setup.method = pick(Self.texts)
        setup.count = maybe(7)
        setup.sample = maybe(EvidenceSample(size: 3, how: pick(Self.texts), exceptions: 1))
        setup.tool = maybe(EvidenceTool(name: pick(Self.texts), version: pick(Self.texts)))
        setup.result = maybe(pick(EvidenceResult.allCases))
        setup.replaces = maybe(entry())
        return setup
    }
    private mutating func days() -> ClosedRange<Day> {
        let day = day()
        return day...Day(ordinal: day.ordinal + Int.random(in: 0...90, using: &numbers))
    }
    private mutating func target() -> EvidenceTarget {
        chance(0.5) ? .item(item()) : .control(pick(["access-review", "soc2:CC1.1-01"]))
    }
    /// Mostly a piece that was attached.
    private mutating func piece() -> EntryID {
        let attached = entries.filter { if case .attach = $0.action { true } else { false } }
        return attached.isEmpty || chance(0.1) ? entry() : pick(attached).id
    }
    private mutating func opinion() -> EvidenceOpinion? {
        chance(0.2) ? nil : chance(0.5) ? .accepted : .returned(reason: pick(Self.texts))
    }
    private mutating func said() -> EvidenceChange {
        switch Int.random(in: 0...10, using: &numbers) {
        case 0: .title(to: pick(Self.texts), was: pick(Self.texts))
        case 1: .covers(to: days(), was: days())
        case 2: .performed(to: day(), was: day())
        case 3: .collected(to: day(), was: day())
        case 4: .source(to: pick(Self.texts), was: pick(Self.texts))
        case 5: .method(to: pick(Self.texts), was: pick(Self.texts))
        case 6: .shows(target(), to: chance(0.5), was: chance(0.5))
        case 7: .retired(to: chance(0.5), was: chance(0.5))
        case 8: .result(to: maybe(pick(EvidenceResult.allCases)), was: maybe(pick(EvidenceResult.allCases)))
        default: .opinion(to: opinion(), was: opinion(), seen: piece())
        }
    }

    private mutating func requestChange() -> RequestChange {
        let targets: [RequestTarget] = [.criterion("CC6.1"), .control("access-review"), .item("CC6.1-01")]
        let verdicts: [RequestVerdict] = [.none, .accepted, .returned(reason: pick(Self.texts))]
        return switch Int.random(in: 0...11, using: &numbers) {
        case 0, 1:
            .added(
                AskedRequest(
                    text: pick(Self.texts), kind: pick(RequestKind.allCases), reference: pick(Self.texts),
                    targets: chance(0.5) ? [pick(targets)] : [], owner: maybe(pick(["ana", "ben"])), due: maybe(day()),
                    capture: maybe(day())))
        case 2: .text(to: pick(Self.texts), was: pick(Self.texts))
        case 3: .kind(to: pick(RequestKind.allCases), was: pick(RequestKind.allCases))
        case 4: .reference(to: pick(Self.texts), was: pick(Self.texts))
        case 5: .owner(to: maybe(pick(["ana", "ben"])), was: maybe(pick(["ana", "ben"])))
        case 6: .due(to: maybe(day()), was: maybe(day()))
        case 7: .capture(to: maybe(day()), was: maybe(day()))
        case 8: .state(to: pick(RequestState.allCases), was: pick(RequestState.allCases))
        case 9: .verdict(to: pick(verdicts), was: pick(verdicts))
        case 10: .target(pick(targets), to: chance(0.6), was: chance(0.4))
        default: chance(0.5) ? .evidence(entry(), to: chance(0.6), was: chance(0.4)) : .dropped(to: chance(0.3), was: chance(0.5))
        }
    }

    private mutating func rollChange() -> RollChange {
        switch Int.random(in: 0...2, using: &numbers) {
        case 0: .from(pick(["soc2", "soc1-2028"]))
        case 1: .objective(id: pick(["A-x1", "A-x2"]), area: pick(Self.targets), title: pick(Self.texts))
        default: .item(pick(Self.items), criterion: pick(Self.targets), title: pick(Self.texts))
        }
    }

    private mutating func action() -> Action {
        if chance(0.2) {
            switch Int.random(in: 0...5, using: &numbers) {
            case 0: return .confirm(item(), to: pick(Confirmation.allCases), was: pick(Confirmation.allCases))
            case 1: return .again(item(), to: maybe(day()), was: maybe(day()))
            case 2: return .roll(engagement(), rollChange())
            default:
                return .request(
                    engagement(), pick([Samples.number] + ["R-2", "R-10"].compactMap { RequestNumber($0) }), requestChange())
            }
        }
        return switch Int.random(in: 0...29, using: &numbers) {
        case 29:
            .check(
                chance(0.3) ? Samples.check.any : Samples.check, to: maybe(chance(0.5) ? [] : [.control("access-review")]),
                was: maybe([.item(item())]))
        case 22:
            chance(0.5)
                ? .rule(.grace(to: Int.random(in: 0...366, using: &numbers), was: 0))
                : .rule(.holidays(to: [day()], was: chance(0.5) ? [] : [day()]))
        case 23, 24: .attach(evidence())
        case 25...28: .evidence(piece(), said())
        case 0: .person(pick(["ana", "ben", "dee"]), name: pick(Self.texts), was: maybe(pick(Self.texts)))
        case 19: .same(pick(["ana", "ben", "dee"]), as: pick(["ana", "cho", "dee"]), to: chance(0.7), was: chance(0.3))
        case 20: .control(pick(["access-review", "own"]), change())
        case 21:
            .define(
                OwnControl(
                    key: pick(["own", "own-2"]), title: pick(Self.texts), statement: pick(Self.texts), nature: .both,
                    frequency: pick(Frequency.allCases), criteria: [CatalogReference("soc2", "CC6.1")]))
        case 1: .engage(setup())
        case 2: .amend(engagement(), .type(to: type(), was: type()))
        case 3: .amend(engagement(), .organization(to: pick(Self.texts), was: pick(Self.texts)))
        case 4: .amend(engagement(), .service(to: pick(Self.texts), was: pick(Self.texts)))
        case 5: .drop(engagement(), to: chance(0.5), was: chance(0.5))
        case 6, 7: .scope(engagement(), target: pick(Self.targets), to: chance(0.5), was: chance(0.5), reason: pick(Self.texts))
        case 8: .objective(engagement(), area: pick(Self.targets), title: pick(Self.texts))
        case 9: .reword(engagement(), criterion: pick(Self.targets), to: maybe(pick(Self.texts)), was: maybe(pick(Self.texts)))
        case 10: .item(engagement(), criterion: pick(Self.targets), title: pick(Self.texts))
        case 11, 12: .status(item(), to: pick(Status.allCases), was: pick(Status.allCases), reason: pick(Self.texts))
        case 13: .blocked(item(), to: maybe(pick(Self.texts)), was: maybe(pick(Self.texts)))
        case 14: .owner(item(), to: maybe(pick(["ana", "ben"])), was: maybe(pick(["ana", "ben"])))
        case 15: .due(item(), to: maybe(day()), was: maybe(day()))
        case 16: .note(item(), text: pick(Self.texts))
        case 17: .withdraw(engagement(), entry(), to: chance(0.5), was: chance(0.5))
        default: .settle(item(), [Clash(earlier: entry(), later: entry())])
        }
    }
}
