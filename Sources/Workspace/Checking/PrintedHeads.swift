import Readiness
import StrictJSON
import SystemPackage

/// Why heads cannot be had from what was given.
public struct HeadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what is expected.
    public let description: String
}

extension JournalHead {
    /// Reads a head as it is printed: `ana-4f1c90ab:19:4f1c…`, or the row of an exported table.
    ///
    /// - Throws: ``HeadError`` that says what is expected.
    public init(printed text: String) throws(HeadError) {
        let parts = text.split { $0 == ":" || $0 == "|" || $0 == "`" || $0.isWhitespace }
        guard parts.count == 3, let writer = WriterID(parts[0]), let entries = Int(parts[1]), entries > 0,
            parts[2].utf8.count == 64, parts[2].allSatisfy({ $0.isASCII && $0.isHexDigit })
        else {
            throw HeadError(
                description:
                    "\"\(text)\" is no head; one is written WRITER:ENTRIES:DIGEST, like ana-4f1c90ab:19:4f1c… with 64 digits.")
        }
        self.init(writer: writer, entries: entries, digest: parts[2].lowercased())
    }

    /// `ana-4f1c90ab:19:4f1c…`: as `tickmark verify --head` takes it.
    public var printed: String { "\(writer):\(entries):\(digest)" }

    /// The heads that an export prints, in Markdown or in JSON.
    ///
    /// - Throws: ``HeadError`` where there are none, or one of them is none.
    public static func heads(inExport bytes: [UInt8]) throws(HeadError) -> [JournalHead] {
        let isJSON = bytes.first { ![0x20, 0x0A, 0x0D, 0x09].contains($0) } == UInt8(ascii: "{")
        let heads = isJSON ? try heads(inJSON: bytes) : try heads(inMarkdown: bytes)
        guard !heads.isEmpty else {
            throw HeadError(description: "it holds no heads. An export in Markdown or in JSON does; one in CSV does not.")
        }
        return heads
    }

    /// The heads that an exported file prints.
    ///
    /// - Throws: ``HeadError`` that names the file.
    public static func heads(
        inExportAt path: FilePath, files: some FileCalls = POSIXFileCalls()
    ) throws(HeadError) -> [JournalHead] {
        let bytes: [UInt8]
        do throws(WorkspaceError) {
            bytes = try files.contents(of: path, upTo: 64 << 20)
        } catch {
            throw HeadError(description: error.description)
        }
        do throws(HeadError) {
            return try heads(inExport: bytes)
        } catch {
            throw HeadError(description: "\(path): \(error)")
        }
    }

    private static func heads(inJSON bytes: [UInt8]) throws(HeadError) -> [JournalHead] {
        var heads: [JournalHead] = []
        do throws(JSONError) {
            for node in try JSONDocument(bytes).root.required("heads").elements() {
                let (writer, entries) = (try node.required("writer").string(), try node.required("entries").integer())
                let printed = "\(writer):\(entries):\(try node.required("digest").string())"
                guard let head = try? JournalHead(printed: printed) else { throw node.error("this is no head") }
                heads.append(head)
            }
        } catch {
            throw HeadError(description: "it is no export that can be read (\(error)).")
        }
        return heads
    }

    /// The table below the last heading *Journal*. Nothing that people wrote can look like that heading, because exports escape it.
    private static func heads(inMarkdown bytes: [UInt8]) throws(HeadError) -> [JournalHead] {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let heading = lines.lastIndex(of: "## Journal") else { return [] }
        var heads: [JournalHead] = []
        for line in lines[(heading + 1)...] where line.hasPrefix("|") && !line.hasPrefix("| Writer") && !line.hasPrefix("| ---") {
            heads.append(try JournalHead(printed: String(line)))
        }
        return heads
    }
}
