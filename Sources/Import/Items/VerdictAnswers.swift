import HarmlessText
import StrictJSON

extension RowVerdict {
    /// The verdict as `import --json` gives it.
    public var answer: JSONValue {
        [
            "file": .string(file), "row": .string(place.description), "verdict": .string(outcome.rawValue),
            "target": .optional(target),
            "reason": .optional(reasons.isEmpty ? nil : reasons.map(\.description).joined(separator: " ")),
            "fields": .array(changed.map { .string($0.rawValue) }),
        ]
    }

    /// The verdict in a line: "12  soc2/CC6.1-04  set: status, owner". What the file holds is not harmless yet.
    public var line: String {
        let what = changed.isEmpty ? outcome.rawValue : "\(outcome.rawValue): \(changed.map(\.rawValue).joined(separator: ", "))"
        return (["row \(place)", target, what].compactMap(\.self) + reasons.map(\.description)).joined(separator: "  ")
    }
}

extension SheetRemark: CustomStringConvertible {
    /// What there is to know, in a sentence.
    public var description: String {
        switch self {
        case .readAsWindows1252: "It is no UTF-8 and was read as Windows-1252; look at letters with accents."
        case .brokenCharacters: "Characters in it are broken, and came in as U+FFFD."
        case .hidden(let sheet, let rows, let columns):
            "\(sheet) has \(counted(rows, "hidden row")) and \(counted(columns, "hidden column")), read like the others."
        case .hiddenSheet(let sheet): "The sheet \(sheet) is hidden, and was passed over."
        case .formulaWithoutValue(let place): "The formula in \(place) has no value, and was read as an empty cell."
        }
    }
}
