/// What stands between the cells of separated values.
public enum CSVSeparator: UInt8, Hashable, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    case bar = 0x7C

    /// The separator that somebody wrote: the character itself, or `tab`.
    public init?(written text: String) {
        switch text.lowercased() {
        case ",", "comma": self = .comma
        case ";", "semicolon": self = .semicolon
        case "\t", "\\t", "tab": self = .tab
        case "|", "bar", "pipe": self = .bar
        default: return nil
        }
    }

    /// How many rows are looked at to find the separator, and how many bytes at most.
    private static let (sampleRows, sampleBytes) = (30, 1 << 14)

    /// The separator of a text in UTF-8: the one by which most rows have as many cells as the widest of them, and more
    /// than one. Where none parts anything, it is the comma.
    static func find(in text: [UInt8]) -> CSVSeparator {
        var best: (separator: CSVSeparator, score: Int, columns: Int) = (.comma, 0, 1)
        // What is cut off in the middle of a row would count as a narrow one, or as an open quotation: only whole rows
        // are looked at.
        let sample = Array(text.prefix(sampleBytes))
        for separator in allCases {
            var scan = CSVScan(separator: separator.rawValue, limits: ImportLimits())
            scan.isSample = true
            guard (try? scan.read(sample, from: 0, rows: sampleRows)) != nil else { continue }
            let widths = scan.widths
            var counts: [Int: Int] = [:]
            for width in widths where width > 1 { counts[width, default: 0] += 1 }
            guard let usual = counts.max(by: { ($0.value * $0.key, $0.key) < ($1.value * $1.key, $1.key) }) else { continue }
            // Rows that agree count most; among those that agree alike, more columns.
            let score = usual.value * 100 / max(1, widths.count)
            if (score, usual.key) > (best.score, best.columns) { best = (separator, score, usual.key) }
        }
        return best.separator
    }
}
