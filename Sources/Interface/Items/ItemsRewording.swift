import HarmlessText
import Readiness

extension ItemsScreen {
    /// Shows what was signed and what the item says now, to keep it or to take it back.
    func settleWords(_ targets: [ItemAddress], _ context: Context) -> [Request] {
        let reworded = targets.filter { !signatures(of: $0, context).isEmpty }
        guard let first = reworded.first, let engagement = context.engagement,
            let position = engagement.position(of: first.item)
        else { return act(.keep, on: targets, context) }
        let item = engagement.items[position]
        var rows: [MenuPanel.Row] = []
        if reworded.count == 1 {
            let signed = signatures(of: first, context)
            for signature in signed {
                let name = context.shown?.record.name(of: signature.by) ?? signature.by.text
                let who = "\(name), \(signature.at.day.words)"
                rows.append(MenuPanel.Row(heading: "Signed by \(who): \(signature.words?.title ?? "")".harmless))
            }
            let isSame = signed.allSatisfy { $0.words?.title == item.title }
            let now = isSame ? "the same title, with other guidance or evidence" : item.title
            rows.append(MenuPanel.Row(heading: "Says now: \(now)".harmless))
        }
        let cursor = rows.count
        let isExcluded = reworded.allSatisfy { engagement.work(on: $0.item).status == .notApplicable }
        let taken = isExcluded ? "Take it back: it applies" : "Take it back: it is To do again"
        func add(_ title: String, keeps: Bool) {
            rows.append(MenuPanel.Row(title, choice: .screen(ItemsCommand.answerWords(reworded, keeps: keeps))))
        }
        add("Keep what was signed", keeps: true)
        add(taken, keeps: false)
        let what = reworded.count == 1 ? first.item.text : "\(reworded.count) items"
        return [
            .open(
                MenuPanel(
                    title: "\(what): reworded since signed", hint: "enter chooses, esc leaves it as it is", rows: rows,
                    cursor: cursor))
        ]
    }

    private func signatures(of target: ItemAddress, _ context: Context) -> [Signature] {
        guard let engagement = context.engagement, let position = engagement.position(of: target.item) else { return [] }
        return engagement.rewordedSignatures(of: engagement.items[position])
    }

    /// Keeps what was signed, or takes it back.
    mutating func answerWords(keeps: Bool, on targets: [ItemAddress], _ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        do throws(Refusal) {
            var actions: [Action] = []
            var message: Message?
            for target in targets {
                let isExcluded = context.engagement?.work(on: target.item).status == .notApplicable
                let decision = try context.decide(keeps ? .keep : isExcluded ? .include : .untick, on: [target])
                actions += decision.actions
                message = decision.message ?? message
            }
            selection = []
            return Decision(actions: actions, message: message).requests()
        } catch {
            return .refuse(error.description)
        }
    }
}
