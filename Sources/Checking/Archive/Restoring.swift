import Files
import Store
import SystemPackage

extension SnapshotArchive {
    /// Brings a workspace back from a backup. Everything is written beside its place and checked there, so that there
    /// is all of it or nothing.
    ///
    /// - Parameters:
    ///   - folder: A folder that is not there yet, or is empty.
    ///   - stop: Ends it between two pieces.
    /// - Throws: ``ArchiveError``; nothing is left behind then.
    public static func restore(
        _ archive: FilePath, to folder: FilePath, stop: StopRequest? = nil, files: some FileCalls = POSIXFileCalls()
    ) throws(ArchiveError) -> ArchiveContents {
        guard !folder.string.isRepaired else { throw .noText(folder) }
        let isNew: Bool
        switch files.kind(of: folder) {
        case .nothing: isNew = true
        case .folder:
            let names = try ArchiveError.catching { () throws(FileFailure) in try files.names(in: folder) }
            guard names.isEmpty else { throw .occupied(folder) }
            isNew = false
        case .refused(let failure): throw .failed(failure)
        default: throw .occupied(folder)
        }
        do throws(WriteTarget.Refusal) {
            try WriteTarget(isNew ? folder : folder.joining("workspace")).checkPlace()
        } catch {
            if case .failed(let failure) = error { throw .failed(failure) }
            throw .within(folder)
        }
        // An empty folder may be a mount, or where somebody's shell is; it stays what it is, and the draft lies in it.
        let draft = isNew ? folder.draft : folder.joining("restored").draft
        do throws(ArchiveError) {
            let count = try unpack(archive, into: draft, stop, files)
            let contents = try check(draft, archive, count: count, files)
            try put(draft, at: folder, isNew: isNew, files)
            return contents
        } catch {
            files.removeTree(draft)
            throw error
        }
    }

    /// Writes the files of an archive into a new folder, and holds them against their digests.
    ///
    /// - Returns: How many files.
    private static func unpack(
        _ archive: FilePath, into draft: FilePath, _ stop: StopRequest?, _ files: some FileCalls
    ) throws(ArchiveError) -> Int {
        let file = try ArchiveError.catching { () throws(FileFailure) in try files.open(archive, .read) }
        defer { files.close(file) }
        let length = try ArchiveError.catching { () throws(FileFailure) in
            let status = try files.status(of: file, archive)
            guard status.isRegular else { throw FileFailure(.read, archive, .notRegular) }
            return status.length
        }
        return try ArchiveReader(file: file, path: archive, length: length, stop: stop, files: files).unpack(into: draft)
    }

    /// Looks at what was written as at any workspace. A chain that is broken although the digests are right was broken
    /// when the backup was made, and Tickmark makes none then.
    private static func check(
        _ draft: FilePath, _ archive: FilePath, count: Int, _ files: some FileCalls
    ) throws(ArchiveError) -> ArchiveContents {
        let examination: Examination
        do throws(WorkspaceError) {
            examination = try Examination(of: draft, files: files)
        } catch {
            throw .refused(archive: archive, .noWorkspace)
        }
        if let finding = examination.findings.first(where: { $0.kind.isSerious && $0.kind != .unfinished }) {
            throw .refused(archive: archive, .damaged(finding))
        }
        return ArchiveContents(examination, files: count)
    }

    /// Moves what was written to its place.
    private static func put(
        _ draft: FilePath, at folder: FilePath, isNew: Bool, _ files: some FileCalls
    ) throws(ArchiveError) {
        do throws(FileFailure) {
            for name in [WorkspaceLayout.journalsName, WorkspaceLayout.catalogsName] {
                try files.makeFolder(draft.joining(name))
            }
            if isNew {
                try files.renameToNew(draft, to: folder)
            } else {
                try move(draft, into: folder, files)
            }
        } catch {
            throw error.error == .fileExists ? .occupied(folder) : .failed(error)
        }
        // From here on the workspace is there, whatever the system says.
        do throws(FileFailure) {
            try files.flushFolder(of: isNew ? folder : WorkspaceLayout(folder).manifest)
        } catch {
            throw .unflushed(folder, error)
        }
    }

    /// Moves all that is in a draft into the empty folder that it lies in.
    private static func move(_ draft: FilePath, into folder: FilePath, _ files: some FileCalls) throws(FileFailure) {
        // The manifest last: until it is there, the folder is no workspace.
        let names = try files.names(in: draft).sorted { $1 == WorkspaceLayout.manifestName && $0 != WorkspaceLayout.manifestName }
        var moved: [FilePath] = []
        do throws(FileFailure) {
            for name in names {
                try files.renameToNew(draft.joining(name), to: folder.joining(name))
                moved.append(folder.joining(name))
            }
        } catch {
            for path in moved { files.removeTree(path) }
            throw error
        }
        files.removeTree(draft)
    }
}
