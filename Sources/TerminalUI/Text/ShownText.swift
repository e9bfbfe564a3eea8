import HarmlessText

extension StringProtocol {
    /// The text as a frame shows it: harmless, and in ASCII where the signs are. Only the length of this is the length
    /// on the screen.
    public func shown(in glyphs: GlyphSet) -> String { glyphs.isASCII ? plainASCII : harmless }

    /// The text as it is shown, cut to a number of columns, with a sign of the cut at its end.
    public func fitted(to width: Int, in glyphs: GlyphSet) -> String {
        let shown = shown(in: glyphs)
        guard glyphs.isASCII else { return shown.fitted(to: width) }
        guard shown.utf8.count > width else { return shown }
        return width > 3 ? shown.prefix(width - 2) + ".." : String(shown.prefix(Swift.max(0, width)))
    }

    /// The end of the text as it is shown, cut to a number of columns: for paths, whose end says more than their
    /// beginning.
    public func fittedAtEnd(to width: Int, in glyphs: GlyphSet) -> String {
        let shown = shown(in: glyphs)
        guard shown.columns > width else { return shown }
        let sign = glyphs.isASCII ? ".." : "…"
        guard width >= sign.columns else { return "" }
        var (start, free) = (shown.endIndex, width - sign.columns)
        while start > shown.startIndex {
            let before = shown.index(before: start)
            let columns = shown[before].columns
            guard columns <= free else { break }
            (start, free) = (before, free - columns)
        }
        return sign + shown[start...]
    }

    /// The text as it is shown, in exactly a number of columns: cut, or with spaces behind it.
    public func padded(to width: Int, in glyphs: GlyphSet) -> String {
        let fitted = fitted(to: width, in: glyphs)
        return fitted + String(repeating: " ", count: Swift.max(0, width - fitted.columns))
    }

    /// The text as it is shown, in exactly a number of columns: cut, or with spaces before it.
    public func aligned(right width: Int, in glyphs: GlyphSet) -> String {
        let fitted = fitted(to: width, in: glyphs)
        return String(repeating: " ", count: Swift.max(0, width - fitted.columns)) + fitted
    }

    /// The text as it is shown, in lines of at most a number of columns.
    public func wrapped(to width: Int, in glyphs: GlyphSet) -> [String] { shown(in: glyphs).wrapped(to: width) }
}
