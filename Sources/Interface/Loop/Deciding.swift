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
        if let refusal {
            let left = targets.count - actions.count
            message = Message(
                "Done for \(actions.count) of \(targets.count). \(left == 1 ? "" : "The first of those left: ")\(refusal)")
        } else if intent == .untick, targets.contains(where: { engagement?.work(on: $0.item).review != nil }) {
            message = Message("The review went with the tick; u takes that back.")
        } else if targets.count > 1 {
            // Not all of them need be in sight.
            message = Message("Done for all \(targets.count); u takes it back.", .good)
        }
        return actions
    }

    /// The action for an intent on the engagement that is shown.
    func decide(_ intent: EngagementIntent) throws(Refusal) -> Action {
        guard let workspace, let engagement else { throw .unknownEngagement("", known: []) }
        return try workspace.decide(intent, on: engagement.id)
    }

    /// Asks for actions to be written.
    mutating func write(_ actions: [Action]) -> [Effect] {
        guard !actions.isEmpty else { return [] }
        saving = .pending
        return [.write(actions)]
    }
}
