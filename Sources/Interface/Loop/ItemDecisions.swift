import Readiness

/// What a decision comes to.
struct Decision: Sendable {
    /// What is to be written.
    let actions: [Action]
    /// What there is to say of it, or nil.
    let message: Message?
}

extension Context {
    /// The actions for an intent on items. One item is refused with its reason; of several, those that it cannot be done
    /// to are passed over, unless it can be done to none.
    ///
    /// - Parameter withEvidence: Whether a return or a review is said of the evidence beside the items, too: of what others
    ///   attached and nobody has judged.
    func decide(
        _ intent: ItemIntent, on targets: [ItemAddress], withEvidence: Bool = false
    ) throws(Refusal) -> Decision {
        guard let workspace else { return Decision(actions: [], message: nil) }
        var actions: [Action] = []
        var refusal: Refusal?
        var decided: [ItemAddress] = []
        for target in targets {
            do throws(Refusal) {
                actions.append(try workspace.decide(intent, on: target, by: person.handle))
                decided.append(target)
            } catch {
                refusal = refusal ?? error
            }
        }
        if actions.isEmpty, let refusal { throw refusal }
        if withEvidence {
            let pieces = workspace.evidence(beside: decided, for: person.handle).map(\.id)
            actions += try workspace.judge(pieces, as: intent, by: person.handle)
        }
        let consequences = Consequences(of: actions, in: workspace, by: person.handle)
        let told = consequences.told.dropLast()
        var message: Message?
        if let refusal {
            let left = targets.count - decided.count
            message = Message("\(told); \(left) \(left == 1 ? "was left" : "were left, first of them"): \(refusal)")
        } else if actions.count > 1 || consequences.destroys {
            // Not all of them need be in sight.
            message = Message("\(told); u takes it back.", .good)
        }
        return Decision(actions: actions, message: message)
    }

    /// The action for an intent on the engagement that is shown.
    func decide(_ intent: EngagementIntent) throws(Refusal) -> Action {
        guard let workspace, let engagement else { throw .unknownEngagement("", known: []) }
        return try workspace.decide(intent, on: engagement.id)
    }
}

extension Decision {
    /// Asks for it to be written.
    func requests(asker: (any Panel)? = nil) -> [Request] {
        (message.map { [.say($0)] } ?? []) + [.write(actions, asker: asker)]
    }
}
