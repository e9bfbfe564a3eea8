import HarmlessText
import Readiness
import TerminalUI

/// A few lines that are filled in together: texts, days, and choices of a few words.
struct Form: Sendable {
    /// What a line takes.
    enum Kind: Hashable, Sendable {
        case text
        /// A day as people write it, shown in words while it is typed.
        case day
        case choice([String])
    }

    /// A line of a form.
    struct Line: Sendable {
        let label: String
        let kind: Kind
        /// What to type, in a sentence.
        let hint: String
        /// What is typed. All of it is replaced by what is typed first.
        var field: TextField
        /// Which of the choices stands.
        var chosen: Int
        /// Whether it is left out.
        var isHidden = false

        init(_ label: String, _ kind: Kind = .text, _ text: String = "", chosen: Int = 0, hint: String = "") {
            self.label = label
            self.kind = kind
            self.hint = hint
            field = TextField(text, isSelected: true)
            self.chosen = chosen
        }
    }

    /// The lines, the hidden ones too.
    var lines: [Line]
    /// The line that has the keys.
    var current = 0
    /// Why what was typed is not taken; stands in the place of the hint until something is typed.
    var refusal: String?

    /// The lines that are shown.
    var shown: [Int] { lines.indices.filter { !lines[$0].isHidden } }

    /// What is typed in a line.
    subscript(line: Int) -> String { lines[line].field.text }

    /// The day that is typed in a line.
    ///
    /// - Throws: ``UnreadableDay`` that says why it is none.
    func day(_ line: Int, today: Day) throws(UnreadableDay) -> Day { try WrittenDay.read(self[line], today: today) }

    /// Takes a key.
    ///
    /// - Returns: Whether it meant something.
    mutating func handle(_ key: Key, today: Day) -> Bool {
        switch (key, lines[current].kind) {
        case (.up, _), (.backTab, _): step(-1)
        case (.down, _), (.tab, _): step(1)
        case (.pageUp, .day): lines[current].field.move(to: { $0.advanced(byMonths: 1) }, today: today)
        case (.pageDown, .day): lines[current].field.move(to: { $0.advanced(byMonths: -1) }, today: today)
        case (.left, .choice(let choices)): choose(-1, of: choices)
        case (.right, .choice(let choices)), (.character(" "), .choice(let choices)): choose(1, of: choices)
        case (.character(let digit), .choice(let choices)):
            guard let number = digit.wholeNumberValue, (1...choices.count).contains(number) else { return false }
            lines[current].chosen = number - 1
        case (_, .choice): return false
        default: return lines[current].field.handle(key)
        }
        return true
    }

    /// Takes a text that was pasted.
    mutating func insert(_ text: String) {
        if case .choice = lines[current].kind { return }
        lines[current].field.insert(text)
    }

    /// Goes to a line whose text is to be typed again: it is selected, so that what is typed replaces it.
    mutating func goAgain(to line: Int) {
        current = line
        lines[line].field = TextField(self[line], isSelected: true)
    }

    private mutating func step(_ step: Int) {
        let shown = shown
        guard !shown.isEmpty else { return }
        let place = shown.firstIndex(of: current) ?? 0
        goAgain(to: shown[(place + step + shown.count) % shown.count])
    }

    private mutating func choose(_ step: Int, of choices: [String]) {
        lines[current].chosen = (lines[current].chosen + step + choices.count) % choices.count
    }
}

/// Where the parts of a form stand. It is as tall as all of its lines, hidden ones too: nothing jumps.
struct FormLayout: Hashable {
    let panel: PanelLayout
    let lines: Rect
    /// What the line with the keys asks for, what a day means, or why the answer was refused.
    let below: Rect
    static let label = 16

    init(_ form: Form, on screen: Size) {
        let width = PanelLayout.textWidth(84, on: screen)
        panel = PanelLayout(Size(width: width, height: form.lines.count + 6), on: screen)
        let (lines, below) = panel.inside.split(top: min(form.lines.count, panel.inside.height - 2))
        (self.lines, self.below) = (lines, below.inset(top: below.height > 3 ? 1 : 0))
    }

    /// The line that stands at a point.
    func line(at point: Point, of form: Form) -> Int? {
        let row = point.y - lines.y
        guard lines.contains(point), form.shown.indices.contains(row) else { return nil }
        return form.shown[row]
    }
}

extension Canvas {
    /// Draws a form in a panel.
    mutating func draw(_ form: Form, _ title: String, keys: String, today: Day) {
        let layout = FormLayout(form, on: size)
        open(layout.panel, title, footnote: keys)
        for (row, index) in form.shown.prefix(layout.lines.height).enumerated() {
            let line = form.lines[index]
            let point = Point(x: layout.lines.x, y: layout.lines.y + row)
            let isCurrent = index == form.current
            cursorSign(beside: Rect(x: point.x, y: point.y, width: layout.lines.width, height: 1), if: isCurrent)
            write(
                line.label, at: point, isCurrent ? Style(.text, on: .panel, .bold) : Style(.faint, on: .panel), in: layout.lines)
            let x = point.x + FormLayout.label
            switch line.kind {
            case .choice(let choices):
                var x = x
                for (number, choice) in choices.enumerated() {
                    let isChosen = number == line.chosen
                    let mark = isChosen ? "\(glyphs.ready) " : "\(glyphs.todo) "
                    let surface: Surface = isCurrent && isChosen ? .cursor : .panel
                    x = write(
                        mark + choice, at: Point(x: x, y: point.y), Style(isChosen ? .text : .faint, on: surface),
                        in: layout.lines)
                    x += 3
                }
            case .text, .day:
                field(line.field, at: Point(x: x, y: point.y), width: max(8, layout.lines.maxX - x), hasFocus: isCurrent)
            }
        }
        var text = form.refusal ?? ""
        if form.refusal == nil, form.lines.indices.contains(form.current) {
            let line = form.lines[form.current]
            text = line.kind == .day ? DayPreview(of: line.field.text, today: today).words : line.hint
        }
        let style = form.refusal == nil ? Style(.faint, on: .panel) : Style(.danger, on: .panel)
        for (row, part) in text.wrapped(to: layout.below.width, in: glyphs, atMost: layout.below.height).enumerated() {
            write(part, at: Point(x: layout.below.x, y: layout.below.y + row), style, in: layout.below)
        }
    }
}
