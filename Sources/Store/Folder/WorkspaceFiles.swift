import Files
import SystemPackage

extension FileCalls {
    /// Reads a regular file from an offset to its end.
    ///
    /// - Throws: ``WorkspaceError`` where it cannot be read, is not a regular file, or is longer than a limit in bytes.
    package func contents(of path: FilePath, from offset: Int = 0, upTo limit: Int) throws(WorkspaceError) -> [UInt8] {
        do throws(FileFailure) {
            let file = try open(path, .read)
            defer { close(file) }
            let status = try status(of: file, path)
            guard status.isRegular else { throw FileFailure(.read, path, .notRegular) }
            guard status.length <= limit else { throw FileFailure(.read, path, .tooLarge) }
            return try read(file, path, from: offset, count: max(0, status.length - offset))
        } catch {
            throw .unreadable(error)
        }
    }

    /// Makes sure that a folder of the workspace is none that leads elsewhere. One that is not there is fine.
    ///
    /// - Throws: ``WorkspaceError`` where it is a symbolic link, or no folder.
    package func refuseLink(_ folder: FilePath) throws(WorkspaceError) {
        do throws(FileFailure) {
            close(try open(folder, .folder))
        } catch {
            switch error.error {
            case .noSuchFileOrDirectory: return
            case .tooManySymbolicLinkLevels, .notDirectory:
                throw .notAFolder(folder)
            default: throw .unreadable(error)
            }
        }
    }

    /// What tells a folder from a copy of it.
    package func place(of folder: FilePath) throws(WorkspaceError) -> String {
        do throws(FileFailure) {
            // The folder, not the manifest: git replaces files when it checks out, and leaves folders.
            // It may have been reached by a link; what is in it may not be one.
            let opened = try open(folder.joining("."), .folder)
            defer { close(opened) }
            return try status(of: opened, folder).identity
        } catch {
            throw .unreadable(error)
        }
    }
}
