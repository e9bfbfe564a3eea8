import Foundation
import TerminalUI
import Testing

/// Frames as somebody last approved of them. `TICKMARK_RECORD_FRAMES=1` writes them, and the pages made from the
/// tables, anew.
enum FrameFiles {
    static let isRecording = ProcessInfo.processInfo.environment["TICKMARK_RECORD_FRAMES"] == "1"
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames")

    /// Holds a frame against the file of a name.
    static func expect(_ frame: Canvas, isLike name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try expect(frame.frameText, isLike: folder.appending(path: "\(name).txt"), sourceLocation: sourceLocation)
    }

    /// Holds a text against a file.
    static func expect(_ text: String, isLike file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if isRecording { try Data(text.utf8).write(to: file) }
        let approved = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let (now, then) = (
            text.split(separator: "\n", omittingEmptySubsequences: false),
            approved.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let line = zip(now, then).enumerated().first { $1.0 != $1.1 }
        #expect(
            text == approved,
            "\(file.lastPathComponent)\(line.map { ", line \($0 + 1):\n\($1.0)\nwas\n\($1.1)" } ?? ": \(now.count) lines were \(then.count)")",
            sourceLocation: sourceLocation)
    }
}
