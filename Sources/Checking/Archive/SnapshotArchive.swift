import Digests
import Files
import Store
import SystemPackage

/// A workspace in one file: a POSIX tape archive of its files, sorted by name, and the SHA-256 of each in a last file
/// that `sha256sum -c` reads. The same workspace makes the same bytes. See Documentation/Use/Trust.md.
public enum SnapshotArchive {
    /// How much of a file is held in memory.
    static let pieceSize = 1 << 20
    /// The largest file, in bytes: a journal cannot be larger either.
    package static let sizeLimit = 1 << 30
    /// The most files.
    static let countLimit = 100_000

    /// Writes a backup as a whole, while nobody else writes in the workspace.
    ///
    /// - Parameters:
    ///   - replaces: Whether a file of that name may be replaced.
    ///   - stop: Ends it between two pieces.
    /// - Throws: ``ArchiveError``; a file of that name is then as it was.
    public static func write(
        _ folder: FilePath, to path: FilePath, replaces: Bool = false, stop: StopRequest? = nil,
        files: some FileCalls = POSIXFileCalls()
    ) throws(ArchiveError) -> ArchiveContents {
        try check(path, of: folder, replaces: replaces)
        var outcome: Result<ArchiveContents, ArchiveError>?
        do throws(WorkspaceError) {
            outcome = try files.holdingLock(of: folder) { () throws(WorkspaceError) in
                attempt(folder, path, replaces: replaces, stop, files)
            }
        } catch {
            // Somebody is writing, and is not done.
            if case .unwritable(let failure) = error, failure.error == .timedOut { throw .workspace(error) }
            // Where the lock cannot be had otherwise, as on a file system that is read-only, nobody of this machine
            // writes either.
        }
        return try (outcome ?? attempt(folder, path, replaces: replaces, stop, files)).get()
    }

    private static func check(_ path: FilePath, of folder: FilePath, replaces: Bool) throws(ArchiveError) {
        do throws(WriteTarget.Refusal) {
            try WriteTarget(path).check(replaces: replaces, outside: folder)
        } catch {
            switch error {
            case .exists(let path): throw .exists(path)
            case .noFile(let path): throw .noFile(path)
            case .misplaced(let path): throw .misplaced(path)
            case .noText(let path): throw .noText(path)
            case .failed(let failure): throw .failed(failure)
            }
        }
    }

    private static func attempt(
        _ folder: FilePath, _ path: FilePath, replaces: Bool, _ stop: StopRequest?, _ files: some FileCalls
    ) -> Result<ArchiveContents, ArchiveError> {
        do throws(ArchiveError) {
            return .success(try writeLocked(folder, path, replaces: replaces, stop, files))
        } catch {
            return .failure(error)
        }
    }

    private static func writeLocked(
        _ folder: FilePath, _ path: FilePath, replaces: Bool, _ stop: StopRequest?, _ files: some FileCalls
    ) throws(ArchiveError) -> ArchiveContents {
        let examination: Examination
        do throws(WorkspaceError) {
            // First what opening would say, too.
            _ = try Manifest(in: folder, files)
            examination = try Examination(of: folder, files: files)
        } catch {
            throw .workspace(error)
        }
        if let finding = examination.findings.first(where: { $0.kind.isSerious && $0.kind != .unfinished }) {
            throw .damaged(finding)
        }
        let paths = try paths(in: folder, files)
        let draft = path.draft
        let file: FileDescriptor
        do throws(FileFailure) {
            file = try files.open(draft, .create)
        } catch {
            throw .failed(error)
        }
        do throws(ArchiveError) {
            defer { files.close(file) }
            let writer = ArchiveWriter(file: file, path: draft, stop: stop, files: files)
            try writer.write(paths, of: folder)
            // Copying takes its time.
            try check(path, of: folder, replaces: replaces)
            do throws(FileFailure) {
                try files.synchronize(file, draft)
                try files.place(file, draft, at: path, replaces: replaces)
            } catch {
                throw error.error == .fileExists && !replaces ? .exists(path) : .failed(error)
            }
        } catch {
            try? files.remove(draft)
            throw error
        }
        do throws(FileFailure) {
            try files.flushFolder(of: path)
        } catch {
            throw .unflushed(path, error)
        }
        return ArchiveContents(examination, files: paths.count)
    }

    // MARK: What belongs into it

