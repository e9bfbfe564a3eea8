import HarmlessText
import TerminalUI

/// Where panels stand above a screen, and their parts: one answer for drawing, scrolling and clicking.
struct PanelLayout: Hashable {
    /// The panel with its frame.
    let frame: Rect

    /// A panel of a wanted size in the middle of the screen, no larger than the screen leaves room for.
    init(_ wanted: Size, on screen: Size) {
        frame = Rect(screen).inset(left: 2, top: 1, right: 2, bottom: 1).centered(wanted)
    }

    /// The part within the frame, one column in.
    var inside: Rect { frame.inset(left: 2, top: 1, right: 2, bottom: 1) }
}

extension PanelLayout {
    /// Help, and whatever else is read: as wide as lines are read well.
    static func text(lines: Int, width: Int, on screen: Size) -> PanelLayout {
        PanelLayout(Size(width: textWidth(width, on: screen), height: lines + 2), on: screen)
    }

    /// The width of a panel that would like to have so many columns.
    static func textWidth(_ wanted: Int, on screen: Size) -> Int { min(screen.width - 6, wanted) }

    static func menu(_ menu: MenuPanel, on screen: Size) -> PanelLayout {
        let longest = ([menu.title.columns + 6, menu.hint.columns + 4] + menu.rows.map { $0.title.columns + 9 }).max() ?? 0
        return PanelLayout(Size(width: textWidth(max(46, longest), on: screen), height: menu.rows.count + 2), on: screen)
    }

    static func palette(on screen: Size) -> PanelLayout {
        PanelLayout(Size(width: textWidth(80, on: screen), height: min(screen.height - 4, 18)), on: screen)
    }

    /// The rows of the palette's list, below the field.
    var paletteList: Rect { inside.inset(top: 2) }

    static func export(on screen: Size) -> PanelLayout {
        PanelLayout(Size(width: screen.width - 4, height: screen.height - 2), on: screen)
    }

    /// The rows of an export's preview, below its head.
    var exportBody: Rect { inside.inset(top: 3) }
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
