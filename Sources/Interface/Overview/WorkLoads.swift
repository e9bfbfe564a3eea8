import HarmlessText
import Readiness
import TerminalUI

/// What one person has yet to do.
struct WorkLoad: Hashable, Sendable {
    /// Who.
    let owner: Handle
    /// Items in scope that are neither ticked nor Not applicable.
    var open = 0
    /// Those of them that are late.
    var late = 0

    /// The loads of an engagement, who is late with most first. Only items that somebody has touched are looked at: others have no owner.
    static func all(in engagement: Engagement) -> [WorkLoad] {
        let loads = engagement.record.work.reduce(into: [Handle: WorkLoad]()) { loads, entry in
            let (id, work) = entry
            guard let owner = work.ownerPerson, work.status == .todo || work.status == .inProgress,
                let position = engagement.position(of: id), engagement.isInScope(engagement.items[position])
            else { return }
            loads[owner, default: WorkLoad(owner: owner)].open += 1
            if work.isLate(on: engagement.today) { loads[owner]?.late += 1 }
        }
        return loads.values.sorted { ($1.late, $1.open, $0.owner.text) < ($0.late, $0.open, $1.owner.text) }
    }
}

extension OverviewView {
    /// Says who has how much to do, where there is room below the areas.
    func drawWorkLoads(in rect: Rect, of canvas: inout Canvas) {
        let loads = overview.loads
        guard !loads.isEmpty, rect.height >= 3, rect.width >= 24 else { return }
        let columns = (open: 6, late: 6)
        func write(_ name: String, _ open: String, _ late: String, row: Int, _ style: Style, late lateStyle: Style) {
            let y = rect.y + row
            let numbers = columns.open + columns.late + 1
            canvas.write(name.fitted(to: rect.width - numbers - 2, in: context.glyphs), at: Point(x: rect.x + 1, y: y), style)
            canvas.write(open.aligned(right: columns.open), at: Point(x: rect.maxX - numbers, y: y), style)
            canvas.write(late.aligned(right: columns.late), at: Point(x: rect.maxX - columns.late - 1, y: y), lateStyle)
        }
        let heading = Style(.heading, on: .base, .bold)
        write("Who has what", "open", "late", row: 0, heading, late: heading)
        var rows = loads.map { (context.shown?.record.name(of: $0.owner) ?? $0.owner.text, $0.open, $0.late, Style.text) }
        let unowned = engagement.tally.unowned
        if unowned > 0 { rows.append(("Nobody yet", unowned, 0, .faint)) }
        let room = rect.height - 1
        let listed = rows.count > room ? room - 1 : rows.count
        for (row, load) in rows.prefix(listed).enumerated() {
            write(
                load.0, String(load.1), load.2 > 0 ? String(load.2) : "", row: row + 1, load.3, late: Style(.danger))
        }
        if listed < rows.count {
            canvas.write("and \(rows.count - listed) more", at: Point(x: rect.x + 1, y: rect.y + listed + 1), .faint)
        }
    }
}
