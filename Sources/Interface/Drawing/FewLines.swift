import TerminalUI

extension String {
    /// The text in lines of a width, at most so many; where words are left over, the last line ends with the sign of a
    /// cut.
    func wrapped(to width: Int, in glyphs: GlyphSet, atMost most: Int) -> [String] {
        let lines = wrapped(to: width, in: glyphs)
        guard lines.count > most else { return lines }
        guard most > 0 else { return [] }
        return lines.prefix(most - 1) + [lines.dropFirst(most - 1).joined(separator: " ").fitted(to: width, in: glyphs)]
    }
}
