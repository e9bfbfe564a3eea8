import Readiness
import TerminalUI

/// A second person: who reviews or returns items with the evidence beside them, and who agrees that something is Not
/// applicable.
extension ItemsScreen {
    /// The evidence that goes with an answer about items; nil where it is about something else, or there is none.
    func beside(_ purpose: PromptPanel.Purpose, _ targets: [ItemAddress], _ context: Context) -> EvidenceBeside? {
        guard case .item(let question) = purpose, question == .review || question == .sendBack,
            let pieces = context.workspace?.evidence(beside: targets, for: context.person.handle), !pieces.isEmpty
        else { return nil }
        return EvidenceBeside(count: pieces.count, isReturned: question == .sendBack)
    }

    /// Whether all of what is Not applicable was marked so by who sits here: who confirms is somebody else.
    func isExcludedByMe(_ targets: ItemTargets, _ context: Context) -> Bool {
        guard let record = context.workspace?.record else { return false }
        return targets.are { work in work.exclusions.last.map { record.areOne($0.by, context.person.handle) } ?? true }
    }

    /// Agrees with what somebody else marked Not applicable; asks for a second signature on what oneself did, or no
    /// longer.
    func secondSignature(on targets: ItemTargets, _ context: Context) -> [Request] {
        let isMine = isExcludedByMe(targets, context)
        let isWanted = targets.are { $0.confirmation == .wanted }
        let said =
            isMine
            ? isWanted
                ? "No second signature is wanted any more." : "A second person is asked to sign, too: it waits on the Overview."
            : "You agree that it is Not applicable; u takes it back."
        do throws(Refusal) {
            let decision = try context.decide(isMine ? .wantConfirmation(!isWanted) : .confirm, on: targets.addresses)
            return [.say(decision.message ?? Message(said, .good)), .write(decision.actions)]
        } catch {
            return .refuse(error.description)
        }
    }
}
