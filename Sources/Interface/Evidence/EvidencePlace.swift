import Readiness
import TerminalUI

extension EvidenceScreen {
    /// Shows what another screen asks for.
    mutating func go(to place: Place, _ context: Context) {
        switch place {
        case .gaps(let owner):
            forgetFilter()
            filter.hasGap = true
            if let owner { filter.owner = .person(owner) }
            narrow(context)
            window.cursor = 0
            chooseFirst()
        case .disputes:
            forgetFilter()
            filter.isContested = true
            narrow(context)
            window.cursor = 0
            chooseFirst()
        case .control(let key): look(at: key, context)
        case .piece(let id):
            refresh(context)
            let control = coverage?.controls.first { $0.pieces.contains(id) }
            let target = context.shown?.record.evidence[id]?.piece.controls.min()
            guard let key = control?.key ?? target else { return }
            look(at: key, context)
            if let place = occurrences.firstIndex(where: { $0.listed.contains(id) }) { chosen = place }
        case .item, .area, .attention, .view, .person, .items, .objective, .requests, .request: break
        }
    }

    /// Puts the cursor on a control, and forgets a filter that hides it.
    private mutating func look(at key: String, _ context: Context) {
        refresh(context)
        for attempt in 0..<2 {
            if let coverage, let row = rows.firstIndex(where: { coverage.controls[$0].key == key }) {
                window.cursor = row
                chooseFirst()
                return
            }
            if attempt == 0 {
                forgetFilter()
                narrow(context)
            }
        }
    }

    private mutating func forgetFilter() {
        filter = EvidenceFilter()
        find = TextField()
        isFinding = false
    }
}
