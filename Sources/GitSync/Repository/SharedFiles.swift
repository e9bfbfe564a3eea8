import Files
import Journal
import Readiness
import SystemPackage

/// Which files of a workspace are shared: these, and nothing else that lies in its folder.
enum SharedFiles {
    /// The names that are looked at, from the workspace's folder.
    static let roots = WorkspaceLayout.sharedRoots

    /// Whether a path from the workspace's folder is shared. Hidden files, drafts and strangers in `journal/` are not.
    static func contains(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let root = parts.first else { return false }
        switch String(root) {
        case let name where WorkspaceLayout.topFiles.contains(name): return parts.count == 1
        case WorkspaceLayout.journalsName: return writer(ofJournal: path) != nil
        case WorkspaceLayout.catalogsName:
            return parts.count == 2 && WorkspaceLayout.catalogID(ofFile: String(parts[1])) != nil
        case WorkspaceLayout.evidenceName:
            return parts.count > 1 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
        default: return false
        }
    }

    /// Whether a path, which may be no UTF-8, is shared.
    static func contains(_ path: FilePath) -> Bool {
        // What is repaired in a name that is no text is neither a dot nor a slash, and no journal or catalog is called
        // so.
        contains(path.string)
    }

    /// Whose journal a path is, or nil where it is none.
    static func writer(ofJournal path: FilePath) -> WriterID? { writer(ofJournal: path.string) }

    /// Whose journal a path is, or nil where it is none.
    static func writer(ofJournal path: String) -> WriterID? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == WorkspaceLayout.journalsName else { return nil }
        return WriterID(ofJournal: parts[1])
    }
}

/// Lines that were added to and removed from files, as `git diff --numstat -z` counts them.
struct LineCounts: Hashable, Sendable {
    /// Lines of one file.
    struct Count: Hashable, Sendable {
        var path: FilePath
        var added: Int
        var removed: Int
    }

    /// The files, as they came.
    var files: [Count] = []

    init(_ output: [UInt8]) {
        for field in output.split(separator: 0) {
            let parts = field.split(separator: UInt8(ascii: "\t"), maxSplits: 2)
            guard parts.count == 3 else { continue }
            // What git takes for no text ("-") has no lines.
            let counts = parts[0...1].map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
            files.append(Count(path: FilePath(bytes: parts[2]), added: counts[0], removed: counts[1]))
        }
    }

    /// All lines that were added to journals.
    var entries: Int { files.filter { SharedFiles.writer(ofJournal: $0.path) != nil }.reduce(0) { $0 + $1.added } }
}
