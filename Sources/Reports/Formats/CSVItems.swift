import HarmlessText
import Platform
import Readiness

/// Every item of every engagement as a row, for spreadsheets (RFC 4180).
struct CSVItems {
    private let summary: Summary
    private let controls: WorkspaceControls

    init(_ summary: Summary) {
        self.summary = summary
        controls = summary.state.controls
    }

    private static let header = [
        "engagement", "report", "area", "criterion", "item", "title", "in scope", "status", "reason", "owner", "due", "blocked",
        "ticked by", "ticked on", "reviewed by", "reviewed on", "notes",
        "signed as", "reworded",
        "area title", "criterion title", "objective", "role", "cadence", "effort in days", "guidance", "what an auditor accepts",
        "ISO 27001", "NIST CSF", "own", "returned by", "returned on", "return reason", "review comment", "evidenced",
        "control", "control title", "priority", "what a Type 1 accepts", "what shows that nothing occurred",
        "covered",
    ]

    /// The rows, the one with the names of the columns first; texts as they are, not yet made safe for a file.
    var rows: [[String]] {
        var rows = [Self.header]
        for engagement in summary.engagements {
            for item in engagement.items where summary.holds(item, of: engagement) { rows.append(row(item, of: engagement)) }
        }
        return rows
    }

    /// How many items are written in one go.
    private static let share = 256

    /// The file, without a mark. Its rows are made several shares at once.
    func file(separator: TableSeparator = .comma) -> [UInt8] {
        let engagements = summary.engagements
        let shares = engagements.indices.flatMap { place in
            Parallel.shares(of: engagements[place].items.count, each: Self.share).map { (place, $0) }
        }
        let parts = Parallel.map(shares) { (place, share) in
            let engagement = engagements[place]
            var bytes: [UInt8] = []
            let items = engagement.items[share]
            for item in items where summary.holds(item, of: engagement) {
                Self.add(row(item, of: engagement), to: &bytes, separator)
            }
            return bytes
        }
        var file: [UInt8] = []
        Self.add(Self.header, to: &file, separator)
        file.reserveCapacity(parts.reduce(file.count) { $0 + $1.count })
        for part in parts { file += part }
        return file
    }

    /// Rows as a file: RFC 4180, but for the separator where another one is wanted.
    static func table(_ rows: [[String]], separator: TableSeparator = .comma) -> String {
        String(decoding: file(rows, separator: separator), as: UTF8.self)
    }

    /// Rows as a file, in bytes.
    static func file(_ rows: [[String]], separator: TableSeparator = .comma) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows { add(row, to: &bytes, separator) }
        return bytes
    }

    private static func add(_ row: [String], to bytes: inout [UInt8], _ separator: TableSeparator) {
        let sign = separator.byte
        for (column, text) in row.enumerated() {
            if column > 0 { bytes.append(sign) }
            add(text, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }

    private func row(_ item: ItemDefinition, of engagement: Engagement) -> [String] {
        let work = engagement.work(on: item.id)
        let criterion = engagement.criteria[item.criterion]
        let area = engagement.areas[criterion.area].area
        let tick = work.status.isTicked ? work.tick : nil
        let notes = work.notes.map { $0.dated(by: name($0.by)) }.joined(separator: "\n")
        return [
            engagement.id.text, engagement.title, area.id, criterion.id, item.id.text, item.title,
            engagement.isInScope(item) ? "yes" : "no", work.status.title, work.reason, work.owner.value.map(name) ?? "",
            work.due.value?.description ?? "", work.blocked.value ?? "", tick.map { name($0.by) } ?? "",
            tick?.at.day.description ?? "", work.review.map { name($0.by) } ?? "", work.review?.at.day.description ?? "", notes,
            work.standingSignature?.standingWords?.title ?? "", engagement.isReworded(item) ? "yes" : "no",
        ] + texts(item, of: engagement, criterion, area, work)
    }

    /// What the catalog says of an item, and what reviewers do.
    private func texts(
        _ item: ItemDefinition, of engagement: Engagement, _ criterion: CriterionStanding, _ area: Area, _ work: ItemWork
    ) -> [String] {
        let detail = engagement.detail(of: item)
        let returned = work.returned
        let effort = Int(exactly: item.effort).map(String.init) ?? item.effort.description
        let isCovered = engagement.covered.contains(item.id)
        return [
            area.title, criterion.title, criterion.objective, item.role, item.cadence.title,
            effort, detail.guidance,
            detail.evidence.joined(separator: "\n"), detail.iso27001.joined(separator: " "), detail.csf.joined(separator: " "),
            item.catalogPosition == nil && !item.isRetired ? "yes" : "no", returned.map { name($0.by) } ?? "",
            returned?.at.day.description ?? "", returned?.reason ?? "", work.review?.comment ?? "",
            work.status.isTicked && isCovered ? "yes" : "no",
            item.control, controls.known(item.control)?.title ?? "", item.priority?.rawValue ?? "",
            detail.type1.joined(separator: "\n"), detail.nothingOccurred, isCovered ? "yes" : "no",
        ]
    }

    private func name(_ handle: Handle) -> String { summary.state.record.name(of: handle) }

    /// A cell that no spreadsheet takes for a formula, nor any part of it. Lines of notes are kept; other control
    /// characters become visible.
    static func cell(_ text: String) -> String {
        var bytes: [UInt8] = []
        add(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func add(_ text: String, to bytes: inout [UInt8]) {
        // By bytes: an accent on a quotation mark makes one character of the two, and the mark still ends the cell.
        var text = text.isPlainCell ? text : text.harmlessLines.joined(separator: "\n").defused
        text.withUTF8 { cell in
            let mark = UInt8(ascii: "\"")
            guard cell.first == UInt8(ascii: " ") || cell.contains(where: isQuoted) else { return bytes.append(contentsOf: cell) }
            bytes.append(mark)
            for byte in cell {
                if byte == mark { bytes.append(mark) }
                bytes.append(byte)
            }
            bytes.append(mark)
        }
    }

    /// Whether a cell with a character of ASCII stands in quotation marks.
    private static func isQuoted(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
