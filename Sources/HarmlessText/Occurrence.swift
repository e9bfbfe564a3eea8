extension StringProtocol {
    /// Where a text first occurs in this one, compared byte for byte; an empty text occurs at the start.
    ///
    /// The standard library's own search is in its module of regular expressions, and would bring all of that into the binary.
    public func occurrence(of text: String) -> Range<Index>? {
        let wanted = Array(text.utf8)
        var start = utf8.startIndex
        while true {
            if utf8[start...].starts(with: wanted) { return start..<utf8.index(start, offsetBy: wanted.count) }
            guard start < utf8.endIndex else { return nil }
            utf8.formIndex(after: &start)
        }
    }

    /// Whether a text occurs in this one, compared byte for byte.
    public func holds(_ text: String) -> Bool { occurrence(of: text) != nil }
}
