import Digests
import Files
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Copies a file into the workspace, as far as it can be without an entry.
    ///
    /// - Parameters:
    ///   - path: The file. A symbolic link is refused, and so is what is not a regular file.
    ///   - title: The title under which it is attached; nil takes the file's name.
    ///   - isRehearsal: Whether it is only looked at.
    ///   - limit: How many bytes it may have.
    ///   - progress: Is told how many bytes of how many were read, and says whether to go on.
    /// - Throws: ``EvidenceFileError``; nothing of the copy is left then.
    public func takeIn(
        _ path: FilePath, title: String?, isRehearsal: Bool = false, limit: Int = ArrivingFile.sizeLimit,
        progress: (_ done: Int, _ size: Int) -> Bool = { _, _ in true }
    ) throws(EvidenceFileError) -> ArrivingFile {
        let name = path.lastComponent?.string ?? path.string
        let file: FileDescriptor
        do throws(FileFailure) {
            file = try files.open(path, .read)
        } catch {
            throw error.error == .tooManySymbolicLinkLevels ? .link(path) : .failed(error)
        }
        defer { files.close(file) }
        let before = try calling { () throws(FileFailure) in try files.status(of: file, path) }
        guard before.isRegular else { throw .notRegular(path) }
        guard before.length <= limit else { throw .tooLarge(name, size: before.length) }
        var offset = 0
        let arrived = try takeIn(
            named: name, title: title, size: before.length, isRehearsal: isRehearsal, limit: limit, progress: progress
        ) {
            (count) throws(EvidenceFileError) in
            let piece = try calling { () throws(FileFailure) in try files.read(file, path, from: offset, count: count) }
            offset += piece.count
            return piece
        }
        // Whoever writes it goes on, or began anew: half of one and half of the other would be nobody's file.
        let after = try? files.status(of: file, path)
        guard let after, FileVersion(after) == FileVersion(before), arrived.size == before.length else {
            forget(arrived)
            throw .changed(path)
        }
        return arrived
    }

    /// Copies bytes into the workspace that come piece by piece, as from standard input.
    ///
    /// - Parameters:
    ///   - name: The name that they are to have come with.
    ///   - limit: How many bytes there may be.
    ///   - next: Gives at most so many more bytes; none at their end.
    /// - Throws: ``EvidenceFileError``; nothing of the copy is left then.
    public func takeIn(
        named name: String, title: String?, size: Int? = nil, isRehearsal: Bool = false, limit: Int = ArrivingFile.sizeLimit,
        progress: (_ done: Int, _ size: Int) -> Bool = { _, _ in true },
        next: (_ count: Int) throws(EvidenceFileError) -> [UInt8]
    ) throws(EvidenceFileError) -> ArrivingFile {
        guard !isRehearsal else { return try read(named: name, title: title, size, limit, progress, next, writing: nil) }
        let evidence = WorkspaceLayout(folder).evidence
        do throws(FileFailure) {
            try files.makeFolder(evidence)
        } catch {
            throw .failed(error)
        }
        guard files.kind(of: evidence) == .folder else { throw .obstructed(evidence) }
        let draft = evidence.joining("attached").draft
        let copy = try calling { () throws(FileFailure) in try files.open(draft, .create) }
        do throws(EvidenceFileError) {
            defer { files.close(copy) }
            let arrived = try read(named: name, title: title, size, limit, progress, next, writing: (copy, draft))
            try calling { () throws(FileFailure) in try files.synchronize(copy, draft) }
            return arrived
        } catch {
            try? files.remove(draft)
            throw error
        }
    }

    private func read(
        named name: String, title: String?, _ size: Int?, _ limit: Int, _ progress: (Int, Int) -> Bool,
        _ next: (Int) throws(EvidenceFileError) -> [UInt8], writing copy: (file: FileDescriptor, path: FilePath)?
    ) throws(EvidenceFileError) -> ArrivingFile {
        var digest = IncrementalSHA256()
        var secrets = SecretSearch()
        var count = 0
        while true {
            let piece = try next(EvidenceFolder.pieceSize)
            if piece.isEmpty { break }
            count += piece.count
            guard count <= limit else { throw .tooLarge(name, size: count) }
            digest.add(piece)
            secrets.look(at: piece)
            if let copy { try calling { () throws(FileFailure) in try files.writeAll(copy.file, copy.path, piece) } }
            guard progress(count, max(size ?? count, count)) else { throw .cancelled }
        }
        guard count > 0 else { throw .empty(name) }
        let text = digest.text
        return ArrivingFile(
            digest: text, size: count, name: name, secret: secrets.hint(named: name),
            target: EvidenceName.name(digest: text, title: title ?? Evidence.title(ofFile: name), original: name),
            draft: copy?.path)
    }

    /// Takes away the copy of a file that is not attached after all.
    public func forget(_ file: ArrivingFile) {
        if let draft = file.draft { try? files.remove(draft) }
    }

    private func calling<Value>(_ call: () throws(FileFailure) -> Value) throws(EvidenceFileError) -> Value {
        do throws(FileFailure) { return try call() } catch { throw .failed(error) }
    }
}
