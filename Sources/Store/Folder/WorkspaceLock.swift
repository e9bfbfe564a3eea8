import Files
import SystemPackage

extension FileCalls {
    /// Waits for whoever writes in a workspace, as long as that is no longer than a lock is held, and keeps others from writing while something is done.
    ///
    /// - Throws: ``WorkspaceError/unwritable(_:)`` where the lock cannot be had, else what the body throws.
    package func holdingLock<Result>(
        of folder: FilePath, _ body: () throws(WorkspaceError) -> Result
    ) throws(WorkspaceError) -> Result {
        let file = try lock(of: folder)
        defer { close(file) }
        return try body()
    }

    private func lock(of folder: FilePath) throws(WorkspaceError) -> FileDescriptor {
        let path = WorkspaceLayout(folder).lock
        do throws(FileFailure) {
            try makeFolder(WorkspaceLayout(folder).machine)
            // A link would have files kept somewhere else.
            guard kind(of: WorkspaceLayout(folder).machine) == .folder else {
                throw FileFailure(.use, WorkspaceLayout(folder).machine, .tooManySymbolicLinkLevels)
            }
            return try lockFile(at: path)
        } catch {
            throw .unwritable(error)
        }
    }
}
