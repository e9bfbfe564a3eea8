import Digests
import Files
import Journal
import Readiness
import SystemPackage

/// Finds and makes the folders that workspaces are.
public enum WorkspaceFolder {
    /// Looks for a workspace in a folder and upward, as git does.
    ///
    /// - Parameter folder: An absolute path.
    /// - Returns: The workspace's folder, or nil where there is none.
    public static func find(from folder: FilePath, files: some FileCalls = POSIXFileCalls()) -> FilePath? {
        var candidate = folder
        while true {
            // Where it cannot be told, opening says why.
            if (try? files.exists(WorkspaceLayout(candidate).manifest)) ?? true { return candidate }
            let parent = candidate.parent
            guard parent != candidate, !parent.isEmpty else { return nil }
            candidate = parent
        }
    }

    /// Makes an empty workspace. Its files are there before its manifest, so that a crash in between leaves a folder
    /// that can be tried again.
    ///
    /// - Throws: ``WorkspaceError`` where there is one already, or something cannot be written.
    public static func create(at folder: FilePath, name: String, id: String? = nil, files: some FileCalls = POSIXFileCalls())
        throws(WorkspaceError)
    {
        let manifest = WorkspaceLayout(folder).manifest
        let own = [WorkspaceLayout(folder).journals, WorkspaceLayout(folder).catalogs, WorkspaceLayout(folder).machine]
        do throws(FileFailure) {
            guard try !files.exists(manifest) else { throw FileFailure(.make, manifest, .fileExists) }
            try files.makeFolders(folder)
            for folder in own { try files.makeFolder(folder) }
        } catch {
            throw error.error == .fileExists && error.path == manifest ? .exists(folder) : .unwritable(error)
        }
        for folder in own { try files.refuseLink(folder) }
        let isMade: Bool
        do throws(FileFailure) {
            // Two people may begin at the same moment; the second finds the first one's workspace instead of putting
            // its own in the place.
            let lock = try files.lockFile(at: WorkspaceLayout(folder).lock)
            defer { files.close(lock) }
            isMade = try !files.exists(manifest)
            if isMade {
                for lines in GitConfigurationFile.allCases { try files.complete(lines, in: folder) }
                try files.putNew(manifest, Manifest(id: id ?? randomID(), name: name).encoded)
            }
        } catch {
            throw .unwritable(error)
        }
        guard isMade else { throw .exists(folder) }
    }

    private static func randomID() -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return String((0..<20).map { _ in alphabet[Int.random(in: alphabet.indices)] })
    }
}

extension FileCalls {
    /// Makes a folder and those above it that are missing.
    fileprivate func makeFolders(_ folder: FilePath) throws(FileFailure) {
        do {
            try makeFolder(folder)
        } catch {
            let parent = folder.parent
            guard error.error == .noSuchFileOrDirectory, !parent.isEmpty, parent != folder else { throw error }
            try makeFolders(parent)
            try makeFolder(folder)
        }
    }

    /// Writes a new file and flushes the names that lead to it. Where that fails, it is taken away again, so that
    /// making it can be retried.
    fileprivate func putNew(_ path: FilePath, _ bytes: [UInt8]) throws(FileFailure) {
        try put(path, isFlushed: true) { _ in bytes }
        do throws(FileFailure) {
            try flushFolder(of: path)
            do throws(FileFailure) {
                try flushFolder(of: path.parent)
            } catch {
                // One may write in folders that one may not read, and then cannot flush them.
                guard error.error == .permissionDenied else { throw error }
            }
        } catch {
            try? remove(path)
            throw error
        }
    }

    /// Adds the lines that git needs to the file that holds them, where it does not have them.
    fileprivate func complete(_ lines: GitConfigurationFile, in folder: FilePath) throws(FileFailure) {
        try complete(lines, in: folder) { lines.lacks(in: $0, keepsEvidence: true) }
    }

    /// Makes git leave the bytes of attached files alone, in workspaces that were made before there were any.
    func completeForEvidence(in folder: FilePath) throws(FileFailure) {
        try complete(.attributes, in: folder) { GitConfigurationFile.lackForEvidence(in: $0) }
    }

    private func complete(
        _ lines: GitConfigurationFile, in folder: FilePath, lacks: ([UInt8]) -> [GitConfigurationFile.Lack]
    ) throws(FileFailure) {
        let path = folder.joining(lines.rawValue)
        var current: [UInt8] = []
        do throws(WorkspaceError) {
            current = try contents(of: path, upTo: 1 << 20)
        } catch {
            // What cannot be read is somebody's, and not to be lost.
            guard case .unreadable(let failure) = error, failure.isAbsence else {
                if case .unreadable(let failure) = error { throw failure }
                throw FileFailure(.read, path, .ioError)
            }
        }
        let lacks = lacks(current)
        if !lacks.isEmpty { try replace(path, with: lines.adding(lacks, to: current)) }
    }
}

extension WorkspaceFolder {
    /// The bytes of a writer's journal that holds some entries, chained from the first.
    ///
    /// - Parameter entries: All of that writer, numbered from 1.
    /// - Throws: ``WorkspaceError`` where the folder is no workspace.
    public static func journal(
        of writer: WriterID, in folder: FilePath, entries: [Entry], files: some FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) -> [UInt8] {
        let manifest = try Manifest(in: folder, files)
        var head = JournalPosition(beginningOf: writer, in: manifest.id).head
        var bytes: [UInt8] = []
        for entry in entries {
            let line = entry.line(after: head)
            head = Digest.sha256(line)
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}
