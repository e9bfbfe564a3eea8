import Files
import SystemPackage

/// What differs between two trees, as `git diff-tree -r -z` tells it: what the index must be told, and how that is
/// taken back.
struct TreeChanges: Hashable, Sendable {
    /// One path's entry.
    package struct Entry: Hashable, Sendable {
        /// The mode as git writes it; `000000` where there is no file.
        var mode: String
        /// The object.
        var object: String
    }

    /// One path.
    package struct Change: Hashable, Sendable {
        /// From the top of the repository.
        var path: FilePath
        var before: Entry
        var after: Entry
    }

    var changes: [Change] = []

    /// Reads pairs of a description and a path: `:MODE MODE OBJECT OBJECT LETTER`, then the path, each ended by a NUL
    /// byte.
    init(_ output: [UInt8]) {
        let fields = output.split(separator: 0)
        for index in stride(from: 0, to: fields.count - 1, by: 2) {
            let parts = String(decoding: fields[index], as: UTF8.self).split(separator: " ").map(String.init)
            guard parts.count == 5, parts[0].hasPrefix(":") else { continue }
            changes.append(
                Change(
                    path: FilePath(bytes: fields[index + 1]), before: Entry(mode: String(parts[0].dropFirst()), object: parts[2]),
                    after: Entry(mode: parts[1], object: parts[3])))
        }
    }

    /// What `git update-index -z --index-info` reads so that the index has the later side.
    var index: [UInt8] { changes.flatMap { TreeChanges.line($0.path, $0.after) } }

    /// What it reads so that the index is as it was: as the earlier side, but for what was staged.
    func index(before staged: TreeChanges) -> [UInt8] {
        let known = Dictionary(staged.changes.map { ($0.path, $0.after) }) { $1 }
        return changes.flatMap { TreeChanges.line($0.path, known[$0.path] ?? $0.before) }
    }

    private static func line(_ path: FilePath, _ entry: Entry) -> [UInt8] {
        let mode = entry.mode == "000000" ? "0" : entry.mode
        return Array("\(mode) \(entry.object)\t".utf8) + path.bytes + [0]
    }
}
