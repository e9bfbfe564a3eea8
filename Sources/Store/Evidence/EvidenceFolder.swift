import Digests
import Files
import Platform
import Readiness
import SystemPackage

/// The folder `evidence/` of a workspace: which file is whose, and whether each is as it was attached.
public struct EvidenceFolder: Sendable {
    /// How much of a file is read at a time, in bytes.
    package static let pieceSize = 1 << 18

    private let layout: WorkspaceLayout
    private let files: any FileCalls

    /// Names the folder of a workspace.
    public init(of workspace: FilePath, files: any FileCalls = POSIXFileCalls()) {
        layout = WorkspaceLayout(workspace)
        self.files = files
    }

    /// The names of what lies in the folder.
    ///
    /// - Throws: `FileFailure` where it is there and cannot be listed.
    package func names() throws(FileFailure) -> EvidenceNames {
        do throws(FileFailure) {
            return EvidenceNames(try files.names(in: layout.evidence))
        } catch {
            guard error.error == .noSuchFileOrDirectory else { throw error }
            return EvidenceNames([])
        }
    }

    /// The path of the file that a piece shows, as far as a file of its digest and size is there.
    public func path(of piece: Evidence) -> FilePath? {
        guard case .file(let digest, let size, _) = piece.content, let names = try? names() else { return nil }
        return names.byDigest[digest]?.lazy.map(layout.evidenceFile).first { path in
            files.sight(of: path) == (.regular, size)
        }
    }

    /// The names of files that are attached to nothing, retired pieces among what counts; none where the folder cannot
    /// be listed.
    public func unattached(beside pieces: [Evidence]) -> [String] {
        guard let names = try? names() else { return [] }
        var known: Set<String> = []
        for piece in pieces { if case .file(let digest, _, _) = piece.content { known.insert(digest) } }
        let loose = names.byDigest.filter { !known.contains($0.key) }.flatMap(\.value)
        return (loose + names.strangers).sorted()
    }

    /// What is wrong with the files of pieces.
    ///
    /// - Parameters:
    ///   - pieces: Those that are no files have nothing that could be wrong.
    ///   - reads: Whether each file is read and its digest compared, as many at once as there are processors; else it
    ///     is enough that a file of that name has the size.
    ///   - remembered: Files that were found changed when they were read last.
    package func flaws(
        of pieces: [Evidence], reads: Bool, remembered: EvidenceMemory = EvidenceMemory()
    ) -> EvidenceFlaws {
        var wanted: [String: Int] = [:]
        for piece in pieces {
            if case .file(let digest, let size, _) = piece.content { wanted[digest] = size }
        }
        guard !wanted.isEmpty else { return EvidenceFlaws() }
        let names: EvidenceNames
        do throws(FileFailure) {
            names = try self.names()
        } catch {
            return EvidenceFlaws(byDigest: wanted.mapValues { _ in .unreadable(error) })
        }
        // The largest first, so that the last thread to end has not just begun with one.
        let order = wanted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let looks = Parallel.map(order) { [self] digest, size in
            look(at: names.byDigest[digest] ?? [], digest: digest, size: size, reads: reads, remembered)
        }
        var flaws = EvidenceFlaws()
        for (wanted, look) in zip(order, looks) {
            if let flaw = look.flaw { flaws.byDigest[wanted.key] = flaw }
            flaws.files += look.read
            flaws.bytes += look.read * wanted.value
            for (name, version) in look.changed { flaws.changed[name] = version }
        }
        return flaws
    }

    private struct Look: Sendable {
        var flaw: EvidenceFlaw? = .missing
        var read = 0
        var changed: [(name: String, version: String)] = []
    }

    /// Looks at the files of a digest: one that is right is enough.
    private func look(at names: [String], digest: String, size: Int, reads: Bool, _ remembered: EvidenceMemory) -> Look {
        var look = Look()
        for name in names {
            let path = layout.evidenceFile(name)
            do throws(FileFailure) {
                // Most are as they were, and need not be opened for a glance.
                if !reads, remembered.changed[name] == nil, try files.readableLength(of: path) == size {
                    look.flaw = nil
                    return look
                }
                let file = try files.open(path, .read)
                defer { files.close(file) }
                let status = try files.status(of: file, path)
                guard status.isRegular else {
                    look.flaw = .unreadable(FileFailure(.read, path, .notRegular))
                    continue
                }
                let version = FileVersion(status).text
                var isRight = status.length == size
                if isRight, reads {
                    look.read += 1
                    isRight = try self.digest(of: file, path) == digest
                } else if isRight {
                    isRight = remembered.changed[name] != version
                }
                if isRight {
                    look.flaw = nil
                    return look
                }
                look.flaw = .changed(name: name)
                if status.length == size { look.changed.append((name, version)) }
            } catch {
                look.flaw = .unreadable(error)
            }
        }
        return look
    }

    /// The SHA-256 of a file, read piece by piece.
    package func digest(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> String {
        var digest = IncrementalSHA256()
        var offset = 0
        while true {
            let piece = try files.read(file, path, from: offset, count: Self.pieceSize)
            if piece.isEmpty { return digest.text }
            digest.add(piece)
            offset += piece.count
        }
    }

    /// Whether a file of the folder has these very bytes.
    package func holds(_ name: String, digest: String) -> Bool {
        let path = layout.evidenceFile(name)
        guard let file = try? files.open(path, .read) else { return false }
        defer { files.close(file) }
        guard let status = try? files.status(of: file, path), status.isRegular else { return false }
        return (try? self.digest(of: file, path)) == digest
    }
}

/// What lies in `evidence/`.
package struct EvidenceNames: Hashable, Sendable {
    /// The names of files that are called as Tickmark calls them, by the digest that they begin with.
    package private(set) var byDigest: [String: [String]] = [:]
    /// Other names, hidden ones aside.
    package private(set) var strangers: [String] = []

    init(_ names: [String]) {
        for name in names where !name.hasPrefix(".") {
            if let digest = EvidenceName.digest(in: name) {
                byDigest[digest, default: []].append(name)
            } else {
                strangers.append(name)
            }
        }
    }
}

/// Why the file of a piece shows nothing.
public enum EvidenceFlaw: Hashable, Sendable {
    /// It is not there.
    case missing
    /// It is there, and is not what was attached.
    case changed(name: String)
    /// It is there, or may be, and cannot be read.
    case unreadable(FileFailure)
}

/// What is wrong with the files of evidence.
public struct EvidenceFlaws: Hashable, Sendable {
    /// By the digests of files.
    public internal(set) var byDigest: [String: EvidenceFlaw] = [:]
    /// How many files were read.
    public internal(set) var files = 0
    /// How many bytes they had.
    public internal(set) var bytes = 0
    /// Files of the right size that hold something else, and which version of each that was.
    var changed: [String: String] = [:]

    /// What is wrong with the file of a piece; nil where nothing is, or it is none.
    public subscript(piece: Evidence) -> EvidenceFlaw? {
        guard case .file(let digest, _, _) = piece.content else { return nil }
        return byDigest[digest]
    }

    /// Whether nothing is wrong.
    public var isEmpty: Bool { byDigest.isEmpty }
}
