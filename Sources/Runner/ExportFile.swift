import SystemPackage
import Workspace

/// Writes an export as a whole, and never over a file that nobody agreed to lose.
public enum ExportFile {
    /// Why an export was not written.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// There is a file of that name.
        case exists(FilePath)
        /// The system refused.
        case unwritable(FileFailure)
        /// It was written, and the system did not say that its name is on the device.
        case unflushed(FilePath, FileFailure)

        /// What happened, and what to do next.
        public var description: String {
            switch self {
            case .exists(let path): "\(path) exists already and was not touched. Choose another name, or replace it with --force."
            case .unwritable(let failure):
                "The export was not written: Tickmark \(failure). An earlier file of that name is as it was.\(failure.advice)"
            case .unflushed(let path, let failure):
                "The export was written to \(path), but may not outlast a power cut: Tickmark \(failure).\(failure.advice)"
            }
        }
    }

    /// Whether there is a file of that name. Where that cannot be told, there may be one, and nobody agreed to lose it.
    public static func exists(_ path: FilePath, files: some FileCalls = POSIXFileCalls()) -> Bool {
        (try? files.exists(path)) ?? true
    }

    /// Writes the bytes.
    ///
    /// - Throws: ``Failure``; the file is then as it was.
    public static func write(
        _ bytes: [UInt8], to path: FilePath, replaces: Bool, files: some FileCalls = POSIXFileCalls()
    ) throws(Failure) {
        guard replaces || !exists(path, files: files) else { throw .exists(path) }
        do throws(FileFailure) {
            try files.replace(path, with: bytes)
        } catch {
            // The folder is flushed last.
            throw error.path == path.removingLastComponent() ? .unflushed(path, error) : .unwritable(error)
        }
    }
}
