import Files
import Platform
import Readiness
import StrictJSON
import SystemPackage

/// What a user of this machine said that columns of files hold, for the next file that has them. Where it is lost,
/// nothing of value is: it is said again.
public struct RememberedColumns: Sendable {
    /// A column and what it holds.
    public struct Meaning: Hashable, Sendable {
        /// What the rows of the file are: `items`, `controls`, `requests`.
        public let kind: String
        /// The column's name, as the file has it.
        public let column: String
        /// The field that it holds, or `-` where it is to be passed over.
        public let field: String

        /// Says what a column holds.
        public init(kind: String, column: String, field: String) { (self.kind, self.column, self.field) = (kind, column, field) }
    }

    /// What was said, the latest last.
    public private(set) var meanings: [Meaning] = []
    private let folder: FilePath
    private var path: FilePath { folder.joining("columns-\(geteuid()).json") }

    /// How many are kept; the earliest go first.
    public static let limit = 200
    private static let size = 64 << 10

    /// Reads what is remembered in a workspace; nothing where it cannot be read.
    public init(in workspace: FilePath) {
        folder = WorkspaceLayout(workspace).machine
        guard isFolder, let root = document() else { return }
        for node in (try? root["columns"]?.elements()) ?? [] {
            guard let kind = try? node.required("as").string(), let column = try? node.required("column").string(),
                let field = try? node.required("field").string()
            else { continue }
            meanings.append(Meaning(kind: kind, column: column, field: field))
        }
        meanings = meanings.suffix(Self.limit)
    }

    private func document() -> JSONNode? {
        let files = POSIXFileCalls()
        guard let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        guard let bytes = try? files.read(file, path, from: 0, count: Self.size) else { return nil }
        return try? JSONDocument(bytes).root
    }

    /// What the columns of one kind of file hold.
    public func meanings(of kind: String) -> [Meaning] { meanings.filter { $0.kind == kind } }

    /// Remembers more; what is said of a column again takes the place of what was.
    public mutating func remember(_ new: [Meaning]) {
        let new = new.filter { $0.column.utf8.count <= 200 && $0.field.utf8.count <= 40 }
        let before = meanings
        meanings.removeAll { old in new.contains { $0.kind == old.kind && $0.column == old.column } }
        meanings = (meanings + new).suffix(Self.limit)
        guard meanings != before, isFolder else { return }
        let json: JSONValue = [
            "format": 1,
            "columns": .array(
                meanings.map { ["as": .string($0.kind), "column": .string($0.column), "field": .string($0.field)] }),
        ]
        try? POSIXFileCalls().replace(path, with: json.encoded(.pages), isFlushed: false)
    }

    /// Whether the folder is one: a symbolic link in its place is not followed.
    private var isFolder: Bool {
        guard let descriptor = try? POSIXFileCalls().open(folder, .folder) else { return false }
        POSIXFileCalls().close(descriptor)
        return true
    }
}
