import Platform
import SystemPackage

/// A path that a person named for something to be written to, and whether it may be.
///
/// Only a regular file is ever replaced, whatever was agreed to: `--force` given to `/dev/null` would take the device
/// away from the whole machine, and a symbolic link may lead anywhere. What belongs to a workspace is told by what the
/// folders *are* (file system and number), not by what they are called: a link, a mount or `..` leads into `journal/`
/// as well.
public struct WriteTarget: Hashable, Sendable {
    /// Why nothing may be written there.
    public enum Refusal: Error, Hashable, Sendable {
        /// There is a file of that name, and nobody agreed to lose it.
        case exists(FilePath)
        /// What has that name is not a regular file.
        case noFile(FilePath)
        /// It would lie among a workspace's own files, or take the place of one.
        case misplaced(FilePath)
        /// Its name came as bytes that are no UTF-8, and would be another one.
        case noText(FilePath)
        /// The system does not say what is there.
        case failed(FileFailure)
    }

    /// What was named.
    public let path: FilePath

    /// Names a path.
    public init(_ path: FilePath) { self.path = path }

    /// Whether something has that name.
    public var exists: Bool { Self.kind(of: path) != nil }

    /// Looks at what is there.
    ///
    /// - Parameters:
    ///   - replaces: Whether it was agreed that a file may be replaced.
    ///   - workspace: A workspace in which nothing may be written at all, as its own backup may not.
    /// - Throws: ``Refusal``.
    public func check(replaces: Bool, outside workspace: FilePath? = nil) throws(Refusal) {
        guard !path.string.unicodeScalars.contains("\u{FFFD}") else { throw .noText(path) }
        if let kind = Self.kind(of: path) {
            guard kind == S_IFREG else { throw .noFile(path) }
            try checkPlace(outside: workspace)
            guard replaces else { throw .exists(path) }
        } else {
            try checkPlace(outside: workspace)
        }
    }

    // MARK: The place

    /// What stands beside a workspace's folders, and those. Some file systems do not tell capital letters from small
    /// ones.
    private static let ownNames: Set<String> = Set(WorkspaceLayout.topFiles + ownFolders)
    private static let ownFolders = WorkspaceLayout.sharedFolders.keys + [WorkspaceLayout.machineName, ".git"]

    /// Whether it would lie among a workspace's own files, whatever has its name.
    ///
    /// Goes up from the folder, by what `..` is there and not by what the path says.
    package func checkPlace(outside workspace: FilePath? = nil) throws(Refusal) {
        let name = path.lastName.lowercased()
        let refused = workspace.flatMap { Node($0) }
        var place = path.parent
        if place.isEmpty { place = "." }
        var below: Node?
        while true {
            guard let here = Node(place) else {
                let error = Errno(rawValue: errno)
                // Writing says so, too, and in better words.
                if below == nil, error == .noSuchFileOrDirectory || error == .notDirectory { return }
                throw .failed(FileFailure(.examine, place, error))
            }
            if here == refused { throw .misplaced(path) }
            if Self.kind(of: WorkspaceLayout(place).manifest) != nil {
                if below == nil, Self.ownNames.contains(name) { throw .misplaced(path) }
                if let below, Self.ownFolders.contains(where: { Node(place.joining($0)) == below }) { throw .misplaced(path) }
            }
            // A repository may lie above the workspace.
            if let below, Node(place.joining(".git")) == below { throw .misplaced(path) }
            let parent = place.joining("..")
            guard let above = Node(parent) else { throw .failed(FileFailure(.examine, parent, Errno(rawValue: errno))) }
            if above == here { return }
            (below, place) = (here, parent)
        }
    }

    /// What a folder is, however it was reached.
    private struct Node: Hashable {
        let device: UInt64
        let number: UInt64

        init?(_ path: FilePath) {
            var status = stat()
            guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
            (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
        }
    }

    /// What kind of file has a name, by `lstat(2)`; nil where there is none.
    private static func kind(of path: FilePath) -> mode_t? {
        var status = stat()
        return path.withPlatformString { lstat($0, &status) } == 0 ? status.st_mode & S_IFMT : nil
    }
}
