import Files
import Journal
import Readiness
import SystemPackage

/// What a remote has of each journal, as far as this clone knows: what the screen counts *not shared* by, without
/// asking git again.
public struct LastSyncedHeads: Hashable, Sendable {
    /// Where the workspace is shared: `origin/main`.
    public let upstream: String
    /// How many entries are there, by writer.
    private let entries: [WriterID: Int]

    /// Asks git what the remote had when it was asked last. Nothing is fetched, and nothing is changed.
    ///
    /// - Returns: Nil where the workspace is in no repository, or in one that knows no remote.
    public static func read(of workspace: FilePath, files: any FileCalls = POSIXFileCalls()) async -> LastSyncedHeads? {
        await Worker.value { look(at: workspace, files: files) }
    }

    /// The same, here and now.
    public static func look(at workspace: FilePath, files: any FileCalls = POSIXFileCalls()) -> LastSyncedHeads? {
        let git = GitProgram(in: workspace, limits: GitLimits(local: .seconds(20)))
        do throws(SyncError) {
            let upstream = try Repository.find(git, files: files).upstream(git)
            guard let commit = try git.commit(upstream.reference) else {
                return LastSyncedHeads(upstream: upstream.title, entries: [:])
            }
            let list = try git.look(["ls-tree", "-r", "-l", "-z", commit, "--", "\(WorkspaceLayout.journalsName)/"])
            var entries: [WriterID: Int] = [:]
            for field in list.fields {
                // "100644 blob OBJECT    SIZE\tPATH"
                let parts = field.split(separator: "\t", maxSplits: 1)
                guard parts.count == 2, let writer = SharedFiles.writer(ofJournal: String(parts[1])),
                    let size = parts[0].split(separator: " ").last.flatMap({ Int($0) })
                else { continue }
                entries[writer] = files.lines(of: workspace.joining(String(parts[1])), upTo: size)
            }
            return LastSyncedHeads(upstream: upstream.title, entries: entries)
        } catch {
            return nil
        }
    }

    /// How many of the entries that are here are not there.
    public func unshared(of heads: [JournalHead]) -> Int {
        heads.reduce(0) { $0 + max(0, $1.entries - (entries[$1.writer] ?? 0)) }
    }
}

extension FileCalls {
    /// How many lines end in the first bytes of a file.
    fileprivate func lines(of path: FilePath, upTo size: Int) -> Int {
        guard let file = try? open(path, .read) else { return 0 }
        defer { close(file) }
        var (count, offset) = (0, 0)
        while offset < size {
            guard let bytes = try? read(file, path, from: offset, count: min(1 << 20, size - offset)), !bytes.isEmpty else {
                break
            }
            count += bytes.count { $0 == UInt8(ascii: "\n") }
            offset += bytes.count
        }
        return count
    }
}
