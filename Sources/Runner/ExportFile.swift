import SystemPackage
import Workspace

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes an export as a whole, and never over a file that nobody agreed to lose.
public enum ExportFile {
    /// Why an export was not written.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// There is a file of that name.
        case exists(FilePath)
        /// What has that name is no regular file.
        case noFile(FilePath)
        /// The system refused.
        case unwritable(FileFailure)
        /// It was written, and the system did not say that its name is on the device.
        case unflushed(FilePath, FileFailure)

        /// What happened, and what to do next.
        public var description: String {
            switch self {
            case .exists(let path): "\(path) exists already and was not touched. Choose another name, or replace it with --force."
            case .noFile(let path):
                "\(path) is no regular file, but a link, a folder, a pipe or a device, and was not touched. Choose another name; to "
                    + "write into a pipe or a device, leave --output away and redirect what is printed."
            case .unwritable(let failure):
                "The export was not written: Tickmark \(failure). An earlier file of that name is as it was.\(failure.advice)"
            case .unflushed(let path, let failure):
                "The export was written to \(path), but may not outlast a power cut: Tickmark \(failure).\(failure.advice)"
            }
        }
    }

    /// Whether something has that name.
    public static func exists(_ path: FilePath) -> Bool { kind(of: path) != nil }

    /// Writes the bytes.
    ///
    /// Only a regular file is ever replaced, whatever was agreed to: `--force` given to `/dev/null` would take the device away from
    /// the whole machine, and a symbolic link may lead anywhere.
    ///
    /// - Throws: ``Failure``; the file is then as it was.
    public static func write(
        _ bytes: [UInt8], to path: FilePath, replaces: Bool, files: some FileCalls = POSIXFileCalls()
    ) throws(Failure) {
        if let kind = kind(of: path) {
            guard kind == S_IFREG else { throw .noFile(path) }
            guard replaces else { throw .exists(path) }
        }
        do throws(FileFailure) {
            try files.replace(path, with: bytes)
        } catch {
            // The folder is flushed last.
            throw error.path == path.removingLastComponent() ? .unflushed(path, error) : .unwritable(error)
        }
    }

    /// What kind of file has that name, by `lstat(2)`; nil where there is none.
    private static func kind(of path: FilePath) -> mode_t? {
        var status = stat()
        return path.withPlatformString { lstat($0, &status) } == 0 ? status.st_mode & S_IFMT : nil
    }
}
