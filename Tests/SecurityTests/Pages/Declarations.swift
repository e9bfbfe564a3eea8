import Foundation

/// What the sources declare, for pages that point into the code by symbol.
struct Declarations {
    private let texts: [String]

    /// Reads the sources below some folders of the project.
    init(of folders: [String]) throws {
        texts = try folders.flatMap { try Project.sources($0, ending: [".swift", ".h", ".c"]) }.map(\.text)
    }

    /// Whether something is declared: `Type`, `Type.member` with both in one file, or `function()` of C.
    func contain(_ pointer: String) -> Bool {
        if pointer.hasSuffix("()") {
            let name = String(pointer.dropLast(2))
            return texts.contains { $0.contains(name) && declares(#"\w+ \*?\#(name)\("#, in: $0) }
        }
        let parts = pointer.split(separator: ".").map(String.init)
        return texts.contains { text in
            guard text.contains(parts[0]), parts.count == 1 || text.contains(parts[1]),
                declares(#"(?:struct|enum|class|actor|protocol|extension) \#(parts[0])\b"#, in: text)
            else { return false }
            guard parts.count == 2 else { return true }
            if parts[1] == "init" { return declares(#"init[?(<]"#, in: text) }
            return declares(#"(?:func|let|var|case) \#(parts[1])\b"#, in: text)
        }
    }

    /// What in a page's text is such a pointer: `` `Type` ``, `` `Type.member` ``, `` `function()` ``.
    static func pointers(in text: some StringProtocol) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap { $0 % 2 == 1 ? String($1) : nil }
            .filter { code in
                code.wholeMatch(of: /[A-Z]+[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)?/) != nil
                    || code.wholeMatch(of: /[a-z]+(?:_[a-z]+)+\(\)/) != nil
            }
    }

    private func declares(_ pattern: String, in text: String) -> Bool {
        text.range(of: #"(?m)^[^/\n]*\b"# + pattern, options: .regularExpression) != nil
    }
}
