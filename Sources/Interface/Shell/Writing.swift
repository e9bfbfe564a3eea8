import HarmlessText
import Readiness

extension State {
    /// Asks for actions to be written, and somebody first where they destroy something.
    ///
    /// - Parameters:
    ///   - asker: The panel whose answer they are, which a no goes back to.
    ///   - left: What of what was asked for is left as it is, in a sentence.
    mutating func write(_ actions: [Action], asker: (any Panel)? = nil, left: String? = nil) -> [Effect] {
        guard !actions.isEmpty, let workspace else { return [] }
        let consequences = Consequences(of: actions, in: workspace, by: person.handle)
        // What evidence no longer covers is said before it is so.
        let loss = workspace.coverageLoss(by: actions, of: person.handle).sentences(limit: 4)
        guard consequences.needsYes || !loss.isEmpty else { return writeUnasked(actions, of: asker) }
        let lines = (consequences.needsYes ? consequences.question + (left.map { [$0.harmless] } ?? []) : []) + loss
        var question = Question(
            title: "Are you sure?", lines: lines, yes: consequences.needsYes ? consequences.yes : "change it",
            no: actions.count == 1 ? "leave it" : "leave them", outcome: .write(actions, said: message))
        question.asker = asker
        message = nil
        return open(question)
    }

    /// Asks before an undo or a redo that destroys something.
    mutating func askToReverse(_ reversal: Reversal, _ consequences: Consequences) -> [Effect] {
        var title = "Undo the last thing that you did?"
        if case .redo = reversal { title = "Do again what you undid?" }
        return open(
            Question(
                title: title, lines: consequences.question, yes: consequences.yes, no: "leave it",
                outcome: .effects([.reverse(reversal)])))
    }

    /// Asks for actions to be written, about which nobody is to be asked, or has been.
    mutating func writeUnasked(_ actions: [Action], of asker: (any Panel)? = nil) -> [Effect] {
        panel = nil
        if let draft = asker?.draft(context), !draft.text.isEmpty { submitted.append(draft) }
        follow(.written)
        return perform([.effect(.write(actions))])
    }

    /// What to do with the drafts of what was written: they are forgotten when it is saved, and kept when it is not.
    mutating func settleDrafts(areSaved: Bool) -> [Effect] {
        defer { if areSaved { submitted = [] } }
        return submitted.map { .keepDraft(areSaved ? Draft(purpose: $0.purpose, text: "") : $0) }
    }

    /// Says that everything that came together was handled and the frame that shows what came of it is on the screen.
    /// What comes from now on may answer a question that was asked before. Where this is never called, everything may.
    public mutating func endBatch() { context.batch = (context.batch ?? 0) + 1 }
}
