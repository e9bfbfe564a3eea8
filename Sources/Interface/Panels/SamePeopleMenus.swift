import HarmlessText
import Readiness

/// Saying on the screen that two handles are one person: two menus, and a question with what follows from it.
struct SamePeopleMenus {
    let context: Context

    /// Asks which handle is another name of somebody.
    func askForOther() -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        let people = context.workspace?.record.people ?? []
        guard people.count > 1 else { return [.say(Message("There is only one person here yet."))] }
        return [
            .open(
                MenuPanel(
                    title: "One person, two handles: which is the other name?", hint: "enter chooses, esc closes",
                    rows: people.map { MenuPanel.Row(title(of: $0.handle), choice: .shell(.nameOther($0.handle))) }))
        ]
    }

    /// Asks whose other name a handle is. Those that are one with it already are marked, and choosing one takes that
    /// back.
    func askForMain(of other: Handle) -> [Request] {
        guard let record = context.workspace?.record else { return [] }
        return [
            .open(
                MenuPanel(
                    title: "\(record.fullName(of: other)) is the same person as".harmless,
                    hint: "enter chooses; what is marked is so already, and is taken back",
                    rows: record.people.filter { $0.handle != other }.map {
                        MenuPanel.Row(
                            title(of: $0.handle), isOn: record.areOne($0.handle, other),
                            choice: .shell(.join(other, as: $0.handle)))
                    }))
        ]
    }

    /// Asks once more, with the names and what it changes.
    func askWhetherSame(_ other: Handle, as main: Handle) -> [Request] {
        guard let workspace = context.workspace else { return [] }
        let names = (workspace.record.fullName(of: other), workspace.record.fullName(of: main))
        do throws(Refusal) {
            if workspace.record.areOne(other, main) {
                let actions = try workspace.decideApart(other, main)
                return [
                    .open(
                        Question(
                            title: "Two people", lines: ["\(names.0) and \(names.1) are two people after all?".harmless],
                            yes: "they are two", effect: .write(actions)))
                ]
            }
            let action = try workspace.decideSame(other, as: main)
            let lost = workspace.reviewsLost(joining: other, main)
            let counts =
                lost == 0
                ? "No review that counts now is one of their own ticks."
                : "\(counted(lost, "review")) of their own ticks will not count any more."
            return [
                .open(
                    Question(
                        title: "One person",
                        lines: [
                            "\(names.0) and \(names.1) are one person?".harmless,
                            "That holds for everything, also for what was done before. \(counts) u takes it back.",
                        ],
                        yes: "they are one", effect: .write([action])))
            ]
        } catch {
            return .refuse(error.description)
        }
    }

    private func title(of handle: Handle) -> String {
        guard let record = context.workspace?.record else { return handle.text }
        let main = record.canonical(handle)
        let name = record.fullName(of: handle)
        return (main == handle ? name : "\(name), the same as \(main)").harmless
    }
}
