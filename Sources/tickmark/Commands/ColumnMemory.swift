import Import
import Store
import SystemPackage

/// What somebody said of columns before, for an import.
struct ColumnMemory {
    private let kind: ImportCommand.Kind
    private let isFresh: Bool
    private var columns: RememberedColumns
    /// What was taken from it.
    private var used: [RememberedColumns.Meaning] = []

    /// - Parameter isFresh: Whether what was said before is passed over.
    init(_ kind: ImportCommand.Kind, in workspace: FilePath, isFresh: Bool) {
        (self.kind, self.isFresh) = (kind, isFresh)
        columns = RememberedColumns(in: workspace)
    }

    /// What is remembered of columns that a file has, but for those of which something is said now.
    mutating func remembered(in file: Spreadsheet, besides said: [String]) -> [RememberedColumns.Meaning] {
        guard !isFresh else { return [] }
        let found = columns.meanings(of: kind.rawValue).filter { !said.contains($0.column) && file.mayHaveColumn($0.column) }
        used += found.filter { !used.contains($0) }
        return found
    }

    /// Says what was taken from it.
    func tell() {
        guard !used.isEmpty else { return }
        let all = used.map { $0.field == "-" ? "\($0.column) is passed over" : "\($0.column) is \($0.field)" }
        Output.say("As you said before: \(all.joined(separator: ", ")). --fresh passes over that.")
    }

    /// Keeps what is said of columns by the names that a file has for them; numbers and letters are another column's in
    /// the next file.
    mutating func keep(_ said: [(column: String, field: String)], in file: Spreadsheet) {
        columns.remember(
            said.filter { file.mayHaveColumn($0.column) }.map { .init(kind: kind.rawValue, column: $0.column, field: $0.field) })
    }
}
