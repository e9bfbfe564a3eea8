import HarmlessText
import Readiness
import TerminalUI

/// Explains the screen below it, its keys, and the words that all screens use.
struct HelpPanel: Panel {
    private var place = ReadingPlace()

    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        place.update(event, of: text(context))
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        text(context).draw(from: place, title: "Help: \(context.tab.title)", into: &canvas)
    }

    private func text(_ context: Context) -> PanelText {
        let width = PanelLayout.textWidth(84, on: context.size)
        let lines = (context.below.map(Self.lines) ?? []).flatMap { $0.styled(width: width - 4, in: context.glyphs) }
        return PanelText(layout: .text(lines: lines.count, width: 84, on: context.size), lines: lines)
    }

    /// What help says about a screen.
    private static func lines(_ table: KeyTable) -> [HelpLine] {
        func keys(_ bindings: [Binding]) -> [HelpLine] { bindings.map { .keys($0.keyTitles, $0.explanation) } }
        var lines: [HelpLine] = [.text(table.tab.explanation), .blank, .heading(table.tab.title)]
        lines += keys(table.screen.filter { !Binding.movements.contains($0) })
        if !table.marks.isEmpty {
            lines += [.blank, .heading("Marks")]
            lines += table.marks.map { .keys($0.mark, $0.meaning) }
        }
        lines += [.blank, .heading("Everywhere")]
        lines += keys(table.saving + table.shell)
        lines.append(
            .keys("mouse", "A click goes to a tab, a row or a key of the footer; on an item's mark it ticks; twice it opens"))
        lines += [.blank, .heading("Moving")]
        lines += keys(table.screen.filter(Binding.movements.contains))
        lines += [.blank, .heading("Where you type")]
        lines += TypingKeys.all.map { .keys($0.keys, $0.meaning) }
        lines += [.blank, .heading("In menus")]
        lines += ChoosingKeys.all.map { .keys($0.keys, $0.meaning) }
        lines += [.blank, .heading("Where you are asked")]
        lines += AnsweringKeys.all.map { .keys($0.keys, $0.meaning) }
        lines += [.blank, .heading("Words")]
        lines += Glossary.words.map { .keys($0.word, $0.meaning) }
        return lines
    }
}

/// Explains the words and the keys of fields where there is no screen to explain.
struct GlossaryPanel: Panel {
    private var place = ReadingPlace()

    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        place.update(event, of: text(context))
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        text(context).draw(from: place, title: "Words and keys", into: &canvas)
    }

    private func text(_ context: Context) -> PanelText {
        let width = PanelLayout.textWidth(84, on: context.size)
        var lines: [HelpLine] = [.heading("Words")]
        lines += Glossary.words.map { .keys($0.word, $0.meaning) }
        lines += [.blank, .heading("Where you type")]
        lines += TypingKeys.all.map { .keys($0.keys, $0.meaning) }
        let styled = lines.flatMap { $0.styled(width: width - 4, in: context.glyphs) }
        return PanelText(layout: .text(lines: styled.count, width: 84, on: context.size), lines: styled)
    }
}

/// A line of help.
private enum HelpLine {
    case heading(String)
    case text(String)
    case keys(String, String)
    case blank

    func styled(width: Int, in glyphs: GlyphSet) -> [StyledLine] {
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
