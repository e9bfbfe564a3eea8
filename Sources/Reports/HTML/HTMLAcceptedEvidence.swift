import Readiness

extension AcceptedEvidence {
    /// The list for a page, with its heading; nothing where there is none.
    func html(for type: ReportType) -> [String] {
        guard !parts.isEmpty else { return [] }
        let rows = parts.map { part in
            let lines = part.lines + (part.nothingOccurred.isEmpty ? [] : ["If nothing occurred: \(part.nothingOccurred)"])
            return [
                XMLText.escaped(part.title), XMLText.escaped(part.items.joined(separator: ", ")),
                "<ul>\(lines.map { "<li>\(XMLText.escaped($0))</li>" }.joined())</ul>",
            ]
        }
        return ["<h3>\(Self.heading)</h3>", "<p class=\"soft\">\(Self.meaning(of: type))</p>"]
            + HTMLPage.table(Self.heading, ["Control", "Items", "What is accepted"], rows)
    }
}
