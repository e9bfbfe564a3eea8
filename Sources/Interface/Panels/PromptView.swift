import HarmlessText
import Readiness
import TerminalUI

extension PromptPanel {
    func view(_ context: Context, into canvas: inout Canvas) {
        let layout = PromptLayout(self, glyphs: context.glyphs, on: canvas.size)
        canvas.open(layout.panel, title, footnote: keys)
        for (row, line) in hint.wrapped(to: layout.hint.width, in: context.glyphs, atMost: layout.hint.height).enumerated() {
            canvas.write(line, at: Point(x: layout.hint.x, y: layout.hint.y + row), Style(.faint, on: .panel), in: layout.hint)
        }
        canvas.field(field, in: layout.field)
        drawBelow(in: layout.below, context, of: &canvas)
    }

    private func drawBelow(in rect: Rect, _ context: Context, of canvas: inout Canvas) {
        if let refusal {
            for (row, line) in refusal.wrapped(to: rect.width, in: context.glyphs, atMost: rect.height).enumerated() {
                canvas.write(line, at: Point(x: rect.x, y: rect.y + row), Style(.danger, on: .panel), in: rect)
            }
            return
        }
        if let beside {
            for (row, line) in beside.words.wrapped(to: rect.width, in: context.glyphs, atMost: rect.height).enumerated() {
                canvas.write(line, at: Point(x: rect.x, y: rect.y + row), Style(.text, on: .panel), in: rect)
            }
            return
        }
        if purpose.asksForDay {
            let text =
                if purpose == .pastDay {
                    DayPreview(ofPast: field.text, today: context.calendarDay).words
                } else {
                    field.isEmpty ? "No due date" : DayPreview(of: field.text, today: context.today).words
                }
            for (row, line) in text.wrapped(to: rect.width, in: context.glyphs, atMost: rect.height).enumerated() {
                canvas.write(line, at: Point(x: rect.x, y: rect.y + row), Style(.text, on: .panel), in: rect)
            }
            return
        }
        if matching.isEmpty, case .control(let question) = purpose, let preview = question.preview(field.text, context) {
            for (row, line) in preview.wrapped(to: rect.width, in: context.glyphs, atMost: rect.height).enumerated() {
                canvas.write(line, at: Point(x: rect.x, y: rect.y + row), Style(.text, on: .panel), in: rect)
            }
            return
        }
        for (row, suggestion) in matching.prefix(rect.height).enumerated() {
            let surface: Surface = chosen == row ? .cursor : .panel
            let line = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
            canvas.fill(line, Style(.text, on: surface))
            canvas.cursorSign(beside: line, if: surface == .cursor)
            let x = canvas.write(
                suggestion.text.padded(to: 14, in: context.glyphs), at: Point(x: line.x, y: line.y), Style(.key, on: surface),
                in: rect)
            canvas.write(
                suggestion.explanation.fitted(to: line.maxX - x, in: context.glyphs), at: Point(x: x, y: line.y),
                Style(.text, on: surface), in: rect)
        }
    }
}

/// Where the parts of a prompt stand. It keeps its size while one types: nothing jumps.
struct PromptLayout: Hashable {
    let panel: PanelLayout
    /// What to type.
    let hint: Rect
    /// Where it is typed.
    let field: Rect
    /// Suggestions, what a date means, or why the answer was refused.
    let below: Rect

    init(_ prompt: PromptPanel, glyphs: GlyphSet, on screen: Size) {
        let width = PanelLayout.textWidth(76, on: screen)
        let hintLines = prompt.hint.wrapped(to: width - 4, in: glyphs).count
        let fieldLines = prompt.purpose.rows
        let belowLines = max(2, min(6, prompt.suggestions.count))
        panel = PanelLayout(Size(width: width, height: 2 + hintLines + 1 + fieldLines + belowLines), on: screen)
        let (hint, rest) = panel.inside.split(top: hintLines)
        let (field, below) = rest.inset(top: hintLines + 1 + fieldLines + belowLines <= panel.inside.height ? 1 : 0)
            .split(top: fieldLines)
        (self.hint, self.field, self.below) = (hint, field, below)
    }
}
