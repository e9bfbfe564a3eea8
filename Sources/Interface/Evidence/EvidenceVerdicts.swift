import HarmlessText
import Readiness
import TerminalUI

/// What is done to a piece of evidence that is attached.
enum EvidenceDeed: Hashable, Sendable {
    case accept
    case sendBack
    case retire

    /// What it is called in a menu.
    fileprivate var title: String {
        switch self {
        case .accept: "Accept which?"
        case .sendBack: "Return which?"
        case .retire: "Retire which?"
        }
    }

    /// The intent, as far as it is known before anybody has typed a reason.
    fileprivate var intent: EvidenceIntent {
        switch self {
        case .accept: .accept
        case .sendBack: .sendBack(reason: "-")
        case .retire: .retire
        }
    }
}

extension EvidenceScreen {
    /// Does something to the piece of what is looked at; where there are several, asks to which.
    func judge(_ deed: EvidenceDeed, _ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        let pieces = atHand.compactMap { context.workspace?.record.evidence[$0] }
        guard let first = pieces.first else { return .refuse("Nothing is attached here.") }
        guard pieces.count > 1 else { return judge(deed, first.id, context) }
        return [
            .open(
                MenuPanel(
                    title: deed.title, hint: "enter chooses, esc closes",
                    rows: pieces.map { known in
                        MenuPanel.Row(
                            "\(known.id.evidenceName) \(known.piece.title), \(known.piece.covers.spoken)".harmless,
                            choice: .screen(EvidenceCommand.judge(deed, known.id)))
                    }))
        ]
    }

    /// Does something to a piece.
    func judge(_ deed: EvidenceDeed, _ id: EntryID, _ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        guard let workspace = context.workspace, let piece = workspace.record.evidence[id]?.piece else { return [] }
        let actions: [Action]
        do throws(Refusal) {
            actions = try workspace.record.decide(deed.intent, on: id, by: context.person.handle)
        } catch {
            return .refuse(error.description)
        }
        guard let action = actions.first else { return [.say(Message("It is so already."))] }
        switch deed {
        case .accept:
            return [.say(Message("You \(action.sentence(in: workspace)); u takes it back.".harmless, .good)), .write(actions)]
        case .sendBack:
            return [
                .open(
                    PromptPanel(
                        .returnEvidence(id), title: "Return \(id.evidenceName)",
                        hint: "Why? Whoever attached “\(piece.title)” sees it first on the Overview.".harmless))
            ]
        case .retire:
            var lines = ["“\(piece.title)” shows nothing any more. Its words stay in the history."]
            if case .file = piece.content {
                lines.append(
                    "Its file stays until `tickmark doctor --mend`, and git's history keeps its bytes wherever they were shared.")
            }
            if let remark = workspace.remark(onRetiring: id) { lines.append(remark) }
            return [
                .open(
                    Question(
                        title: "Retire \(id.evidenceName)?", lines: lines.map(\.harmless), yes: "retire it", no: "leave it",
                        outcome: .write(actions, said: Message("Retired “\(piece.title)”; u takes it back.".harmless, .good))))
            ]
        }
    }

    // MARK: What two people decided at once

    /// What is disputed about the control that is looked at, and about what is attached to it.
    func disputes(_ context: Context) -> [Dispute] {
        guard let record = context.shown?.record, let control else { return [] }
        let ofPieces = control.pieces.flatMap { record.evidence[$0]?.disputes ?? [] }
        return record.disputes(about: .control(control.key)) + ofPieces
    }

    /// The disputes with what both sides wrote.
    func disputeText(_ context: Context) -> DisputeText {
        DisputeText(context: context, disputes: disputes(context), sides: sides)
    }
}
