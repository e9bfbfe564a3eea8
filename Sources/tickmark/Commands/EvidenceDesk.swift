import ArgumentParser
import Files
import Readiness
import Reports
import Runner
import Store
import StrictJSON

/// What the commands about evidence have in common.
struct EvidenceDesk {
    var store: WorkspaceStore
    let controls: WorkspaceControls

    /// - Parameter at: The day at whose end it is looked at; a desk at which something is decided has none.
    init(_ workspace: WorkspaceOptions, asksWho: Bool = true, at: AtOption? = nil) async throws {
        store = try await workspace.open(asksWho: asksWho)
        try at?.look(at: &store)
        controls = store.state.controls
    }

    var record: WorkspaceRecord { store.state.record }

    /// What a text names that evidence can show something of.
    func target(_ text: String) throws(Refusal) -> EvidenceTarget {
        try store.state.evidenceTarget(named: text, among: controls)
    }

    /// The pieces that texts name.
    func pieces(_ names: [String]) throws(Refusal) -> [EvidenceRecord] {
        var found: [EvidenceRecord] = []
        for name in names { found.append(try record.evidence(named: name)) }
        return found
    }

    /// Decides the same about several pieces, and writes it as one go, or only says what would be written.
    mutating func decide(_ intents: [EvidenceIntent], on names: [String], _ options: EvidenceChangeOptions) throws {
        do {
            let known = try pieces(names)
            var actions: [Action] = []
            for piece in known {
                for intent in intents { actions += try record.decide(intent, on: piece.id, by: store.author.handle) }
            }
            try carryOut(actions, about: known.map(\.id), warnings: warnings(of: intents, on: known), options)
        } catch let code as ExitCode {
            throw code
        } catch {
            throw Failure(error)
        }
    }

    /// Writes actions about pieces.
    mutating func carryOut(
        _ actions: [Action], about ids: [EntryID], warnings: [String], _ options: EvidenceChangeOptions
    ) throws {
        guard options.json else {
            if actions.isEmpty {
                Output.say("It is so already; nothing was written.")
            } else {
                try store.carryOut(actions, options.rehearsal)
            }
            for warning in warnings { Output.warn(warning) }
            return
        }
        let isWritten = !options.rehearsal.isRehearsal && !actions.isEmpty
        let warnings = warnings + store.state.coverageLoss(by: actions, of: store.author.handle).sentences()
        if isWritten { try store.write(actions) } else if let reason = store.readOnlyReason { throw Failure(reason) }
        let flaws = store.glanceAtEvidence()
        let pieces = ids.compactMap { record.evidence[$0] }.map { Answers.evidence($0, in: record, flaw: flaws[$0.piece]) }
        Output.write(Answers.evidence(written: isWritten, pieces, warnings: warnings))
    }

    private func warnings(of intents: [EvidenceIntent], on known: [EvidenceRecord]) -> [String] {
        var warnings: [String] = []
        for intent in intents {
            switch intent {
            case .retire:
                warnings += known.compactMap { store.state.remark(onRetiring: $0.id) }
                guard known.contains(where: { $0.piece.content.isFile }) else { continue }
                warnings.append(
                    "The files stay until `tickmark doctor --mend`, and git's history keeps their bytes in any case, wherever they were shared."
                )
            case .set(let correction):
                for known in known {
                    let piece = known.piece
                    if piece.verdict != nil { warnings.append("The verdict on “\(piece.title)” is lifted; it needs a new one.") }
                    warnings += EvidenceSetup.warnings(
                        covers: correction.covers ?? piece.covers, performed: correction.performed ?? piece.performed,
                        collected: correction.collected ?? piece.collected, piece.kind, today: store.state.today
                    ).map(\.description)
                }
            default: break
            }
        }
        return warnings
    }
}

extension EvidenceContent {
    /// Whether it is a file in the workspace.
    var isFile: Bool { if case .file = self { true } else { false } }
}

/// The options of whatever changes evidence.
struct EvidenceChangeOptions: ParsableArguments {
    @OptionGroup var rehearsal: RehearsalOption
    @Flag(help: "Answer in JSON.") var json = false
}

/// Reads a day or a stretch of days, with a message that says what was expected.
func daysArgument(_ text: String) throws -> ClosedRange<Day> {
    let today = try Environment.clock().today
    do {
        return try Day.stretch(text, today: today)
    } catch {
        throw ValidationError("\(error)")
    }
}

extension EvidenceKind: ExpressibleByArgument {}
extension EvidenceResult: ExpressibleByArgument {}
