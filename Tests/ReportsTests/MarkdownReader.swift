/// A strict reader of the Markdown that an export may consist of. Anything that CommonMark or GitHub would act upon and
/// that the document has no use for is an error, so that text of the data cannot become anything but text.
struct MarkdownReader {
    enum Failure: Error { case markup(String), unclosed(String), link(String) }

    /// What a line is.
    enum Kind: Equatable { case blank, heading(Int), quote, bullet, row(cells: Int), paragraph }

    /// The lines: what they are, and the text that a reader of the page sees.
    let lines: [(kind: Kind, shown: String)]

    init(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        lines = try text.split(separator: "\n", omittingEmptySubsequences: false).map { try Self.line(Array($0)) }
    }

    private static func line(_ scalars: [Unicode.Scalar]) throws -> (Kind, String) {
        let level = scalars.prefix { $0 == "#" }.count
        if scalars.isEmpty { return (.blank, "") }
        if level > 0, scalars.dropFirst(level).first == " " { return (.heading(level), try shown(scalars.dropFirst(level + 1))) }
        if scalars.starts(with: "> ".unicodeScalars) { return (.quote, try shown(scalars.dropFirst(2))) }
        if scalars.starts(with: "- ".unicodeScalars) { return (.bullet, try shown(scalars.dropFirst(2))) }
        guard scalars.first == "|" else { return (.paragraph, try shown(scalars[...])) }
        var cells: [ArraySlice<Unicode.Scalar>] = []
        var start = 1
        for index in scalars.indices.dropFirst() where scalars[index] == "|" && scalars[index - 1] != "\\" {
            cells.append(scalars[start..<index])
            start = index + 1
        }
        // GitHub finds cells before it reads what is in them: any backslash before a pipe keeps it in its cell.
        guard start == scalars.count else { throw Failure.unclosed(text(scalars[...])) }
        return (.row(cells: cells.count), try cells.map(shown).joined(separator: "|"))
    }

    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) throws -> String {
        var result = String.UnicodeScalarView()
        var rest = scalars
        var isBold = false
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\\":
                guard let next = rest.popFirst(), (0x21...0x7E).contains(next.value), !next.properties.isAlphabetic else {
                    throw Failure.markup(text(scalars))
                }
                result.append(next)
            case "*":
                guard rest.popFirst() == "*" else { throw Failure.markup(text(scalars)) }
                isBold.toggle()
            case "`":
                guard let end = rest.firstIndex(of: "`"), rest[..<end].allSatisfy({ $0.properties.isASCIIHexDigit }) else {
                    throw Failure.markup(text(scalars))
                }
                result.append(contentsOf: rest[..<end])
                rest = rest[(end + 1)...]
            case "&", "<":
                let known = [("amp;", "&"), ("lt;", "<"), ("!-- -->", "")] as [(String, String)]
                guard let (entity, sign) = known.first(where: { rest.starts(with: $0.0.unicodeScalars) }),
                    (scalar == "<") == sign.isEmpty
                else { throw Failure.markup(text(scalars)) }
                rest = rest.dropFirst(entity.unicodeScalars.count)
                result.append(contentsOf: sign.unicodeScalars)
            case "_", "[", "]", "{", "}", "~", "$", "^": throw Failure.markup(text(scalars))
            case "@" where !rest.starts(with: "<!-- -->".unicodeScalars) && rest.first ?? " " != " ",
                ":" where rest.first ?? " " != " ", "." where String(result).hasSuffix("www") && rest.first ?? " " != " ":
                throw Failure.link(text(scalars))
            default: result.append(scalar)
            }
        }
        if isBold { throw Failure.unclosed(text(scalars)) }
        return String(result)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
