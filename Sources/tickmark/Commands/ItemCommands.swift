import ArgumentParser
import Readiness
import Store

/// The items that a command is about.
struct ItemArguments: ParsableArguments {
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var rehearsal: RehearsalOption

    @Argument(help: "Items, like CC6.1-04, or soc2/CC6.1-04 where several engagements have one.")
    var ids: [String]

    func validate() throws {
        guard !ids.isEmpty else { throw ValidationError("Name at least one item.") }
    }

    /// Does one thing to all the items, or to none of them.
    func act(_ intent: ItemIntent) async throws {
        var store = try await workspace.open()
        try store.act(intent, on: ids, rehearsal)
    }
}

extension WorkspaceStore {
    /// Decides for every item before anything is written: one that is refused stops all.
    mutating func act(
        _ intent: ItemIntent, on ids: [String], before: [Action] = [], _ rehearsal: RehearsalOption
    ) throws {
        do {
            var actions = before
            var seen: Set<ItemAddress> = []
            for id in ids {
                let address = try state.item(named: id)
                guard seen.insert(address).inserted else { continue }
                actions.append(try state.decide(intent, on: address, by: author.handle))
            }
            try carryOut(actions, rehearsal)
        } catch {
            throw Failure(error)
        }
    }
}

struct Tick: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tick items: they are Ready.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.tick) }
}

struct Untick: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take ticks back.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.untick) }
}

struct Start: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say that somebody is at items: they are In progress.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.start) }
}

struct Stop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Put items in progress back to To do.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.stop) }
}

struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say that you have checked items that somebody else ticked: they are Reviewed.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.review) }
}

struct KeepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep",
        abstract: "Say that you have looked at items that were reworded since they were signed, and keep what was signed.",
        discussion: """
            Where you signed it yourself, your tick, review or exclusion is of the new words from then on; where somebody else did, it stays of the
            old ones, and it is recorded that you looked. `tickmark items --reworded` lists what waits for somebody to look; `untick` takes it back.
            """)
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.keep) }
}

struct Exclude: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Mark items Not applicable, for a reason that the report shows.")
    @Option(parsing: .unconditional, help: ArgumentHelp("Why they do not apply.", valueName: "text"))
    var reason: String
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.exclude(reason: reason)) }
}

struct Include: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Include items again that were marked Not applicable.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.include) }
}

struct Block: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say what items wait for.")
    @Option(parsing: .unconditional, help: ArgumentHelp("What they wait for.", valueName: "text"))
    var reason: String
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.block(reason: reason)) }
}

struct Unblock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say that items wait no longer.")
    @OptionGroup var items: ItemArguments
    func run() async throws { try await items.act(.unblock) }
}

struct Assign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give items to an owner.",
        discussion:
            "The owner is a name, a handle or me; nobody takes the owner away. A name that is new is added to the workspace, with a handle."
    )
    @Argument(help: "Who owns them: a name, a handle, me or nobody.")
    var owner: String
    @OptionGroup var items: ItemArguments

    func run() async throws {
        var store = try await items.workspace.open()
        let found: PersonLookup.Owner
        do throws(Refusal) {
            guard !owner.allSatisfy(\.isWhitespace) else { throw .textMissing(what: "The owner's name") }
            found = try store.lookup.owner(owner)
        } catch {
            throw Failure(error)
        }
        switch found {
        case .nobody: try store.act(.assign(nil), on: items.ids, items.rehearsal)
        case .known(let handle): try store.act(.assign(handle), on: items.ids, items.rehearsal)
        case .new(let handle, let name):
            try store.act(.assign(handle), on: items.ids, before: [.person(handle, name: name, was: nil)], items.rehearsal)
        }
    }
}

struct Due: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Set the day that items are due; `none` clears it.")
    @Argument(help: "The day, as year-month-day, or none.")
    var date: String
    @OptionGroup var items: ItemArguments

    func run() async throws { try await items.act(.due(date == "none" ? nil : try dayArgument(date))) }
}

struct NoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "note", abstract: "Write a note on an item.")
    @OptionGroup var workspace: WorkspaceOptions
    @Argument(help: "The item.")
    var id: String
    @Argument(help: "What others should know.")
    var text: String
    @OptionGroup var rehearsal: RehearsalOption

    func run() async throws {
        var store = try await workspace.open()
        try store.act(.note(text), on: [id], rehearsal)
    }
}

struct AddItem: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-item", abstract: "Add an item of your own to a criterion or control objective.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var engagement: EngagementOption
    @OptionGroup var rehearsal: RehearsalOption
    @Argument(help: "The criterion or control objective, like CC6.1.")
    var criterion: String
    @Argument(help: "What must be true.")
    var title: String

    func run() async throws {
        var store = try await workspace.open()
        try store.act(.addItem(criterion: criterion, title: title), on: try engagement.engagement(in: store.state).id, rehearsal)
    }
}

struct Undo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Undo the last thing that you did.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var rehearsal: RehearsalOption

    func run() async throws {
        var store = try await workspace.open()
        try store.reverse(.undo, rehearsal)
    }
}

struct Redo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Do again what you undid.")
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
