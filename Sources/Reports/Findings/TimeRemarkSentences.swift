import Checking

extension TimeRemark: CustomStringConvertible {
    /// What is odd, in words that follow "line 3:".
    public var text: String {
        let more = count == 1 ? "" : "; \(count) lines are like that"
        return switch kind {
        case .backwards(let before): "its time, \(time), is before that of the line before it, \(before)\(more)"
        case .ahead: "its time, \(time), has not come yet\(more)"
        }
    }

    /// "journal/ana-4f1c90ab.jsonl, line 3: its time, 1970-01-01T00:00:00Z, is before …"
    public var description: String { "\(file), line \(line): \(text)." }
}

extension TimeRemark.Kind {
    /// The word that `verify --json` has for it.
    var word: String { if case .ahead = self { "ahead" } else { "backwards" } }
}
