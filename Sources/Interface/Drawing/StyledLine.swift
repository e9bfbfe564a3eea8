import HarmlessText
import TerminalUI

/// A line of text in runs of styles.
struct StyledLine: Hashable, Sendable {
    /// A text in one style.
    struct Run: Hashable, Sendable {
        var text: String
        var style: Style
        /// Where it leads, on a terminal that has links.
        var link: TerminalLink?
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
            let start = x
            x = canvas.write(run.text, at: Point(x: x, y: point.y), surface.map(run.style.on) ?? run.style, in: clip)
            guard let link = run.link, (clip.y..<clip.maxY).contains(point.y) else { continue }
            canvas.link((start..<max(start, x)).clamped(to: clip.x..<clip.maxX), y: point.y, to: link)
        }
    }

    /// The line with some of its characters as links; they look as before.
    fileprivate func linked(_ places: [LinkedText.Place]) -> StyledLine {
        guard !places.isEmpty else { return self }
        var line = StyledLine()
        var reached = 0
        for run in runs {
            var rest = run.text[...]
            for place in places where place.characters.upperBound > reached {
                let before = max(0, min(place.characters.lowerBound - reached, rest.count))
                line.add(rest.prefix(before), run.style)
                rest = rest.dropFirst(before)
                reached += before
                // A place that begins in a later run.
                guard reached >= place.characters.lowerBound else { break }
                let inside = min(place.characters.upperBound - reached, rest.count)
                line.add(rest.prefix(inside), run.style, place.link)
                rest = rest.dropFirst(inside)
                reached += inside
            }
            line.add(rest, run.style)
            reached += rest.count
        }
        return line
    }

    private mutating func add(_ text: Substring, _ style: Style, _ link: TerminalLink? = nil) {
        if !text.isEmpty { runs.append(Run(text: String(text), style: style, link: link)) }
    }
}

extension [StyledLine] {
    /// The lines with the words that lead somewhere as links.
    func linked(by text: LinkedText) -> [StyledLine] {
        guard !text.isEmpty else { return self }
        let places = text.places(in: map { $0.runs.map(\.text).joined() })
        return zip(self, places).map { $0.linked($1) }
    }
}
