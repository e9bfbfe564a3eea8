import HarmlessText
import TerminalUI

/// How far somebody has read in a text that is longer than its panel.
struct ReadingPlace: Sendable {
    /// The first line that is shown.
    private(set) var top = 0

    /// Scrolls.
    ///
    /// - Returns: False for a key that closes the panel.
    private mutating func handle(_ key: Key, of text: PanelText) -> Bool {
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

    /// What every panel does that is only read: keys scroll it, and everything else closes it.
    mutating func update(_ event: PanelEvent, of text: PanelText) -> [Request] {
        switch event {
        case .key(let key): return handle(key, of: text) ? [] : [.close]
        case .wheel(let movement): return handle(movement == .up ? .up : .down, of: text) ? [] : [.close]
        case .press, .leave: return [.close]
        case .aboutToDraw: top = min(top, text.lastTop)
        case .opened, .paste, .told: break
        }
        return []
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

    /// Draws it from a line on.
    func draw(from place: ReadingPlace, title: String, into canvas: inout Canvas) {
        let inside = canvas.open(
            layout, title, footnote: canScroll ? "↑ ↓ scroll, any other key closes" : "any key closes")
        let top = min(place.top, lastTop)
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            line.draw(at: Point(x: inside.x, y: inside.y + row), on: .panel, in: inside, of: &canvas)
        }
        canvas.scrollMarks(on: layout.frame, shows: top..<top + inside.height, of: lines.count, surface: .panel)
    }
}
