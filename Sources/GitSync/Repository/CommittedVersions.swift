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

    /// Where the newest version of a file is that fits: in the commit that is checked out, or in one that it, a branch or git's
    /// record of what was checked out knows.
    ///
    /// - Parameters:
    ///   - file: The file, from the workspace's folder.
    ///   - fits: Whether bytes are those that are looked for.
    public func newest(of file: String, where fits: ([UInt8]) -> Bool) -> Place {
        do throws(Obstacle) {
            if let bytes = try bytes(of: file, in: "HEAD"), fits(bytes) { return .head }
            let commits = try git.look(
                [
                    "--literal-pathspecs", "rev-list", "--full-history", "--abbrev-commit", "--max-count=\(Self.limit)", "HEAD",
                    "--all", "--reflog", "--",
                ], paths: [FilePath(file)])
            for commit in commits.line.split(separator: "\n").map(String.init) {
                if let bytes = try bytes(of: file, in: commit), fits(bytes) { return .commit(commit) }
            }
            return .nowhere
        } catch {
            return .unknown
        }
    }

    /// The bytes of a file in a commit; nil where there is no such file, or no such commit.
    private func bytes(of file: String, in commit: String) throws(Obstacle) -> [UInt8]? {
        let answer = try git.run(["cat-file", "blob", "\(commit):./\(file)"])
        return answer.isSuccess ? answer.output : nil
    }
}
