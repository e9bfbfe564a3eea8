import HarmlessText
import Readiness

// Saying on the screen that two handles are one person: two menus, and a question with what follows from it.

extension State {
    /// Asks which handle is another name of somebody.
    mutating func askForOtherHandle() -> [Effect] {
        guard canWrite else { return refuseToWrite() }
        let people = workspace?.record.people ?? []
        guard people.count > 1 else {
            message = Message("There is only one person here yet.")
            return []
        }
        panel = .menu(
            MenuPanel(
                title: "One person, two handles: which is the other name?", hint: "enter chooses, esc closes",
                rows: people.map { MenuPanel.Row(title(of: $0.handle), choice: .otherHandle($0.handle)) }))
        return []
    }

    /// Asks whose other name a handle is. Those that are one with it already are marked, and choosing one takes that back.
    mutating func askForMainHandle(of other: Handle) {
        guard let record = workspace?.record else { return }
        panel = .menu(
            MenuPanel(
                title: "\(record.fullName(of: other)) is the same person as".harmless,
                hint: "enter chooses; what is marked is so already, and is taken back",
                rows: record.people.filter { $0.handle != other }.map {
                    MenuPanel.Row(
                        title(of: $0.handle), isOn: record.areOne($0.handle, other), choice: .mainHandle(other, $0.handle))
                }))
    }

    /// Asks once more, with the names and what it changes.
    mutating func askWhetherSame(_ other: Handle, as main: Handle) {
        panel = nil
        guard let workspace else { return }
        let names = (workspace.record.fullName(of: other), workspace.record.fullName(of: main))
        do throws(Refusal) {
            if workspace.record.areOne(other, main) {
                let actions = try workspace.decideApart(other, main)
                ask(
                    Question(
                        title: "Two people", lines: ["\(names.0) and \(names.1) are two people after all?".harmless],
                        yes: "they are two", effect: .write(actions)))
            } else {
                let action = try workspace.decideSame(other, as: main)
                let lost = workspace.reviewsLost(joining: other, main)
                let counts =
                    lost == 0
                    ? "No review that counts now is one of their own ticks."
                    : "\(lost) review\(lost == 1 ? "" : "s") of their own ticks will not count any more."
                ask(
                    Question(
                        title: "One person",
                        lines: [
                            "\(names.0) and \(names.1) are one person?".harmless,
                            "That holds for everything, also for what was done before. \(counts) u takes it back.",
                        ],
                        yes: "they are one", effect: .write([action])))
            }
        } catch {
            message = Message(error.description, .refused)
        }
    }

    private func title(of handle: Handle) -> String {
        guard let record = workspace?.record else { return handle.text }
        let main = record.canonical(handle)
        return (main == handle ? record.fullName(of: handle) : "\(record.fullName(of: handle)), the same as \(main)").harmless
    }
}
