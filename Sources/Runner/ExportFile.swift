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

        /// What happened, and what to do next.
        public var description: String {
            switch self {
            case .exists(let path): "\(path) exists already and was not touched. Choose another name, or replace it with --force."
            case .unwritable(let failure):
                "The export was not written: Tickmark \(failure). An earlier file of that name is as it was."
            }
        }
    }

    /// Whether there is a file of that name.
    public static func exists(_ path: FilePath) -> Bool {
        guard let file = try? POSIXFileCalls().open(path, .read) else { return false }
        POSIXFileCalls().close(file)
        return true
    }

    /// Writes the bytes.
    ///
    /// - Throws: ``Failure``; the file is then as it was.
    public static func write(_ bytes: [UInt8], to path: FilePath, replaces: Bool) throws(Failure) {
        guard replaces || !exists(path) else { throw .exists(path) }
        do throws(FileFailure) {
            try POSIXFileCalls().replace(path, with: bytes)
        } catch {
            throw .unwritable(error)
        }
    }
}
