import Readiness

extension State {
    /// The actions for an intent on items. One item is refused with its reason; of several, those that it cannot be done to are passed over,
    /// unless it can be done to none.
    mutating func decide(_ intent: ItemIntent, on targets: [ItemAddress]) throws(Refusal) -> [Action] {
        guard let workspace else { return [] }
        var actions: [Action] = []
        var refusal: Refusal?
        for target in targets {
            do throws(Refusal) {
                actions.append(try workspace.decide(intent, on: target, by: person.handle))
            } catch {
                refusal = refusal ?? error
            }
        }
        if actions.isEmpty, let refusal { throw refusal }
        let consequences = Consequences(of: actions, in: workspace, by: person.handle)
        let told = consequences.told.dropLast()
        if let refusal {
            let left = targets.count - actions.count
            message = Message("\(told); \(left) \(left == 1 ? "was left" : "were left, first of them"): \(refusal)")
        } else if targets.count > 1 || consequences.destroys {
            // Not all of them need be in sight.
            message = Message("\(told); u takes it back.", .good)
        }
        return actions
    }

    /// The action for an intent on the engagement that is shown.
    func decide(_ intent: EngagementIntent) throws(Refusal) -> Action {
        guard let workspace, let engagement else { throw .unknownEngagement("", known: []) }
        return try workspace.decide(intent, on: engagement.id)
    }

    /// Asks for actions to be written, and somebody first where they destroy something.
    ///
    /// - Parameter asker: The prompt whose answer they are, which a no goes back to.
    mutating func write(_ actions: [Action], asker: PromptPanel? = nil) -> [Effect] {
        guard !actions.isEmpty else { return [] }
        guard let workspace else { return [] }
        let consequences = Consequences(of: actions, in: workspace, by: person.handle)
        guard consequences.needsYes else { return writeUnasked(actions, of: asker) }
        var question = Question(
            title: "Are you sure?", lines: consequences.question, yes: consequences.yes, no: "leave it",
            outcome: .write(actions, said: message))
        question.asker = asker.map { [.prompt($0)] } ?? []
        message = nil
        ask(question)
        return []
    }

    /// Asks before an undo or a redo that destroys something.
    mutating func askToReverse(_ reversal: Reversal, _ consequences: Consequences) {
        var title = "Undo the last thing that you did?"
        if case .redo = reversal { title = "Do again what you undid?" }
        ask(
            Question(
                title: title, lines: consequences.question, yes: consequences.yes, no: "leave it",
                outcome: .effects([.reverse(reversal)])))
    }

    /// Asks for actions to be written, about which nobody is to be asked, or has been.
    mutating func writeUnasked(_ actions: [Action], of asker: PromptPanel? = nil) -> [Effect] {
        panel = nil
        if let draft = asker.flatMap(draft(of:)), !draft.text.isEmpty { submitted.append(draft) }
        items.selection = []
        saving = .pending
        return [.write(actions)]
    }
}
