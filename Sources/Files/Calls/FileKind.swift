import SystemPackage

extension FileCalls {
    /// Waits for whoever writes in a workspace, as long as that is no longer than a lock is held, and keeps others from writing while something is done.
    ///
    /// - Throws: ``WorkspaceError/unwritable(_:)`` where the lock cannot be had, else what the body throws.
    func holdingLock<Result>(
        of folder: FilePath, _ body: () throws(WorkspaceError) -> Result
    ) throws(WorkspaceError) -> Result {
        let file = try lock(of: folder)
        defer { close(file) }
        return try body()
    }

    private func lock(of folder: FilePath) throws(WorkspaceError) -> FileDescriptor {
        let path = folder.appending(MachineFolder.name).appending("lock")
        do throws(FileFailure) {
            try makeFolder(folder.appending(MachineFolder.name))
            // A link would have files kept somewhere else.
            guard kind(of: folder.appending(MachineFolder.name)) == .folder else {
                throw FileFailure("use", folder.appending(MachineFolder.name), .tooManySymbolicLinkLevels)
            }
            return try lockFile(at: path)
        } catch {
            throw .unwritable(error)
        }
    }

    /// What is at a path. Links are not followed.
    func kind(of path: FilePath) -> FileKind { sight(of: path).kind }

    /// What is at a path, and the length of a regular file. Links are not followed.
    func sight(of path: FilePath) -> (kind: FileKind, length: Int) {
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
enum FileKind: Hashable {
    case nothing
    case regular
    case folder
    case link
    case special
    /// The system does not say.
    case refused(FileFailure)
}
