import ArgumentParser
import Readiness
import Reports
import Store

struct AddItemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-item", abstract: "Add an item of your own to a criterion or control objective.",
        discussion: "Prints its id, which other commands take.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var rehearsal: RehearsalOption
    @Flag(help: "Answer in JSON: the item's id, report, criterion and title.") var json = false
    @Argument(help: "The criterion or control objective, like CC6.1.", completion: Completions.criteria)
    var criterion: String
    @Argument(help: "What must be true.")
    var title: String

    func run() async throws {
        var store = try await workspace.open()
        try store.add(
            .addItem(criterion: criterion, title: title), to: try report.engagement(in: store.state).id, rehearsal, json)
    }
}

struct EditItemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit-item", abstract: "Put an item of your own in other words. History keeps the earlier ones.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var rehearsal: RehearsalOption
    @Argument(help: "The item.", completion: Completions.items) var id: String
    @Argument(help: "What must be true.") var title: String

    func run() async throws {
        var store = try await workspace.open()
        try store.act(on: id, of: report, rehearsal) { .editItem($0, title: title) }
    }
}

struct DropItemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop-item", abstract: "Take an item of your own back. Its id is never given again; undo brings it back.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var rehearsal: RehearsalOption
    @Argument(help: "The item.", completion: Completions.items) var id: String

    func run() async throws {
        var store = try await workspace.open()
        try store.act(on: id, of: report, rehearsal) { .dropItem($0) }
    }
}

extension WorkspaceStore {
    /// Does something to one item that needs the whole report.
    fileprivate mutating func act(
        on id: String, of report: ReportOption, _ rehearsal: RehearsalOption, _ intent: (ItemID) -> EngagementIntent
    ) throws {
        do {
            let named = try report.id.map { "\(try state.report(named: $0).id)/\(id)" } ?? id
            let address = try state.item(named: named)
            try carryOut([try state.decide(intent(address.item), on: address.engagement)], rehearsal)
        } catch {
            throw Failure(error)
        }
    }

    /// Adds an item or an objective, and says the id that it got.
    mutating func add(_ intent: EngagementIntent, to id: EngagementID, _ rehearsal: RehearsalOption, _ json: Bool) throws {
        do {
            let action = try state.decide(intent, on: id)
            guard !rehearsal.isRehearsal else { return try carryOut([action], rehearsal) }
            let entries = try write([action])
            for notice in takeNoticeSentences() { Output.warn(notice) }
            guard let entry = entries.last, let record = state.record.engagement(id) else { return }
            let item = record.items.first { $0.entry == entry.id }
            let objective = record.objectives.first { $0.entry == entry.id }
            let added = item.map { ($0.id.text, $0.criterion, $0.title) } ?? objective.map { ($0.id, $0.area, $0.title) }
            guard let added else { return }
            if json { return Output.write(Answers.added(id: added.0, to: added.1, of: id, title: added.2)) }
            Output.say(action.told(in: state, reversal: nil).endedSentence)
            Output.say("Its id is \(added.0).")
        } catch {
            throw Failure(error)
        }
    }
}
