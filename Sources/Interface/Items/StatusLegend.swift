import Readiness
import TerminalUI

extension ItemsView {
    /// Says at the lower end of a space what the marks of the list mean, with how many items of the chosen area stand
    /// so; nothing where the space is too low.
    func drawLegend(in rect: Rect, of canvas: inout Canvas) {
        let statuses = Status.allCases
        guard items.areaRows.indices.contains(items.areaWindow.cursor), rect.height > statuses.count else { return }
        let areas = items.areaRows[items.areaWindow.cursor].areas(in: engagement)
        let tally = areas.reduce(into: Tally()) { $0 += engagement.areas[$1].tally }
        for (line, status) in statuses.enumerated() {
            let y = rect.maxY - statuses.count + line
            canvas.put(context.glyphs.mark(status), at: Point(x: rect.x + 1, y: y), Style(status.ink, on: .base, .bold))
            canvas.write(status.title, at: Point(x: rect.x + 3, y: y), .faint, in: rect)
            let count = String(tally.count(of: status))
            canvas.write(count, at: Point(x: rect.maxX - count.utf8.count, y: y), .faint)
        }
    }
}

extension Tally {
    /// How many items have a status.
    fileprivate func count(of status: Status) -> Int {
        switch status {
        case .todo: total - ticked - inProgress
        case .inProgress: inProgress
        case .ready: ticked - reviewed
        case .reviewed: reviewed
        case .notApplicable: notApplicable
        }
    }
}
