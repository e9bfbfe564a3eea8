import Files
import Store

/// A file's name in a backup. Only what belongs to a workspace can be one, so nothing that is read from an archive can
/// lead out of the folder.
struct ArchivePath: Hashable, Comparable {
    /// The name, with slashes, from the workspace's folder.
    let text: String

    /// The list of digests, which stands last.
    static let digests = "SHA256SUMS"
    /// The files that stand beside the folders.
    static let topFiles = WorkspaceLayout.topFiles
    /// The folders, and how deep files may lie in them.
    static let folders = WorkspaceLayout.sharedFolders

    /// Takes a name, or says why not.
    ///
    /// - Throws: ``Refused``.
    init(_ text: String) throws(Refused) {
        self.text = text
        guard !text.hasPrefix("/") else { throw Refused(reason: "leads out of the folder: it is absolute") }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("..") else { throw Refused(reason: "leads out of the folder by ..") }
        guard text.utf8.count <= 1024 else {
            throw Refused(reason: "has a name of more than 1,024 bytes, folders included, which is longer than a backup keeps")
        }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw Refused(reason: "has a control character or a backslash in its name, which not every system can keep")
        }
        if parts.count == 1 {
            guard Self.topFiles.contains(text) || text == Self.digests else { throw Refused(reason: "is no part of a workspace") }
            return
        }
        guard let depth = Self.folders[parts[0]], parts.count - 1 <= depth else {
            throw Refused(reason: "is no part of a workspace")
        }
        guard parts.dropFirst().allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && $0.utf8.count <= 255 }) else {
            throw Refused(reason: "has a name that no file of a workspace has")
        }
    }

    /// Why something is no name of a file in a workspace, in words that follow the name.
    struct Refused: Error {
        let reason: String
    }

    /// The parts between the slashes.
    var parts: [String] { text.split(separator: "/").map(String.init) }

    /// Compares by bytes, as every machine does alike.
    static func < (left: ArchivePath, right: ArchivePath) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
}
