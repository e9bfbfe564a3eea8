import Files
import Reports
import Store
import SystemPackage

/// Writes an export as a whole, and never over a file that nobody agreed to lose.
public enum ExportFile {
    /// Why an export was not written.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// There is a file of that name.
        case exists(FilePath)
        /// What has that name is no regular file.
        case noFile(FilePath)
        /// It would lie among a workspace's own files.
        case misplaced(FilePath)
        /// Its name is no text.
        case noText(FilePath)
        /// There is nothing that could be written, and why.
        case nothing(String)
        /// The system refused.
        case unwritable(FileFailure)
        /// It was written, and the system did not say that its name is on the device.
        case unflushed(FilePath, FileFailure)

        /// What happened, and what to do next.
        public var description: String {
            switch self {
            case .exists(let path): "\(path) exists already and was not touched. Choose another name, or replace it with --force."
            case .noFile(let path):
                "\(path) is not a regular file, but a link, a folder, a pipe or a device, and was not touched. Choose another name; to "
                    + "write into a pipe or a device, leave --output away and redirect what is printed."
            case .misplaced(let path):
                "\(path) would lie among a workspace's own files, or take the place of one, so nothing was written. Choose another name."
            case .noText(let path):
                "The name \(path) came as bytes that are no UTF-8, and would be another one, so nothing was written. Choose another name."
            case .nothing(let reason): reason
            case .unwritable(let failure):
                "The export was not written: Tickmark \(failure). An earlier file of that name is as it was.\(failure.advice)"
            case .unflushed(let path, let failure):
                "The export was written to \(path), but may not outlast a power cut: Tickmark \(failure).\(failure.advice)"
            }
        }
    }

    /// Whether something has that name.
    public static func exists(_ path: FilePath) -> Bool { WriteTarget(path).exists }

    /// Writes the bytes, where ``WriteTarget`` finds nothing against it.
    ///
    /// - Throws: ``Failure``; the file is then as it was, but where ``Failure/unflushed(_:_:)`` says that it is not.
    public static func write(
        _ bytes: [UInt8], to path: FilePath, replaces: Bool, files: some FileCalls = POSIXFileCalls()
    ) throws(Failure) {
        do throws(WriteTarget.Refusal) {
            try WriteTarget(path).check(replaces: replaces)
        } catch {
            throw Failure(error)
        }
        do throws(FileFailure) {
            try files.put(path, isFlushed: true, replaces: replaces) { _ in bytes }
        } catch {
            throw error.error == .fileExists && !replaces ? .exists(path) : .unwritable(error)
        }
        do throws(FileFailure) {
            try files.flushFolder(of: path)
        } catch {
            throw .unflushed(path, error)
        }
    }
}

extension ExportFile.Failure {
    /// Why nothing may be written there.
    init(_ refusal: WriteTarget.Refusal) {
        self =
            switch refusal {
            case .exists(let path): .exists(path)
            case .noFile(let path): .noFile(path)
            case .misplaced(let path): .misplaced(path)
            case .noText(let path): .noText(path)
            case .failed(let failure): .unwritable(failure)
            }
    }
}
