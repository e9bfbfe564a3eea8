import Readiness

extension AcceptedEvidence {
    /// The list in Markdown, with its heading; nothing where there is none.
    func markdown(for type: ReportType) -> [String] {
        guard !parts.isEmpty else { return [] }
        var lines = ["", "### \(Self.heading)", "", Self.meaning(of: type), ""]
        for part in parts {
            let items = part.items == [part.key] ? "" : ": \(part.items.joined(separator: ", "))"
            lines.append("- \(Markdown.strong(part.title)) (\(Markdown.escaped(part.key + items)))")
            for line in part.lines { lines.append("  - \(Markdown.escaped(line))") }
            if !part.nothingOccurred.isEmpty {
                lines.append("  - If nothing occurred: \(Markdown.escaped(part.nothingOccurred))")
            }
        }
        return lines
    }
}
