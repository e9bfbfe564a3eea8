import FoundationEssentials
import Testing

/// A file that says how something looked when somebody last approved of it. `TICKMARK_RECORD=1` writes them anew.
enum Golden {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    /// Holds bytes against the file of a name.
    static func expect(_ bytes: [UInt8], isLike name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["TICKMARK_RECORD"] == "1" { try Data(bytes).write(to: file) }
        let golden = try Data(contentsOf: file)
        let (now, then) = (lines(bytes), lines(Array(golden)))
        let difference = zip(now, then).first { $0 != $1 }
        #expect(
            Array(golden) == bytes,
            "\(name): \(difference.map { "\"\($0)\" was \"\($1)\"" } ?? "\(now.count) lines were \(then.count)")",
            sourceLocation: sourceLocation)
    }

    /// Holds lines against the file of a name.
    static func expect(_ lines: [String], isLike name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try expect(Array(lines.map { $0 + "\n" }.joined().utf8), isLike: name, sourceLocation: sourceLocation)
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
}
