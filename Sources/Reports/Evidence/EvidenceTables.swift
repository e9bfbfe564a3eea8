import HarmlessText
import Readiness
import Store

extension Tables {
    /// `evidence list`: a line a piece: its short name, the days that it covers, its kind, how it stands, its title and
    /// what it shows.
    public static func evidence(_ records: [EvidenceRecord], flaws: EvidenceFlaws, width: Int) -> [String] {
        let rows = records.map { row(of: $0, flaws[$0.piece]) }
        let columns = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let left = zip(row, columns).compactMap { text, width in width > 0 ? text.padded(to: width) : nil }
            return (left + [row[4].harmless]).joined(separator: "  ").fitted(to: width)
        }
    }

    /// Name, days, kind, state, and the rest.
    private static func row(of known: EvidenceRecord, _ flaw: EvidenceFlaw?) -> [String] {
        let piece = known.piece
        return [
            known.id.evidenceName, days(piece.covers), piece.kind.rawValue, state(of: known, flaw),
            "\(piece.title) → \(shown(piece.targets, most: 2))",
        ]
    }

    /// `evidence show`: all that there is to know of a piece.
    public static func evidence(
        _ known: EvidenceRecord, in record: WorkspaceRecord, flaw: EvidenceFlaw?, width: Int
    ) -> [String] {
        let piece = known.piece
        var page = Page(width: width)
        page.text("\(piece.id.evidenceName) (\(piece.id)): \(piece.title)")
        page.gap()
        switch piece.content {
        case .file(let digest, let size, let name):
            page.field("File", "\(name), \(ByteCount.words(size))")
            page.field("SHA-256", digest)
        case .link(let address, let digest):
            page.field("Address", address)
            page.field("SHA-256", digest ?? "")
        case .text(let text): page.field("Text", text)
        }
        page.field("Kind", piece.kind.sentence)
        page.field("Covers", Day.words(of: piece.covers))
        page.field("Performed", piece.performed.words)
        page.field("Collected", piece.collected.words)
        page.field("Shows", piece.targets.map(\.description))
        page.field("Source", piece.source)
        page.field("Method", piece.method)
        page.field("Count", piece.count.map(String.init) ?? "")
        page.field(
            "Sample",
            piece.sample.map { sample in
                "\(sample.size)\(sample.how.isEmpty ? "" : ", \(sample.how)"), \(counted(sample.exceptions, "exception"))"
            } ?? "")
        page.field("Tool", piece.tool.map { $0.version.isEmpty ? $0.name : "\($0.name) \($0.version)" } ?? "")
        page.field("Result", piece.result?.rawValue ?? "")
        page.field(
            "Replaces",
            piece.replaces.map { id in
                record.evidence[id].map { "\(id.evidenceName) \($0.piece.title)" } ?? id.description
            } ?? "")
        page.gap()
        page.field("Attached", "by \(record.name(of: piece.by)) on \(known.at.day.words)")
        switch piece.verdict {
        case .accepted(let by): page.field("Verdict", "accepted by \(record.name(of: by))\(day(of: known))")
        case .returned(let by, let reason):
            page.field("Verdict", "returned by \(record.name(of: by))\(day(of: known)): \(reason)")
        case nil:
            page.field(
                "Verdict",
                known.lifted(in: record.samePeople).map {
                    "none; that of \(record.name(of: $0.entry.writer.handle)) on \($0.at.day.words) was lifted, because the piece says something else since"
                } ?? "none yet")
        }
        if piece.isRetired { page.field("Retired", "it shows nothing any more") }
        if let flaw { page.field("Broken", flaw.words) }
        if !known.clashes.isEmpty {
            page.field("Contested", "two people changed it without seeing each other; `tickmark history` has both")
        }
        return page.lines
    }

    private static func day(of known: EvidenceRecord) -> String { known.standing.map { " on \($0.at.day.words)" } ?? "" }

    private static func days(_ covers: ClosedRange<Day>) -> String {
        covers.lowerBound == covers.upperBound ? covers.lowerBound.description : "\(covers.lowerBound)..\(covers.upperBound)"
    }

    private static func shown(_ targets: [EvidenceTarget], most: Int) -> String {
        let rest = targets.count > most ? ", \(targets.count - most) more" : ""
        return targets.prefix(most).map(\.description).joined(separator: ", ") + rest
    }

    /// How a piece stands, in a word; empty where nothing is to be said.
    private static func state(of known: EvidenceRecord, _ flaw: EvidenceFlaw?) -> String {
        if known.piece.isRetired { return "retired" }
        if flaw != nil { return "broken" }
        if case .returned = known.piece.verdict { return "returned" }
        if known.piece.result == .fail { return "failed" }
        if case .accepted = known.piece.verdict { return "accepted" }
        return ""
    }
}

extension EvidenceKind {
    /// The word, with what it means.
    public var sentence: String {
        switch self {
        case .record: "record (it was done)"
        case .setting: "setting (it is so)"
        case .population: "population (all that a sample is drawn from)"
        case .sample: "sample (what was looked at of a population)"
        case .document: "document (it holds until its successor)"
        case .statement: "statement (somebody says so)"
        }
    }
}
