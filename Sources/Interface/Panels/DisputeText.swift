import HarmlessText
import Readiness
import TerminalUI

/// What two people decided about a control, a piece of evidence or a request without seeing each other, to be read and
/// to be settled.
struct DisputeText {
    let context: Context
    /// What is disputed.
    let disputes: [Dispute]
    /// Entries of both sides, as far as they were asked for.
    let sides: ContestedSides

    /// Both sides of each dispute, and what key settles it.
    func lines(width: Int) -> [StyledLine] {
        guard let state = context.shown else { return [] }
        func paragraph(_ text: String, _ style: Style) -> [StyledLine] {
            text.harmless.wrapped(to: max(8, width), in: context.glyphs).map { StyledLine($0, style) }
        }
        var lines: [StyledLine] = []
        for dispute in disputes {
            lines += paragraph("Two people decided this without seeing each other; s settles it:", Style(.danger))
            for id in dispute.sides {
                guard let entry = sides.entries[id] else { continue }
                let stands = id == dispute.standing ? " (this stands)" : ""
                lines += paragraph("  \(state.record.writer(of: entry)) \(entry.sentence(in: state))\(stands)", .text)
            }
        }
        return lines
    }

    /// Shows both sides of each, to choose from.
    func menu(_ title: String, choosing command: (EntryID) -> Command) -> [Request] {
        guard let state = context.shown else { return [] }
        var rows: [MenuPanel.Row] = []
        for dispute in disputes {
            for id in dispute.sides.reversed() {
                guard let entry = sides.entries[id] else { continue }
                rows.append(
                    MenuPanel.Row(
                        "\(state.record.writer(of: entry)) \(entry.sentence(in: state)), \(entry.at.day.words)".harmless,
                        isOn: id == dispute.standing, choice: command(id)))
            }
        }
        guard !rows.isEmpty else { return [.say(Message("The entries are being read; try again."))] }
        return [
            .open(
                MenuPanel(
                    title: "\(title): two decided at once".harmless, hint: "enter keeps what is marked, or takes the other",
                    rows: rows))
        ]
    }

    /// Keeps or takes a side.
    func take(_ id: EntryID) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        guard let state = context.workspace, let entry = sides.entries[id],
            let dispute = disputes.first(where: { $0.sides.contains(id) })
        else { return [.say(Message("Somebody settled that meanwhile."))] }
        do throws(Refusal) {
            let actions = try state.record.settle(dispute, taking: entry, by: context.person.handle)
            let words = actions.first?.sentence(in: state) ?? ""
            return [.say(Message("You \(words)".endedSentence.harmless, .good)), .write(actions, asker: nil)]
        } catch {
            return .refuse(error.description)
        }
    }
}
