/// Why a JSON text was refused, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in words that follow "line 3:".
    public var reason: String
    /// The line, from 1.
    public var line: Int
    /// The column, in bytes from 1.
    public var column: Int
    /// Whether the text is well formed and says something that the reader does not know, as a later version may.
    public var isUnknownToReader = false

    /// How long a reason may be, in bytes: it may quote the file, and a file may hold a key of a hundred megabytes.
    private static let longestReason = 600

    /// Makes an error for a byte of a text.
    public init(reason: String, offset: Int, in bytes: [UInt8]) { self.init(reason: reason, offset: offset, in: bytes[...]) }

    /// Makes an error for a byte of a text that is a part of some bytes; `offset` counts from where the part begins.
    public init(reason: String, offset: Int, in bytes: ArraySlice<UInt8>) {
        let before = bytes.prefix(offset)
        self.reason =
            reason.utf8.count <= Self.longestReason
            ? reason : String(decoding: reason.utf8.prefix(Self.longestReason), as: UTF8.self) + "…"
        self.line = before.count { $0 == UInt8(ascii: "\n") } + 1
        self.column = before.endIndex - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex) + 1
    }

    /// "line 3, column 14: a comma is missing".
    public var description: String { "line \(line), column \(column): \(reason)" }
}
