import Readiness

/// What a decision comes to.
struct Decision: Sendable {
    /// What is to be written.
    let actions: [Action]
    /// What there is to say of it, or nil.
    let message: Message?
    /// What of it is left as it is, for a question before it; nil where nothing is.
    var left: String?
}

extension Context {
    /// The actions for an intent on items. One item is refused with its reason; of several, those that it cannot be
    /// done to are passed over, unless it can be done to none.
    ///
    /// - Parameter withEvidence: Whether a return or a review is said of the evidence beside the items, too: of what
    ///   others attached and nobody has judged.
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
        var left: String?
        if let refusal {
            let count = targets.count - decided.count
            let why = refusal.amongOthers
            message = Message("\(told); \(count) \(count == 1 ? "was left" : "were left, first of them"): \(why)")
            left = "\(count) \(count == 1 ? "is left" : "are left, first of them"): \(why)"
        } else if actions.count > 1 || consequences.destroys || intent == .settle {
            // Not all of them need be in sight.
            message = Message("\(told); u takes it back.", .good)
        }
        return Decision(actions: actions, message: message, left: left)
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
        (message.map { [.say($0)] } ?? []) + [.write(actions, asker: asker, left: left)]
    }
}
