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
            if files.isThere(candidate.appending(Manifest.fileName)) { return candidate }
            let parent = candidate.removingLastComponent()
            guard parent != candidate, !parent.isEmpty else { return nil }
            candidate = parent
        }
    }

    /// Makes an empty workspace. Its files are there before its manifest, so that a crash in between leaves a folder that can be tried again.
    ///
    /// - Throws: ``WorkspaceError`` where there is one already, or something cannot be written.
    public static func create(at folder: FilePath, name: String, id: String? = nil, files: some FileCalls = POSIXFileCalls())
        throws(WorkspaceError)
    {
        let manifest = folder.appending(Manifest.fileName)
        guard !files.isThere(manifest) else { throw .exists(folder) }
        let own = ["journal", "catalogs", MachineFolder.name].map { folder.appending($0) }
        do throws(FileFailure) {
            try files.makeFolders(folder)
            for folder in own { try files.makeFolder(folder) }
        } catch {
            throw .unwritable(error)
        }
        for folder in own { try files.refuseLink(folder) }
        do throws(FileFailure) {
            try files.addLines([MachineFolder.name + "/"], to: folder.appending(".gitignore"))
            // Lines are hashed, so git must never change their ends, nor put marks of a conflict between them.
            try files.addLines(["journal/*.jsonl -text -merge", "tickmark.json -text"], to: folder.appending(".gitattributes"))
            let id = id ?? randomID()
            try files.replace(manifest, with: Manifest(id: id, name: name).encoded)
        } catch {
            throw .unwritable(error)
        }
    }

    private static func randomID() -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return String((0..<20).map { _ in alphabet[Int.random(in: alphabet.indices)] })
    }
}

/// This machine's own part of a workspace, safe to delete.
enum MachineFolder {
    static let name = ".tickmark"
}

extension FileCalls {
    /// Makes a folder and those above it that are missing.
    fileprivate func makeFolders(_ folder: FilePath) throws(FileFailure) {
        do {
            try makeFolder(folder)
        } catch {
            let parent = folder.removingLastComponent()
            guard error.error == .noSuchFileOrDirectory, !parent.isEmpty, parent != folder else { throw error }
            try makeFolders(parent)
            try makeFolder(folder)
        }
    }

    /// Whether there is something of that name. A link, which is refused, is there, too, so that it is spoken of and not passed over.
    fileprivate func isThere(_ path: FilePath) -> Bool {
        do throws(FileFailure) {
            close(try open(path, .read))
            return true
        } catch {
            return error.error == .tooManySymbolicLinkLevels
        }
    }

    /// Adds lines to a file of lines, where it does not have them.
    fileprivate func addLines(_ lines: [String], to path: FilePath) throws(FileFailure) {
        var current = ""
        do throws(WorkspaceError) {
            current = String(decoding: try contents(of: path, upTo: 1 << 20), as: UTF8.self)
        } catch {
            // What cannot be read is somebody's, and not to be lost.
            guard case .unreadable(let failure) = error, failure.isAbsence else {
                if case .unreadable(let failure) = error { throw failure }
                throw FileFailure("read", path, .ioError)
            }
        }
        let known = Set(current.split(whereSeparator: \.isNewline).map(String.init))
        let missing = lines.filter { !known.contains($0) }
        guard !missing.isEmpty else { return }
        let separator = current.isEmpty || current.hasSuffix("\n") ? "" : "\n"
        try replace(path, with: Array((current + separator + missing.map { $0 + "\n" }.joined()).utf8))
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
