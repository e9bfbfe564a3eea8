import Readiness
import TerminalUI

/// A text that somebody is typing, to be kept until it is saved.
public struct Draft: Hashable, Sendable {
    /// What it is about, in words that are the same each time: "note soc2/CC6.1-04".
    public let purpose: String
    /// What is typed; empty where there is nothing to keep.
    public let text: String

    /// Makes a draft.
    public init(purpose: String, text: String) {
        self.purpose = purpose
        self.text = text
    }
}

extension PromptPanel {
    /// What a draft of its text goes by, or nil where a word or a day is asked for.
    func draftPurpose(in engagement: EngagementID?) -> String? {
        let items = targets.map(\.description).joined(separator: " ")
        let report = engagement?.text ?? ""
        return switch purpose {
        case .exclude: "exclude \(items)"
        case .block: "block \(items)"
        case .note: "note \(items)"
        case .scope(let target, let isIn): "scope \(report) \(target) \(isIn ? "in" : "out")"
        case .addObjective(let area): "objective \(report) \(area)"
        case .reword(let criterion): "reword \(report) \(criterion)"
        case .addItem(let criterion): "item \(report) \(criterion)"
        case .owner, .due: nil
        }
    }
}

extension State {
    /// The prompt that is open, or waits below a question.
    private var prompt: PromptPanel? {
        switch panel {
        case .prompt(let prompt): prompt
        case .question(let question): if case .prompt(let prompt) = question.asker.last { prompt } else { nil }
        default: nil
        }
    }

    /// What is being typed, where it is to be kept.
    public var draft: Draft? { prompt.flatMap(draft(of:)) }

    func draft(of prompt: PromptPanel) -> Draft? {
        guard let purpose = prompt.draftPurpose(in: engagement?.id) else { return nil }
        let text = prompt.field.text
        return Draft(purpose: purpose, text: text == prompt.original || text.allSatisfy(\.isWhitespace) ? "" : text)
    }

    /// Asks, of a prompt that has just opened, for what was typed there before.
    mutating func askForDraft() -> [Effect] {
        guard case .prompt(var prompt) = panel, !prompt.hasAskedForDraft else { return [] }
        prompt.hasAskedForDraft = true
        panel = .prompt(prompt)
        return draft(of: prompt).map { [.takeUpDraft($0.purpose)] } ?? []
    }

    /// Takes up a text that was kept, in the prompt that it was typed in, unless something is typed there already.
    mutating func take(_ draft: Draft, of when: String) {
        guard case .prompt(var prompt) = panel, self.draft(of: prompt)?.purpose == draft.purpose,
            prompt.field.text == prompt.original, !draft.text.isEmpty
        else { return }
        prompt.field = TextField(draft.text, allowsLineBreaks: prompt.field.allowsLineBreaks)
        prompt.hint = "Taken up from a draft of \(when); ctrl-u clears it. \(prompt.hint)"
        panel = .prompt(prompt)
    }

    /// Keeps what is typed in a prompt that is left; what was emptied is forgotten.
    func keepDraft(of prompt: PromptPanel) -> [Effect] { draft(of: prompt).map { [.keepDraft($0)] } ?? [] }

    /// What to do with the drafts of what was written: they are forgotten when it is saved, and kept when it is not.
    mutating func settleDrafts(areSaved: Bool) -> [Effect] {
        defer { if areSaved { submitted = [] } }
        return submitted.map { .keepDraft(areSaved ? Draft(purpose: $0.purpose, text: "") : $0) }
    }
}
