import HarmlessText
import Readiness
import TerminalUI

/// The four differences between SOC 1 and SOC 2 side by side; one below the other where there is no room.
struct DifferencesPanel: Panel {
    private var place = ReadingPlace()

    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        place.update(event, of: text(context.size, context.glyphs))
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        text(context.size, context.glyphs).draw(from: place, title: "SOC 1 and SOC 2", into: &canvas)
    }

    private func text(_ size: Size, _ glyphs: GlyphSet) -> PanelText {
        let width = PanelLayout.textWidth(110, on: size)
        let lines = width < 74 ? stacked(width: width - 4, in: glyphs) : sideBySide(width: width - 4, in: glyphs)
        return PanelText(layout: .text(lines: lines.count, width: 110, on: size), lines: lines)
    }

    private func sideBySide(width: Int, in glyphs: GlyphSet) -> [StyledLine] {
        let label = 11
        let column = (width - label - 2) / 2
        func row(_ title: String, _ left: String, _ right: String, _ style: Style = .text) -> StyledLine {
            StyledLine([
                (title.padded(to: label, in: glyphs), Style(.accent, on: .base, .bold)),
                (left.padded(to: column + 2, in: glyphs), style), (right, style),
            ])
        }
        var lines = [row("", "SOC 1", "SOC 2", .heading)]
        for difference in Difference.all {
            let left = difference.soc1.wrapped(to: column, in: glyphs)
            let right = difference.soc2.wrapped(to: column, in: glyphs)
            lines.append(StyledLine())
            for line in 0..<max(left.count, right.count) {
                lines.append(
                    row(
                        line == 0 ? difference.title : "", left.indices.contains(line) ? left[line] : "",
                        right.indices.contains(line) ? right[line] : ""))
            }
        }
        return lines
    }

    private func stacked(width: Int, in glyphs: GlyphSet) -> [StyledLine] {
        var lines: [StyledLine] = []
        for difference in Difference.all {
            if !lines.isEmpty { lines.append(StyledLine()) }
            lines.append(StyledLine(difference.title, Style(.accent, on: .base, .bold)))
            for (name, text) in [("SOC 1", difference.soc1), ("SOC 2", difference.soc2)] {
                for (index, part) in text.wrapped(to: width - 7, in: glyphs).enumerated() {
                    lines.append(
                        StyledLine([((index == 0 ? name : "").padded(to: 7, in: glyphs), .heading), (part, .text)]))
                }
            }
        }
        return lines
    }
}
