import ArgumentParser
import Readiness
import Store

struct NoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Write a note on an item, or correct or withdraw one of yours.",
        usage: """
            tickmark note ID TEXT
            tickmark note ID TEXT --correct NUMBER
            tickmark note ID --withdraw NUMBER
            """,
        discussion: "`tickmark show ID` numbers the notes. History keeps what a note said before.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @Argument(help: "The item.", completion: Completions.items) var id: String
    @Argument(help: "What others should know.") var text: String?
    @Option(help: ArgumentHelp("Put your note of this number in the words of the text.", valueName: "number")) var correct: Int?
    @Option(help: ArgumentHelp("Withdraw your note of this number.", valueName: "number")) var withdraw: Int?
    @OptionGroup var rehearsal: RehearsalOption

    func validate() throws {
        guard correct == nil || withdraw == nil else { throw ValidationError("--correct or --withdraw, not both.") }
        if withdraw != nil, text != nil { throw ValidationError("--withdraw takes no text.") }
        if withdraw == nil, text == nil { throw ValidationError("Write what the note says.") }
    }

    func run() async throws {
        var store = try await workspace.open()
        do {
            let named = try report.id.map { "\(try store.state.report(named: $0).id)/\(id)" } ?? id
            let address = try store.state.item(named: named)
            let intent: ItemIntent
            switch (correct, withdraw) {
            case (let number?, _): intent = .correctNote(try store.note(number, on: address), text ?? "")
            case (_, let number?): intent = .withdrawNote(try store.note(number, on: address))
            default: intent = .note(text ?? "")
            }
            try store.carryOut([try store.state.decide(intent, on: address, by: store.author.handle)], rehearsal)
        } catch {
            throw Failure(error)
        }
    }
}

extension WorkspaceStore {
    /// The note of a number, counted from 1, as `show` numbers those that stand.
    fileprivate func note(_ number: Int, on address: ItemAddress) throws(Refusal) -> EntryID {
        let notes = state.engagement(address.engagement)?.work(on: address.item).notes ?? []
        guard notes.indices.contains(number - 1) else { throw .noSuchNote(address, count: notes.count) }
        return notes[number - 1].id
    }
}
