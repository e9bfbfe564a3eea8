import Files
import HarmlessText
import Journal
import Readiness
import Store
import StrictJSON
import SystemPackage

/// Why heads cannot be had from what was given.
public indirect enum HeadError: Error, Hashable, Sendable {
    /// A text is no head.
    case noHead(String)
    /// An export holds no heads.
    case noHeads
    /// An export in JSON cannot be read.
    case malformed(JSONError)
    /// A file cannot be read.
    case unreadable(WorkspaceError)
    /// The same, of a file.
    case inFile(FilePath, HeadError)
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
            throw .noHead(text)
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
            throw .noHeads
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
            throw .unreadable(error)
        }
        do throws(HeadError) {
            return try heads(inExport: bytes)
        } catch {
            throw .inFile(path, error)
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
            throw .malformed(error)
        }
        return heads
    }

    /// The table below the last heading *Journal*. Nothing that people wrote can look like that heading, because
    /// exports escape it.
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

extension ExpectedHeads {
    /// Reads the heads and the catalogs that an exported file prints.
    ///
    /// - Throws: ``HeadError`` that names the file.
    public init(inExportAt path: FilePath, called name: String, files: some FileCalls = POSIXFileCalls()) throws(HeadError) {
        let heads = try JournalHead.heads(inExportAt: path, files: files)
        let bytes = (try? files.contents(of: path, upTo: 64 << 20)) ?? []
        self.init(of: name, heads, catalogs: CatalogMark.marks(inExport: bytes))
    }
}

extension CatalogMark {
    /// The catalogs that an export names, in Markdown or in JSON; none where an earlier version made it.
    package static func marks(inExport bytes: [UInt8]) -> [CatalogMark] {
        guard bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) == UInt8(ascii: "{") else {
            return marks(inMarkdown: bytes)
        }
        guard let nodes = try? JSONDocument(bytes).root["catalogs"]?.elements() else { return [] }
        return nodes.compactMap { node in
            guard let id = try? node.required("id").string(), let version = try? node.required("version").string(),
                let isBuiltIn = try? node.required("builtIn").bool()
            else { return nil }
            return CatalogMark(id: id, version: version, isBuiltIn: isBuiltIn, digest: try? node["digest"]?.string())
        }
    }

    /// The table below the last heading *Catalogs*, whose cells stand between backquotes.
    private static func marks(inMarkdown bytes: [UInt8]) -> [CatalogMark] {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let heading = lines.lastIndex(of: "## Catalogs") else { return [] }
        return lines[(heading + 1)...].prefix { !$0.hasPrefix("#") }.compactMap { line in
            guard line.hasPrefix("| "), !line.hasPrefix("| Catalog |"), !line.hasPrefix("| ---") else { return nil }
            let cells = line.cells
            guard cells.count == 4 else { return nil }
            return CatalogMark(
                id: cells[0], version: cells[1], isBuiltIn: cells[2] == "built in",
                digest: cells[3].utf8.count == 64 ? cells[3] : nil)
        }
    }
}

extension Substring {
    /// The texts of a table's row, without what kept their signs from meaning something.
    fileprivate var cells: [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in dropFirst() {
            switch character {
            case _ where isEscaped:
                cell.append(character)
                isEscaped = false
            case "\\": isEscaped = true
            case "|":
                cells.append(cell.trimmed)
                cell = ""
            case "`": break
            default: cell.append(character)
            }
        }
        return cells
    }
}
