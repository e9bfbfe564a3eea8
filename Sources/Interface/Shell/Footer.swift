import HarmlessText
import Readiness
import TerminalUI

/// The keys of the footer and where they stand: help and quit keep their place at the right, the others come in the
/// order of their table, as far as there is room.
struct FooterKeys: Hashable {
    /// A key, and its columns.
    struct Place: Hashable {
        let binding: Binding
        /// What stands behind the key.
        let title: String
        let columns: Range<Int>
    }

    let places: [Place]

    init(_ bindings: [Binding], width: Int) {
        let shown = bindings.filter(\.isInFooter)
        // What an undo would take back is seen before it is done.
        let fixed = shown.filter {
            $0.command == .shell(.help) || $0.command == .shell(.quit) || ($0.command == .shell(.undo) && !$0.detail.isEmpty)
        }
        func title(_ binding: Binding) -> String {
            let whole = "\(binding.title): \(binding.detail)"
            return binding.detail.isEmpty || whole.columns > width / 3 ? binding.title : whole
        }
        func columns(_ binding: Binding) -> Int { binding.footerKey.columns + 1 + title(binding).columns }
        var places: [Place] = []
        var end = width - fixed.reduce(0) { $0 + columns($1) + 2 }
        let limit = end
        for binding in fixed {
            places.append(Place(binding: binding, title: title(binding), columns: end..<end + columns(binding)))
            end += columns(binding) + 2
        }
        var x = 1
        // The way back out of the past comes before what can be done there.
        let rest = shown.filter { !fixed.contains($0) }
        for binding in rest.filter({ $0.command == .shell(.today) }) + rest.filter({ $0.command != .shell(.today) }) {
            guard x + columns(binding) + 2 <= limit else { continue }
            places.append(Place(binding: binding, title: title(binding), columns: x..<x + columns(binding)))
            x += columns(binding) + 2
        }
        self.places = places
    }
}

extension Binding {
    /// The first key, as help and messages write it.
    fileprivate var footerKey: String { keys.first?.title ?? ":" }
}

extension State {
    func drawFooter(in rect: Rect, of canvas: inout Canvas) {
        canvas.fill(rect, Style(.text, on: .bar))
        if let farewell = sharing.farewell {
            draw(Message(farewell), in: rect, of: &canvas)
        } else if let typing = screen.typing {
            draw(typing, in: rect, of: &canvas)
        } else if let message {
            draw(message, in: rect, of: &canvas)
        } else {
            for place in FooterKeys(bindings, width: rect.width).places {
                let x = canvas.write(
                    place.binding.footerKey, at: Point(x: rect.x + place.columns.lowerBound, y: rect.y),
                    Style(.key, on: .bar, .bold), in: rect)
                canvas.write(" " + place.title, at: Point(x: x, y: rect.y), Style(.faint, on: .bar), in: rect)
            }
        }
    }

    private func draw(_ typing: TypedLine, in rect: Rect, of canvas: inout Canvas) {
        let x = canvas.write("Find ", at: Point(x: rect.x + 1, y: rect.y), Style(.key, on: .bar, .bold))
        let hint = rect.width < 72 ? "enter keeps, esc clears" : typing.hint
        let start = rect.maxX - hint.columns - 1
        canvas.write(hint, at: Point(x: start, y: rect.y), Style(.faint, on: .bar))
        if panel == nil { canvas.field(typing.field, at: Point(x: x, y: rect.y), width: max(8, start - x - 2)) }
    }

    /// A message that is longer than the line takes some of the rows above it, too: no word of it is lost.
    private func draw(_ message: Message, in rect: Rect, of canvas: inout Canvas) {
        let ink: Ink =
            switch message.tone {
            case .plain: .text
            case .good: .good
            case .refused: .danger
            }
        let lines = message.text.wrapped(to: rect.width - 2, in: glyphs, atMost: 4)
        let area = Rect(x: rect.x, y: rect.maxY - lines.count, width: rect.width, height: lines.count)
        canvas.fill(area, Style(.text, on: .bar))
        for (row, line) in lines.enumerated() {
            canvas.write(line, at: Point(x: rect.x + 1, y: area.y + row), Style(ink, on: .bar), in: area)
        }
    }

    /// The key of the footer that stands at a point, if there is one to be seen.
    func footerBinding(at point: Point) -> Binding? {
        let footer = ShellLayout(size: size).footer
        guard footer.contains(point), message == nil, screen.typing == nil else { return nil }
        return FooterKeys(bindings, width: footer.width).places.first { $0.columns.contains(point.x) }?.binding
    }
}
