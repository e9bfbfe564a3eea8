import StrictJSON

/// Why figures may be wrong: something in the workspace that is damaged, or was there and is missing.
public struct Defect: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable {
        /// A file is not as it was written; what stands behind the damage is in no figure.
        case damaged
        /// Entries that were here are in no journal any more.
        case missing
    }

    /// What it is.
    public let kind: Kind
    /// The file, from the workspace's folder.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What is wrong, as a sentence that names the file.
    public let text: String

    /// Makes a defect.
    public init(_ kind: Kind, file: String, line: Int, text: String) {
        self.kind = kind
        self.file = file
        self.line = line
        self.text = text
    }
}

extension Defect {
    /// What `damage` holds in answers and exports.
    var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "file": .string(file), "line": line > 0 ? .integer(line) : .null,
            "text": .string(text),
        ]
    }
}
