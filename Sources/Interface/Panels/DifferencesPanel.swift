import HarmlessText
import Readiness
import TerminalUI

/// A text that is read in a panel, and scrolled where it is longer than the panel.
public struct TextPanel: Sendable {
    /// The first line that is shown.
    public var top = 0

    /// Scrolls.
    ///
    /// - Returns: False for a key that closes the panel.
    mutating func handle(_ key: Key, of text: PanelText) -> Bool {
        let page = max(1, text.layout.inside.height - 1)
        switch key {
        case .down, .character("j"): top += 1
        case .up, .character("k"): top -= 1
        case .pageDown, .control("f"), .character(" "): top += page
        case .pageUp, .control("b"): top -= page
        case .home, .character("g"): top = 0
        case .end, .character("G"): top = text.lastTop
        default: return false
        }
        top = min(max(0, top), text.lastTop)
        return true
    }
}

/// The lines of a text, laid out for a screen.
struct PanelText {
    let layout: PanelLayout
    let lines: [StyledLine]

    /// The first line that is shown when one has scrolled to the end.
    var lastTop: Int { max(0, lines.count - layout.inside.height) }

    /// Whether there is more than can be seen at once.
    var canScroll: Bool { lastTop > 0 }
}

extension State {
    /// Help for the screen that is shown.
    var helpText: PanelText {
        let width = PanelLayout.textWidth(84, on: size)
        let lines = helpLines.flatMap { $0.styled(width: width - 4, in: glyphs) }
        return PanelText(layout: .text(lines: lines.count, width: 84, on: size), lines: lines)
    }

    /// The four differences side by side; one below the other where there is no room.
    var differencesText: PanelText {
        let width = PanelLayout.textWidth(110, on: size)
        let lines = width < 74 ? stackedDifferences(width: width - 4) : differencesSideBySide(width: width - 4)
        return PanelText(layout: .text(lines: lines.count, width: 110, on: size), lines: lines)
    }

    private func differencesSideBySide(width: Int) -> [StyledLine] {
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

    private func stackedDifferences(width: Int) -> [StyledLine] {
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

extension HelpLine {
    fileprivate func styled(width: Int, in glyphs: GlyphSet) -> [StyledLine] {
        switch self {
        case .heading(let text): return [StyledLine(text, .heading)]
        case .text(let text): return text.wrapped(to: width, in: glyphs).map { StyledLine($0) }
        case .keys(let keys, let meaning):
            let label = 17
            return meaning.wrapped(to: width - label, in: glyphs).enumerated().map { index, part in
                StyledLine([((index == 0 ? keys : "").padded(to: label, in: glyphs), Style(.key)), (part, .text)])
            }
        case .blank: return [StyledLine()]
        }
    }
}
