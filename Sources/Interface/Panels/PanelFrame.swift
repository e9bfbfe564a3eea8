import HarmlessText
import TerminalUI

/// Where a panel stands above a screen: one answer for drawing, scrolling and clicking.
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
}

extension Canvas {
    /// Draws an empty panel.
    ///
    /// - Returns: The rectangle for what it says, one column in from the frame.
    @discardableResult
    mutating func open(_ layout: PanelLayout, _ title: String, footnote: String = "") -> Rect {
        caret = nil
        focus = Point(x: layout.inside.x, y: layout.inside.y)
        pane(layout.frame, title: title, hasFocus: true, footnote: footnote, on: .panel)
        return layout.inside
    }
}
