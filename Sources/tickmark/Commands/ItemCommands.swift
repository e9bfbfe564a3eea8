import ArgumentParser
import Readiness
import Runner
import Store

/// The items that a command is about: named, or those that filters let pass.
struct ItemArguments: ParsableArguments {
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var rehearsal: RehearsalOption
    @OptionGroup(title: "Filters, in the place of ids") var filters: FilterOptions

    @Argument(
        help: "Items, like CC6.1-04, or soc2/CC6.1-04 where several reports have one open.", completion: Completions.items)
    var ids: [String] = []

    func validate() throws {
        if ids.isEmpty, filters.isEmpty {
            throw ValidationError("Name at least one item, or say which by a filter, like --area CC6.")
        }
        if !ids.isEmpty, !filters.isEmpty { throw ValidationError("Name items, or filter them; not both.") }
    }

    /// Does one thing to the items.
    ///
    /// - Parameter withEvidence: Whether the same is said of the evidence beside them, which others attached and nobody
    ///   has judged.
    func act(_ intent: ItemIntent, withEvidence: Bool = false) async throws {
        var store = try await workspace.open()
        try store.act(intent, on: self, withEvidence: withEvidence)
    }
}

/// Whether what is said of items is said of the evidence beside them, too.
struct WithEvidenceOption: ParsableArguments {
    @Flag(
        name: .customLong("with-evidence"),
        help: "The same for the evidence of the items that others attached and nobody has judged: one step for undo.")
    var isIncluded = false
}

extension WorkspaceStore {
    /// The items that were named, each once.
    func addresses(of items: ItemArguments) throws(Refusal) -> [ItemAddress] {
        guard !items.ids.isEmpty else {
            let engagements = try items.filters.engagements(in: state)
            let filter = try items.filters.filter(for: engagements, in: self)
            return engagements.flatMap { engagement in
                engagement.rows(filter, by: .area).compactMap { row -> ItemAddress? in
                    guard case .item(let position) = row else { return nil }
                    return ItemAddress(engagement.id, engagement.items[position].id)
                }
            }
        }
        let report = try items.filters.report.map { text throws(Refusal) in try state.report(named: text).id }
        var addresses: [ItemAddress] = []
        for id in items.ids {
            let named = report.flatMap { id.contains("/") ? nil : "\($0)/\(id)" } ?? id
            let address = try state.item(named: named)
            if !addresses.contains(address) { addresses.append(address) }
        }
        return addresses
    }

    /// Does one thing to items. Of those that were named, one that is refused stops all before anything is written; of
    /// those that a filter found, what can be done is done.
    mutating func act(
        _ intent: ItemIntent, on items: ItemArguments, before: [Action] = [], withEvidence: Bool = false
    ) throws {
        do {
            let addresses = try addresses(of: items)
            var actions = before
            var refusals: [Refusal] = []
            var decided: [ItemAddress] = []
            for address in addresses {
                do throws(Refusal) {
                    actions.append(try state.decide(intent, on: address, by: author.handle))
                    decided.append(address)
                } catch {
                    guard items.ids.isEmpty else { throw error }
                    refusals.append(error)
                }
            }
            guard !addresses.isEmpty else { throw Failure("No items match.") }
            if let first = refusals.first, refusals.count == addresses.count { throw first }
            if withEvidence {
                let pieces = state.evidence(beside: decided, for: author.handle).map(\.id)
                actions += try state.judge(pieces, as: intent, by: author.handle)
            }
            try carryOut(actions, items.rehearsal)
            if let first = refusals.first {
                Output.say(
                    "Of \(addresses.count) items \(refusals.count) \(refusals.count == 1 ? "was" : "were") left. The first of those: \(first.amongOthers)"
                )
            }
        } catch {
            throw Failure(error)
        }
    }
}

struct TickCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tick", abstract: "Tick items: they are Ready.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.tick) }
}

struct UntickCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "untick", abstract: "Take ticks back.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.untick) }
}

struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: "Start items: they are In progress.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.start) }
}

