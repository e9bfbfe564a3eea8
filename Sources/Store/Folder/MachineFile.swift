import Files
import SystemPackage

/// A file of `.tickmark/` as it was found, with what tells it from a copy of it.
///
/// What is derived there counts only in the folder and the very file that it was written in: git, a copying program or
/// a colleague can bring the same bytes, and never the same place and birth.
package struct MachineFile: Sendable {
    /// What is in it.
    package var bytes: [UInt8]
    /// Which file it is: the ``FileStatus/identity`` that its own bytes must name.
    package var identity: String
    /// When it was written, in nanoseconds since 1970.
    var modified: Int64

    init(bytes: [UInt8], identity: String, modified: Int64) {
        (self.bytes, self.identity, self.modified) = (bytes, identity, modified)
    }

    /// Reads a file; nil where there is none that can be read, where it is not a regular file, or where it is longer
    /// than a limit in bytes.
    package init?(at path: FilePath, upTo limit: Int, _ files: some FileCalls) {
        guard (try? files.refuseLink(path.parent)) != nil, let file = try? files.open(path, .read) else {
            return nil
        }
        defer { files.close(file) }
        guard let status = try? files.status(of: file, path), status.isRegular, status.length <= limit,
            let bytes = try? files.read(file, path, from: 0, count: status.length)
        else { return nil }
        self.bytes = bytes
        identity = status.identity
        modified = status.modified
    }
}
