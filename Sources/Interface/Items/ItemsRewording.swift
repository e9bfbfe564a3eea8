import HarmlessText
import Readiness
import TerminalUI

extension State {
    /// Shows what was signed and what the item says now, to keep it or to take it back.
    mutating func settleWords(_ targets: [ItemAddress]) -> [Effect] {
        let reworded = targets.filter { !signatures(of: $0).isEmpty }
        guard let first = reworded.first, let engagement, let position = engagement.position(of: first.item) else {
            return act(.keep)
        }
        let item = engagement.items[position]
        var rows: [MenuPanel.Row] = []
        if reworded.count == 1 {
            let signed = signatures(of: first)
            for signature in signed {
                let who = "\(shown?.record.name(of: signature.by) ?? signature.by.text), \(signature.at.day.words)"
                rows.append(MenuPanel.Row("Signed by \(who): \(signature.words?.title ?? "")".harmless, choice: nil))
            }
            let isSame = signed.allSatisfy { $0.words?.title == item.title }
            let now = isSame ? "the same title, with other guidance or evidence" : item.title
            rows.append(MenuPanel.Row("Says now: \(now)".harmless, choice: nil))
        }
        let cursor = rows.count
        let isExcluded = reworded.allSatisfy { engagement.work(on: $0.item).status == .notApplicable }
        let taken = isExcluded ? "Take it back: it applies" : "Take it back: it is To do again"
        rows.append(MenuPanel.Row("Keep what was signed", choice: .words(reworded, keeps: true)))
        rows.append(MenuPanel.Row(taken, choice: .words(reworded, keeps: false)))
        let what = reworded.count == 1 ? first.item.text : "\(reworded.count) items"
        panel = .menu(
            MenuPanel(
                title: "\(what): reworded since signed", hint: "enter chooses, esc leaves it as it is", rows: rows, cursor: cursor
            ))
        return []
    }

    private func signatures(of target: ItemAddress) -> [Signature] {
        guard let engagement, let position = engagement.position(of: target.item) else { return [] }
        return engagement.rewordedSignatures(of: engagement.items[position])
    }

    /// Keeps what was signed, or takes it back.
    mutating func choose(keeps: Bool, on targets: [ItemAddress]) -> [Effect] {
        panel = nil
        guard canWrite else { return refuseToWrite() }
        do throws(Refusal) {
            var actions: [Action] = []
            for target in targets {
                let isExcluded = engagement?.work(on: target.item).status == .notApplicable
                actions += try decide(keeps ? .keep : isExcluded ? .include : .untick, on: [target])
            }
            items.selection = []
            return write(actions)
        } catch {
            message = Message(error.description, .refused)
            return []
        }
    }
}