    private static func paths(in folder: FilePath, _ files: some FileCalls) throws(ArchiveError) -> [ArchivePath] {
        var found: [ArchivePath] = []
        for name in ArchivePath.topFiles where files.kind(of: folder.joining(name)) != .nothing {
            found.append(try path(name, in: folder, files))
        }
        for (name, depth) in ArchivePath.folders.sorted(by: { $0.key < $1.key }) {
            try gather(name, depth: depth, in: folder, files, into: &found)
        }
        guard found.count <= countLimit else { throw .unfit(file: "the workspace", reason: "has more than \(countLimit) files") }
        return found.sorted()
    }

    private static func gather(
        _ place: String, depth: Int, in folder: FilePath, _ files: some FileCalls, into found: inout [ArchivePath]
    ) throws(ArchiveError) {
        switch files.kind(of: folder.joining(place)) {
        case .nothing: return
        case .folder: break
        default: throw .unfit(file: place, reason: "is no folder")
        }
        let names: [String]
        do throws(FileFailure) {
            names = try files.names(in: folder.joining(place))
        } catch {
            throw .failed(error)
        }
        // What begins with a point is a desktop's or a draft, and no part of a workspace.
        for name in names where !name.hasPrefix(".") {
            let text = "\(place)/\(name)"
            guard found.count <= countLimit else {
                throw .unfit(file: "the workspace", reason: "has more than \(countLimit) files")
            }
            if files.kind(of: folder.joining(text)) == .folder {
                guard depth > 1 else { throw .unfit(file: text, reason: "is a folder where none belongs") }
                try gather(text, depth: depth - 1, in: folder, files, into: &found)
            } else {
                found.append(try path(text, in: folder, files))
            }
        }
    }

    private static func path(_ text: String, in folder: FilePath, _ files: some FileCalls) throws(ArchiveError) -> ArchivePath {
        switch files.kind(of: folder.joining(text)) {
        case .regular: break
        case .link: throw .unfit(file: text, reason: "is a symbolic link, which is not followed")
        case .refused(let failure): throw .failed(failure)
        // It was listed, so it is there, or was until just now.
        case .nothing where text.isRepaired:
            throw .unfit(file: text, reason: "has a name that is no UTF-8 (`ls -b` shows its bytes)")
        case .nothing: throw .changing(file: text)
        default: throw .unfit(file: text, reason: "is not a regular file")
        }
        do throws(ArchivePath.Refused) {
            return try ArchivePath(text)
        } catch {
            throw .unfit(file: text, reason: error.reason)
        }
    }
}

/// Writes the files of a backup into an open file.
private struct ArchiveWriter<Files: FileCalls> {
    let file: FileDescriptor
    let path: FilePath
    let stop: StopRequest?
    let files: Files

    func write(_ paths: [ArchivePath], of folder: FilePath) throws(ArchiveError) {
        var digests: [UInt8] = []
        for path in paths {
            let digest = try copy(path, from: folder)
            digests += "\(digest)  \(path.text)\n".utf8
        }
        try put(
            Ustar.header(of: ArchivePath.digests, size: digests.count) + digests + Ustar.padding(behind: digests.count)
                + Ustar.end)
    }

    /// Copies a file.
    ///
    /// - Returns: Its SHA-256.
    private func copy(_ path: ArchivePath, from folder: FilePath) throws(ArchiveError) -> String {
        let source = folder.joining(path.text)
        var digest = IncrementalSHA256()
        do throws(FileFailure) {
            let open = try files.open(source, .read)
            defer { files.close(open) }
            let size = try files.status(of: open, source).length
            guard size <= SnapshotArchive.sizeLimit else { throw FileFailure(.read, source, .tooLarge) }
            try files.writeAll(file, self.path, Ustar.header(of: path.text, size: size))
            var offset = 0
            while offset < size {
                if stop?.isAsked ?? false { throw FileFailure(.write, self.path, .canceled) }
                let piece = try files.read(open, source, from: offset, count: min(SnapshotArchive.pieceSize, size - offset))
                if piece.isEmpty { break }
                digest.add(piece)
                try files.writeAll(file, self.path, piece)
                offset += piece.count
            }
            guard offset == size, try files.status(of: open, source).length == size else {
                throw FileFailure(.read, source, .changed)
            }
            try files.writeAll(file, self.path, Ustar.padding(behind: size))
        } catch {
            throw error.cause == .changed && error.path == source
                ? .changing(file: path.text) : .failed(error)
        }
        return digest.text
    }

    private func put(_ bytes: [UInt8]) throws(ArchiveError) {
        do throws(FileFailure) {
            try files.writeAll(file, path, bytes)
        } catch {
            throw .failed(error)
        }
    }
}
