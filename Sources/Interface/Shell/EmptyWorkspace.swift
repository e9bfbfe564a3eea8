import HarmlessText
import Readiness
import TerminalUI

extension State {
    /// What a workspace shows in which no report is being prepared: it was dropped, or its beginning was undone.
    func drawEmptyWorkspace(in rect: Rect, of canvas: inout Canvas) {
        var lines: [(String, Style)] = [("No report is being prepared here.", .heading), ("", .text)]
        if let missing = context.shown?.missingCatalogs.first {
            lines.append(("The report \(missing.engagement) needs the catalog \(missing.catalog), which is not in the workspace.", .text))
            lines.append(("", .text))
        }
        if context.canWrite {
            lines.append(("N  begins a report", .text))
            lines.append(("ctrl-r  brings back what was undone last", .text))
        } else if past != nil {
            lines.append(("esc  comes back to today", .text))
        }
        lines.append(("\(context.key(of: .history).title)  shows who did what", .text))
        lines.append(("?  explains the keys", .text))
        let inside = rect.inset(left: 2, top: 1, right: 2)
        var y = inside.y
        for (text, style) in lines {
            for part in text.wrapped(to: inside.width, in: glyphs) {
                canvas.write(part, at: Point(x: inside.x, y: y), style, in: inside)
                y += 1
            }
            if text.isEmpty { y += 1 }
        }
    }
}
