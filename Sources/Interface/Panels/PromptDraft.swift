import Readiness
import TerminalUI

extension PromptPanel {
    func draft(_ context: Context) -> Draft? {
        guard let purpose = draftPurpose(in: context.engagement?.id) else { return nil }
        let text = field.text
        return Draft(purpose: purpose, text: text == original || text.allSatisfy(\.isWhitespace) ? "" : text)
    }

    /// What a draft of its text goes by, or nil where a word or a day is asked for.
    private func draftPurpose(in engagement: EngagementID?) -> String? {
        let items = targets.map(\.description).joined(separator: " ")
        let report = engagement?.text ?? ""
        return switch purpose {
        case .exclude: "exclude \(items)"
        case .block: "block \(items)"
        case .note: "note \(items)"
        case .scope(let target, let isIn): "scope \(report) \(target) \(isIn ? "in" : "out")"
        case .addObjective(let area): "objective \(report) \(area)"
        case .reword(let criterion): "reword \(report) \(criterion)"
        case .item(let question): question.draftPurpose(items)
        case .addItem(let criterion): "item \(report) \(criterion)"
        case .control(let question): question.draftPurpose
        case .returnRequests(let numbers): "return \(report) \(numbers.map(\.description).joined(separator: " "))"
        case .returnEvidence(let id): "return evidence \(id)"
        case .owner, .due, .requestOwner, .requestDue, .pastDay: nil
        }
    }

    /// Asks, when it has just opened, for what was typed here before. Where it comes back from a question it has asked.
    mutating func askForDraft(_ context: Context) -> [Request] {
        guard !hasAskedForDraft else { return [] }
        hasAskedForDraft = true
        return draft(context).map { .effect(.takeUpDraft($0.purpose)) } ?? []
    }

    /// Takes up a text that was kept, where it was typed here, unless something is typed already.
    mutating func take(_ draft: Draft, of when: String, _ context: Context) {
        guard self.draft(context)?.purpose == draft.purpose, field.text == original, !draft.text.isEmpty else { return }
        field = TextField(draft.text, allowsLineBreaks: field.allowsLineBreaks)
        hint = "Taken up from a draft of \(when); ctrl-u clears it. \(hint)"
    }

    /// Closes, and keeps what is typed; what was emptied is forgotten.
    func leave(_ context: Context) -> [Request] { [.close] + keepDraft(context) }

    /// Keeps what is typed.
    func keepDraft(_ context: Context) -> [Request] { draft(context).map { .effect(.keepDraft($0)) } ?? [] }
}