struct StopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stop", abstract: "Put items in progress back to To do.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.stop) }
}

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Say that you have checked items that somebody else ticked: they are Reviewed.")
    @Option(parsing: .unconditional, help: ArgumentHelp("What you looked at, on one line.", valueName: "text")) var comment:
        String?
    @OptionGroup var evidence: WithEvidenceOption
    @OptionGroup var items: ItemArguments
    func run() async throws {
        try await items.act(comment.map(ItemIntent.reviewSaying) ?? .review, withEvidence: evidence.isIncluded)
    }
}

struct ReturnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: "Send items that are ticked or reviewed back to their owners, for a reason.",
        discussion:
            "They are In progress, and marked as returned until somebody ticks them again. `tickmark items --returned` lists them."
    )
    @Option(parsing: .unconditional, help: ArgumentHelp("Why, for the owner.", valueName: "text")) var reason: String
    @OptionGroup var evidence: WithEvidenceOption
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.sendBack(reason: reason), withEvidence: evidence.isIncluded) }
}

struct KeepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep",
        abstract: "Say that you have looked at items that were reworded since they were signed, and keep what was signed.",
        discussion: """
            Where you signed it yourself, your tick, review or exclusion is of the new words from then on; where somebody else did, it stays of the \
            old ones, and it is recorded that you looked. `tickmark items --reworded` lists what waits for somebody to look; `untick` takes it back.
            """)
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.keep) }
}

struct ExcludeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exclude", abstract: "Mark items Not applicable, for a reason that the report shows.")
    @Option(parsing: .unconditional, help: ArgumentHelp("Why they do not apply.", valueName: "text"))
    var reason: String
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.exclude(reason: reason)) }
}

struct IncludeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "include", abstract: "Include items again that were marked Not applicable.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.include) }
}

struct BlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "block", abstract: "Say what items wait for.")
    @Option(parsing: .unconditional, help: ArgumentHelp("What they wait for.", valueName: "text"))
    var reason: String
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.block(reason: reason)) }
}

struct UnblockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unblock", abstract: "Say that items wait no longer.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.unblock) }
}

struct AssignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give items to an owner.",
        discussion:
            "The owner is a name, a handle or me; nobody takes the owner away. A name that is new is added to the workspace, with a handle."
    )
    @Argument(help: "Who owns them: a name, a handle, me or nobody.", completion: Completions.people)
    var owner: String
    @OptionGroup var items: ItemArguments

    func run() async throws {
        var store = try await items.workspace.open()
        let found: PersonLookup.Owner
        do throws(Refusal) {
            guard !owner.allSatisfy(\.isWhitespace) else { throw .textMissing(what: .owner) }
            found = try store.lookup.owner(owner)
        } catch {
            throw Failure(error)
        }
        switch found {
        case .nobody: try store.act(.assign(nil), on: items)
        case .known(let handle): try store.act(.assign(handle), on: items)
        case .new(let handle, let name):
            try store.act(.assign(handle), on: items, before: [.person(handle, name: name, was: nil)])
        }
    }
}

struct DueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Set the day that items are due; `none` clears it.")
    @Argument(help: "The day, like fri, +2w, 15 jan, end of march or 2027-01-15; or none.")
    var date: String
    @OptionGroup var items: ItemArguments

    func run() async throws {
        let day = date.lowercased() == "none" ? nil : try dayArgument(date)
        day?.tell(as: "Due", writtenAs: date, today: try Environment.clock().today)
        try await items.act(.due(day))
    }
}

struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "undo", abstract: "Undo the last thing that you did.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var rehearsal: RehearsalOption

    func run() async throws {
        var store = try await workspace.open()
        try store.reverse(.undo, rehearsal)
    }
}

struct RedoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "redo", abstract: "Do again what you undid.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var rehearsal: RehearsalOption

    func run() async throws {
        var store = try await workspace.open()
        try store.reverse(.redo, rehearsal)
    }
}

extension WorkspaceStore {
    fileprivate mutating func reverse(_ direction: Undoing.Direction, _ rehearsal: RehearsalOption) throws {
        do {
            let undoing = undoing(direction)
            let (actions, reversal) =
                switch direction {
                case .undo: try undoing.undo(in: state)
                case .redo: try undoing.redo(in: state)
                }
            try carryOut(actions, reversal: reversal, rehearsal)
        } catch {
            throw Failure(error)
        }
    }
}
