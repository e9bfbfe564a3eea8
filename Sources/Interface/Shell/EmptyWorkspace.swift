import HarmlessText
import Readiness
import TerminalUI

extension State {
    /// What a workspace shows in which no report is being prepared: it was dropped, or its beginning was undone.
    func drawEmptyWorkspace(in rect: Rect, of canvas: inout Canvas) {
        var lines = [StyledLine("No report is being prepared here.", .heading), StyledLine()]
        if let missing = context.shown?.missingCatalogs.first {
            let text = "The report \(missing.engagement) needs the catalog \(missing.catalog), which is not in the workspace."
            lines += text.harmless.wrapped(to: max(8, rect.width - 4), in: glyphs).map { StyledLine($0) } + [StyledLine()]
        }
        func add(_ key: String, _ what: String) { lines.append(StyledLine([(key, Style(.key)), (" " + what, .text)])) }
        if context.canWrite {
            add("N", "begins a report")
            add("ctrl-r", "does again what was undone last")
        } else if past != nil {
            add("esc", "comes back to today")
        }
        add(context.key(of: .history).title, "shows who did what")
        add("?", "explains the keys")
        let inside = rect.inset(left: 2, top: 1, right: 2)
        for (row, line) in lines.enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), in: inside, of: &canvas)
        }
    }
}
