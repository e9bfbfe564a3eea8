import HarmlessText
import Readiness
import TerminalUI

/// A row of the Overview's left pane.
enum OverviewSide: Hashable, Sendable {
    case heading
    case blank
    /// An area in scope, by its place in the engagement.
    case area(Int)
    /// What somebody has yet to do.
    case person(OwnerLoad)

    /// Whether the cursor can stand on it.
    var isChoice: Bool {
        switch self {
        case .heading, .blank: false
        case .area, .person: true
        }
    }

    /// The areas in scope, and who has how much work: people behind the areas where all can be seen at once, else
    /// before them.
    static func rows(of engagement: Engagement, height: Int) -> [OverviewSide] {
        let areas = engagement.areas.indices.filter { engagement.areas[$0].isInScope }.map { OverviewSide.area($0) }
        let people = OwnerLoad.all(in: engagement).map { OverviewSide.person($0) }
        // On the first day everything is nobody's, which the figures say.
        guard people.count > 1 || !people.allSatisfy(\.isNobody) else { return areas }
        if areas.count + people.count + 2 <= height { return areas + [.blank, .heading] + people }
        return [.heading] + people + [.blank] + areas
    }

    private var isNobody: Bool { if case .person(let load) = self { load.owner == nil } else { false } }
}

extension OverviewView {
    func drawSides(in rect: Rect, of canvas: inout Canvas) {
        let hasFocus = overview.focus == .areas
        let inside = canvas.pane(rect, title: "Areas in scope", hasFocus: hasFocus)
        var window = overview.sideWindow
        let visible = window.rows(of: overview.sides.count, height: inside.height)
        canvas.scrollMarks(on: rect, shows: visible, of: overview.sides.count)
        let columns = AreaColumns(of: engagement, width: inside.width)
        for (line, index) in visible.enumerated() {
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            let surface: Surface = index == window.cursor && hasFocus ? .cursor : .base
            canvas.fill(row, Style(.text, on: surface))
            canvas.cursorSign(in: row, on: surface)
            switch overview.sides[index] {
            case .blank: break
            case .heading:
                drawLoad("Who has what", "open", "days", "late", in: row, Style(.heading, on: surface, .bold), of: &canvas)
            case .area(let area): draw(engagement.areas[area], columns, on: surface, in: row, of: &canvas)
            case .person(let load):
                let name = load.owner.map { context.shown?.record.name(of: $0) ?? $0.text } ?? "Nobody yet"
                drawLoad(
                    name, "\(load.open)", "\(Int(load.days.rounded(.up)))", load.late > 0 ? "\(load.late)" : "", in: row,
                    Style(load.owner == nil ? .faint : .text, on: surface), of: &canvas)
            }
        }
    }

    private func drawLoad(
        _ name: String, _ open: String, _ days: String, _ late: String, in row: Rect, _ style: Style, of canvas: inout Canvas
    ) {
        let column = 5
        let start = row.maxX - 3 * column - 1
        canvas.write(name.fitted(to: start - row.x - 2, in: context.glyphs), at: Point(x: row.x + 1, y: row.y), style)
        for (place, number) in [open, days, late].enumerated() {
            let isLate = place == 2 && Int(late) != nil
            canvas.write(
                number.aligned(right: column), at: Point(x: start + place * column, y: row.y),
                isLate ? Style(.danger, on: style.surface, .bold) : style)
        }
    }

    private func draw(
        _ standing: AreaStanding, _ columns: AreaColumns, on surface: Surface, in row: Rect, of canvas: inout Canvas
    ) {
        let tally = standing.tally
        let share = Share(tally.ticked, of: tally.total)
        canvas.write(standing.id, at: Point(x: row.x + 1, y: row.y), Style(.key, on: surface))
        canvas.write(
            standing.area.title.fitted(to: columns.title, in: context.glyphs),
            at: Point(x: row.x + 1 + AreaColumns.id, y: row.y), Style(.text, on: surface))
        var x = row.maxX - AreaColumns.right(columns.count)
        if columns.bar > 0 {
            canvas.bar(
                share.fraction, at: Point(x: x - columns.bar, y: row.y), width: columns.bar, Style(.good, on: surface))
        }
        x = canvas.write(share.text.aligned(right: 5, in: context.glyphs), at: Point(x: x, y: row.y), Style(.text, on: surface))
        x = canvas.write(
            "\(tally.ticked)/\(tally.total)".aligned(right: columns.count + 1), at: Point(x: x, y: row.y),
            Style(.faint, on: surface))
        if tally.late > 0 { canvas.write("!", at: Point(x: x, y: row.y), Style(.danger, on: surface, .bold)) }
    }
}

/// How wide the parts of an area's row are. The name has the first claim to the room, then the bar.
struct AreaColumns {
    static let id = 5
    let title: Int
    let bar: Int
    let count: Int

    init(of engagement: Engagement, width: Int) {
        count = Self.count(of: engagement)
        let room = width - 2 - Self.id - Self.right(count)
        let wanted = Self.longest(of: engagement)
        bar = room - wanted >= 6 ? min(20, room - wanted - 1) : 0
        title = max(0, room - (bar > 0 ? bar + 1 : 0))
    }

    /// Percentage, count, and the mark of what is late.
    static func right(_ count: Int) -> Int { 5 + count + 1 + 2 }

    private static func count(of engagement: Engagement) -> Int {
        engagement.areas.filter(\.isInScope).map { "\($0.tally.ticked)/\($0.tally.total)".utf8.count }.max() ?? 3
    }

    private static func longest(of engagement: Engagement) -> Int {
        engagement.areas.filter(\.isInScope).map(\.area.title.columns).max() ?? 0
    }

    /// How wide a pane is in which no name is cut.
    static func wanted(of engagement: Engagement) -> Int { 4 + id + longest(of: engagement) + right(count(of: engagement)) }
}
