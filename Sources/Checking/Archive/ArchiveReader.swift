import Digests
import Files
import Store
import SystemPackage

/// Reads the files of a backup, and believes nothing of it.
struct ArchiveReader<Files: FileCalls> {
    let file: FileDescriptor
    let path: FilePath
    let length: Int
    /// Ends it between two pieces.
    let stop: StopRequest?
    let files: Files

    /// Where a file's bytes stand in the archive.
    private struct Place {
        var path: ArchivePath
        var offset: Int
        var size: Int
    }

    /// How much may stand behind the end: programs fill the last block of a tape, and none of them fills more.
    private static var longestEnd: Int { 1 << 20 }

    /// Writes every file into a folder, and holds all of them against the digests that stand last.
    ///
    /// What can be refused without writing is refused before anything is written: names, kinds, counts, lengths, and an
    /// archive that has no end.
    ///
    /// - Returns: How many files.
    func unpack(into folder: FilePath) throws(ArchiveError) -> Int {
        let (places, list) = try survey()
        try check(Dictionary(places.map { ($0.path.text, nil) }, uniquingKeysWith: { first, _ in first }), against: list)
        do throws(FileFailure) {
            try files.makeFolder(folder)
        } catch {
            throw .failed(error)
        }
        var digests: [String: String?] = [:]
        for place in places {
            digests[place.path.text] = try copy(place.path, at: place.offset, count: place.size, into: folder)
        }
        try check(digests, against: list)
        return digests.count
    }

    /// Reads the headers alone.
    ///
    /// - Returns: The files, and the list of their digests.
    private func survey() throws(ArchiveError) -> ([Place], [UInt8]) {
        var offset = 0
        var places: [Place] = []
        var names: Set<String> = []
        var list: [UInt8]?
        var longName: String?
        while let header = try header(at: offset) {
            offset += Ustar.blockSize
            guard header.size <= SnapshotArchive.sizeLimit, offset + header.size <= length else { throw cutOff }
            defer { offset += header.size + Ustar.padding(behind: header.size).count }
            if header.kind == .extended {
                guard longName == nil, header.size <= 4096 else { throw refused("an extended header is damaged") }
                longName = try name(in: try bytes(at: offset, count: header.size))
                continue
            }
            let name = longName ?? header.name
            longName = nil
            guard list == nil else { throw refused("\(name) stands behind the list of digests") }
            guard header.kind == .file else {
                if header.kind == .folder, header.size == 0, isFolder(name) { continue }
                throw refused("\(name) is not a regular file, but a link, a folder or a device")
            }
            let path = try archivePath(name)
            if path.text == ArchivePath.digests {
                guard header.size <= 64 << 20 else { throw refused("the list of digests is too long") }
                list = try bytes(at: offset, count: header.size)
                continue
            }
            guard names.insert(path.text).inserted else { throw refused("\(name) stands there twice") }
            guard names.count <= SnapshotArchive.countLimit else {
                throw refused("it holds more than \(SnapshotArchive.countLimit) files")
            }
            places.append(Place(path: path, offset: offset, size: header.size))
        }
        guard let list else { throw cutOff }
        try checkEnd(from: offset)
        return (places, list)
    }

    // MARK: Parts

    /// The header at an offset, or nil where a block of zeros stands there.
    private func header(at offset: Int) throws(ArchiveError) -> Ustar.Header? {
        guard offset + Ustar.blockSize <= length else { throw cutOff }
        let block = try bytes(at: offset, count: Ustar.blockSize)
        do throws(Ustar.Malformed) {
            return try Ustar.readHeader(block)
        } catch {
            throw refused(error.reason)
        }
    }

    /// Nothing but zeros may stand behind the files.
    private func checkEnd(from offset: Int) throws(ArchiveError) {
        guard offset + Ustar.end.count <= length else { throw cutOff }
        guard length - offset <= Self.longestEnd else { throw refused("more stands behind its end than any program puts there") }
        guard try bytes(at: offset, count: length - offset).allSatisfy({ $0 == 0 }) else {
            throw refused("something stands behind its end")
        }
    }

    private func name(in records: [UInt8]) throws(ArchiveError) -> String? {
        do throws(Ustar.Malformed) {
            return try Ustar.readName(records)
        } catch {
            throw refused(error.reason)
        }
    }

    private func archivePath(_ name: String) throws(ArchiveError) -> ArchivePath {
        do throws(ArchivePath.Refused) {
            return try ArchivePath(name)
        } catch {
            throw refused("\(name) \(error.reason)")
        }
    }

    private func isFolder(_ name: String) -> Bool {
        let inside = (name.hasSuffix("/") ? name : name + "/") + "x"
        return (try? ArchivePath(inside)) != nil
    }

    private func bytes(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        try ArchiveError.catching { () throws(FileFailure) in
            let bytes = try files.read(file, path, from: offset, count: count)
            guard bytes.count == count else { throw FileFailure(.read, path, .ioError) }
            return bytes
        }
    }

    /// Writes a file.
    ///
    /// - Returns: Its SHA-256.
    private func copy(_ name: ArchivePath, at start: Int, count: Int, into folder: FilePath) throws(ArchiveError) -> String {
        var digest = IncrementalSHA256()
        do throws(FileFailure) {
            var target = folder
            for part in name.parts.dropLast() {
                target.append(part)
                try files.makeFolder(target)
            }
            target = folder.joining(name.text)
            let new = try files.open(target, .create)
            defer { files.close(new) }
            var done = 0
            while done < count {
                if stop?.isAsked ?? false { throw FileFailure(.write, target, .canceled) }
                let piece = try files.read(file, path, from: start + done, count: min(SnapshotArchive.pieceSize, count - done))
                guard !piece.isEmpty else { throw FileFailure(.read, path, .ioError) }
                digest.add(piece)
                try files.writeAll(new, target, piece)
                done += piece.count
            }
            try files.synchronize(new, target)
            try files.flushFolder(of: target)
        } catch {
            throw .failed(error)
        }
        return digest.text
    }

    // MARK: Digests

    /// Holds names, and digests where they are known, against the list.
    private func check(_ digests: [String: String?], against list: [UInt8]) throws(ArchiveError) {
        var rest = digests
        for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
            let (digest, name) = (String(line.prefix(64)), String(line.dropFirst(66)))
            guard line.dropFirst(64).hasPrefix("  "), let found = rest.removeValue(forKey: name) else {
                throw refused("\(name) is in the list of digests and not in the archive")
            }
            guard (found ?? digest) == digest else {
                throw refused("\(name) is not as it was when the backup was made; its digest is another")
            }
        }
        if let more = rest.keys.min() { throw refused("\(more) is in the archive and not in the list of digests") }
    }

    // MARK: Refusals

    private func refused(_ reason: String) -> ArchiveError { .refused(archive: path, .malformed(reason)) }

    private var cutOff: ArchiveError { refused("it ends too early; it was not copied as a whole") }
}
