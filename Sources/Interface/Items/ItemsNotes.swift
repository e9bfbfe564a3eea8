import HarmlessText
import Readiness

extension ItemsScreen {
    /// The notes of somebody on an item, the newest first.
    func ownNotes(on item: ItemAddress, _ context: Context) -> [Note] {
        guard let record = context.workspace?.record, let engagement = context.engagement else { return [] }
        return engagement.work(on: item.item).notes.filter { record.areOne($0.by, context.person.handle) }.reversed()
    }

    /// Offers to correct or withdraw one's own notes on an item.
    func noteMenu(_ targets: [ItemAddress], _ context: Context) -> [Request] {
        guard targets.count == 1, let item = targets.first else {
            return .refuse("Notes are corrected one by one: press esc to clear the selection.")
        }
        let notes = ownNotes(on: item, context)
        guard !notes.isEmpty else {
            return .refuse("There is no note of yours on \(item.item); e writes one, and who wrote a note corrects it.")
        }
        var rows: [MenuPanel.Row] = []
        func add(_ what: String, _ note: Note, _ command: ItemsCommand) {
            let line = note.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            rows.append(MenuPanel.Row("\(what) \(note.at.day.words): \(line)".harmless, choice: .screen(command)))
        }
        for note in notes { add("Correct", note, .correctNote(note.id, on: item)) }
        for note in notes { add("Withdraw", note, .withdrawNote(note.id, on: item)) }
        return [.open(MenuPanel(title: "Your notes on \(item.item)", hint: "enter chooses, esc closes", rows: rows))]
    }

    /// Asks for a note in other words.
    func correctNote(_ id: EntryID, on item: ItemAddress, _ context: Context) -> [Request] {
        guard let note = ownNotes(on: item, context).first(where: { $0.id == id }) else {
            return .refuse("That note is there no longer.")
        }
        return [
            .open(
                PromptPanel(
                    .item(.correctNote(id)), title: "Correct the note on \(item.item)",
                    hint: "The history keeps what it said before. ctrl-o goes on in your editor.", text: note.text,
                    targets: [item]))
        ]
    }
}
