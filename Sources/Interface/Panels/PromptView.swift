import HarmlessText
import Readiness
import TerminalUI

extension State {
    func draw(_ prompt: PromptPanel, into canvas: inout Canvas) {
        let layout = PromptLayout(prompt, glyphs: glyphs, on: canvas.size)
        open(layout.panel, prompt.title, footnote: prompt.keys, in: &canvas)
        for (row, line) in prompt.hint.wrapped(to: layout.hint.width, in: glyphs).prefix(layout.hint.height).enumerated() {
            canvas.write(line, at: Point(x: layout.hint.x, y: layout.hint.y + row), Style(.faint, on: .panel), in: layout.hint)
        }
        canvas.field(prompt.field, in: layout.field)
        drawBelow(prompt, in: layout.below, of: &canvas)
    }

    private func drawBelow(_ prompt: PromptPanel, in rect: Rect, of canvas: inout Canvas) {
        if let refusal = prompt.refusal {
            for (row, line) in refusal.wrapped(to: rect.width, in: glyphs).prefix(rect.height).enumerated() {
                canvas.write(line, at: Point(x: rect.x, y: rect.y + row), Style(.danger, on: .panel), in: rect)
            }
            return
        }
        if prompt.purpose == .due {
            return _ = canvas.write(dayInWords(prompt), at: Point(x: rect.x, y: rect.y), Style(.text, on: .panel), in: rect)
        }
        for (row, suggestion) in prompt.matching.prefix(rect.height).enumerated() {
            let surface: Surface = prompt.chosen == row ? .cursor : .panel
            let line = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
            canvas.fill(line, Style(.text, on: surface))
            let x = canvas.write(
                suggestion.text.padded(to: 14, in: glyphs), at: Point(x: line.x, y: line.y), Style(.key, on: surface), in: rect)
            canvas.write(
                suggestion.explanation.fitted(to: line.maxX - x, in: glyphs), at: Point(x: x, y: line.y),
                Style(.text, on: surface), in: rect)
        }
    }

    /// A day in words while it is typed, so that nobody takes a month for a day.
    private func dayInWords(_ prompt: PromptPanel) -> String {
        guard let day = Day(iso: prompt.field.text.filter { !$0.isWhitespace }) else {
            return prompt.field.isEmpty ? "No due date" : "Not a date yet; days are written like \(today)"
        }
        return "\(day.weekday) \(day.words), \(today.relation(to: day))"
    }
}

extension Day {
    /// "today", "tomorrow", "in 12 days", "3 days ago": how another day looks from this one.
    func relation(to day: Day) -> String {
        switch distance(to: day) {
        case 0: "today"
        case 1: "tomorrow"
        case -1: "yesterday"
        case let days where days > 0: "in \(days) days"
        case let days: "\(-days) days ago"
        }
    }
}
