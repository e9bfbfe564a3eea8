import Files
import SystemPackage

extension FileCalls {
    /// Waits for whoever writes in a workspace, as long as that is no longer than a lock is held, and keeps others from
    /// writing while something is done.
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
        let layout = WorkspaceLayout(folder)
        let machine = layout.machine
        do throws(FileFailure) {
            try makeFolder(machine)
            // A link would have files kept somewhere else.
            guard kind(of: machine) == .folder else { throw FileFailure(.use, machine, .tooManySymbolicLinkLevels) }
            return try lockFile(at: layout.lock)
        } catch {
            throw .unwritable(error)
        }
    }
}
