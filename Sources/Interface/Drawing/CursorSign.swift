import TerminalUI

extension Canvas {
    /// Puts the sign of the chosen row into its first column, beside the color, for whoever sees no colors: a thinner
    /// one where the keys are for another pane, which shows the row.
    ///
    /// - Parameter surface: What the row stands on; a row that is not under the cursor gets no sign.
    mutating func cursorSign(in row: Rect, on surface: Surface) {
        switch surface {
        case .cursor: put(glyphs.cursor, at: Point(x: row.x, y: row.y), Style(.accent, on: surface))
        case .dimCursor: put(glyphs.shown, at: Point(x: row.x, y: row.y), Style(.accent, on: surface))
        default: break
        }
    }

    /// Puts the sign of the chosen row beside it, where its words begin in its first column: in panels, which have a
    /// column to spare.
    mutating func cursorSign(beside row: Rect, on surface: Surface = .panel, if isChosen: Bool) {
        guard isChosen else { return }
        put(glyphs.cursor, at: Point(x: row.x - 1, y: row.y), Style(.accent, on: surface))
    }
}
