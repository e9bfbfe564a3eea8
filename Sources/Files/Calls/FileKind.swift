import SystemPackage

extension FileCalls {
    /// What is at a path. Links are not followed.
    package func kind(of path: FilePath) -> FileKind { sight(of: path).kind }

    /// What is at a path, and the length of a regular file. Links are not followed.
    package func sight(of path: FilePath) -> (kind: FileKind, length: Int) {
        do throws(FileFailure) {
            let file = try open(path, .read)
            defer { close(file) }
            let status = try status(of: file, path)
            if status.isRegular { return (.regular, status.length) }
        } catch {
            switch error.error {
            case .noSuchFileOrDirectory, .notDirectory: return (.nothing, 0)
            case .tooManySymbolicLinkLevels: return (.link, 0)
            // What Linux says of a socket, and of a device that no driver answers for.
            case .noSuchAddressOrDevice, .operationNotSupportedByDevice: return (.special, 0)
            default: return (.refused(error), 0)
            }
        }
        do throws(FileFailure) {
            close(try open(path, .folder))
            return (.folder, 0)
        } catch {
            // Where the system has no descriptor left, it is not known what this is.
            return (error.error == .notDirectory ? .special : .refused(error), 0)
        }
    }
}

/// What is at a path.
package enum FileKind: Hashable {
    case nothing
    case regular
    case folder
    case link
    case special
    /// The system does not say.
    case refused(FileFailure)
}
