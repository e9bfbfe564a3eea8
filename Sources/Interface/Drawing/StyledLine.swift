import TerminalUI

/// A line of text in runs of styles.
struct StyledLine: Hashable, Sendable {
    /// A text in one style.
    struct Run: Hashable, Sendable {
        var text: String
        var style: Style
    }

    var runs: [Run]

    /// A blank line.
    init() { runs = [] }

    /// A line in one style.
    init(_ text: String, _ style: Style = .text) { runs = [Run(text: text, style: style)] }

    /// A line of runs.
    init(_ runs: [(String, Style)]) { self.runs = runs.map { Run(text: $0.0, style: $0.1) } }

    /// Draws it, clipped to a rectangle.
    func draw(at point: Point, on surface: Surface? = nil, in clip: Rect, of canvas: inout Canvas) {
        var x = point.x
        for run in runs {
            x = canvas.write(run.text, at: Point(x: x, y: point.y), surface.map(run.style.on) ?? run.style, in: clip)
        }
    }
}
