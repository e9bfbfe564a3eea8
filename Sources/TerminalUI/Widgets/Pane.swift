import HarmlessText

extension Canvas {
    /// Draws a frame with a title in its upper edge.
    ///
    /// - Parameters:
    ///   - hasFocus: Whether the keys go to this pane.
    ///   - footnote: A short text for the lower right edge, such as a position in a list.
    /// - Returns: The rectangle within the frame.
    @discardableResult
    public mutating func pane(
        _ rect: Rect, title: String, hasFocus: Bool = false, footnote: String = "", on surface: Surface = .base
    )
        -> Rect
    {
        guard rect.width >= 2, rect.height >= 2 else { return Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
        let line = Style(hasFocus ? .focus : .border, on: surface)
        fill(rect, Style(.text, on: surface))
        fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), line, with: glyphs.lines.horizontal)
        fill(Rect(x: rect.x, y: rect.maxY - 1, width: rect.width, height: 1), line, with: glyphs.lines.horizontal)
        fill(Rect(x: rect.x, y: rect.y + 1, width: 1, height: rect.height - 2), line, with: glyphs.lines.vertical)
        fill(Rect(x: rect.maxX - 1, y: rect.y + 1, width: 1, height: rect.height - 2), line, with: glyphs.lines.vertical)
        put(glyphs.lines.topLeft, at: Point(x: rect.x, y: rect.y), line)
        put(glyphs.lines.topRight, at: Point(x: rect.maxX - 1, y: rect.y), line)
        put(glyphs.lines.bottomLeft, at: Point(x: rect.x, y: rect.maxY - 1), line)
        put(glyphs.lines.bottomRight, at: Point(x: rect.maxX - 1, y: rect.maxY - 1), line)
        if !title.isEmpty, rect.width > 6 {
            let style = Style(hasFocus ? .accent : .heading, on: surface, .bold)
            write(" \(title.fitted(to: rect.width - 6, in: glyphs)) ", at: Point(x: rect.x + 1, y: rect.y), style)
        }
        if !footnote.isEmpty, rect.width > 6 {
            let footnote = footnote.fitted(to: rect.width - 4, in: glyphs)
            write(" \(footnote) ", at: Point(x: rect.maxX - footnote.columns - 3, y: rect.maxY - 1), Style(.faint, on: surface))
        }
        return rect.inset(left: 1, top: 1, right: 1, bottom: 1)
    }

    /// Marks the right edge of a pane where there is more than it shows, above or below.
    public mutating func scrollMarks(on rect: Rect, shows rows: Range<Int>, of count: Int, surface: Surface = .base) {
        guard rect.height > 2 else { return }
        let style = Style(.accent, on: surface)
        if rows.lowerBound > 0 { put(glyphs.moreAbove, at: Point(x: rect.maxX - 1, y: rect.y + 1), style) }
        if rows.upperBound < count { put(glyphs.moreBelow, at: Point(x: rect.maxX - 1, y: rect.maxY - 2), style) }
    }

    /// Draws a bar that is filled to a fraction, in eighths of a cell where the signs allow it. It is full only for a
    /// fraction of 1 and empty only for 0.
    public mutating func bar(_ fraction: Double, at point: Point, width: Int, _ style: Style) {
        guard width > 0 else { return }
        let steps = glyphs.bar.parts.count + 1
        var filled = Int(Double(width * steps) * min(max(fraction, 0), 1))
        if fraction > 0 { filled = max(1, filled) }
        if fraction < 1 { filled = min(width * steps - 1, filled) }
        for cell in 0..<width {
            let part = filled - cell * steps
            let place = Point(x: point.x + cell, y: point.y)
            if part >= steps {
                put(glyphs.bar.full, at: place, style)
            } else if part > 0, steps > 1 {
                put(glyphs.bar.parts[part - 1], at: place, style)
            } else {
                put(glyphs.bar.empty, at: place, style.ink(.trough))
            }
        }
    }
}
