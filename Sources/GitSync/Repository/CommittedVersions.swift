import Files
import SystemPackage

/// Looks through a repository's commits for a file as it once was, as `doctor` names them to whoever wants it back.
///
/// git looks at its commits for this, with everything switched off that a repository's configuration could have it run.
public struct CommittedVersions: Sendable {
    /// Where a version of a file is.
    public enum Place: Hashable, Sendable {
        /// In the commit that is checked out.
        case head
        /// In another commit, by its short name.
        case commit(String)
        /// In none of the commits that were looked at.
        case nowhere
        /// It could not be looked for.
        case unknown
    }

    /// Of how many commits that changed a file it is looked at, the newest first.
    static let limit = 100

    private let git: GitProgram

    /// Looks at the repository around a workspace; nil where there is none.
    public init?(around folder: FilePath, files: any FileCalls = POSIXFileCalls()) {
        guard files.isInRepository(folder) else { return nil }
        var git = GitProgram(in: folder, limits: GitLimits(local: .seconds(20), network: .seconds(20)))
        git.runsNothing = true
        self.git = git
    }

    /// Where the version of a file is that is worth the most, and of several the newest: in the commit that is checked
    /// out, or in one that it, a branch or git's record of what was checked out knows.
    ///
    /// - Parameters:
    ///   - file: The file, from the workspace's folder.
    ///   - worth: How much of what is looked for some bytes hold; nil where they are none of it.
    public func best(of file: String, worth: ([UInt8]) -> Int?) -> Place {
        do throws(SyncError) {
            var best: (worth: Int, place: Place)?
            if let worth = try bytes(of: file, in: "HEAD").flatMap(worth) { best = (worth, .head) }
            let commits = try git.look(
                [
                    "--literal-pathspecs", "rev-list", "--full-history", "--abbrev-commit", "--max-count=\(Self.limit)", "HEAD",
                    "--all", "--reflog", "--",
                ], paths: [FilePath(file)])
            for commit in commits.line.split(separator: "\n").map(String.init) {
                guard let worth = try bytes(of: file, in: commit).flatMap(worth), worth > best?.worth ?? -1 else { continue }
                best = (worth, .commit(commit))
            }
            return best?.place ?? .nowhere
        } catch {
            return .unknown
        }
    }

    /// The bytes of a file in a commit; nil where there is no such file, or no such commit.
    private func bytes(of file: String, in commit: String) throws(SyncError) -> [UInt8]? {
        let answer = try git.run(["cat-file", "blob", "\(commit):./\(file)"])
        return answer.isSuccess ? answer.output : nil
    }
}
