import Digests
import Files
import Readiness
import StrictJSON
import SystemPackage

/// Reads a journal from the end that was read to its beginning, a part of the file at a time. Each line must be the one
/// whose digest the line behind it holds, so what is read is what was checked, and nothing before it has to be looked
/// at.
package struct JournalBackward {
    /// Why a journal cannot be read on.
    package enum Failure: Error {
        /// A line is not the one that the line behind it was written after.
        case damaged(Damage)
        /// The file cannot be read.
        case unreadable(FileFailure)
    }

    private let path: FilePath
    private let writer: WriterID
    private let files: any FileCalls
    /// What the first line must hold.
    private let beginning: DigestValue?
    /// Bytes and entries before the line that was read last, and the digest of the line that must end there.
    private var length: Int
    private var sequence: Int
    private var digest: DigestValue?
    /// A part of the file, and where it begins.
    private var part: [UInt8] = []
    private var partStart: Int
    /// How much of the file is read next: little at first, because mostly little is asked for.
    private var span = 16 << 10

    package init(
        _ writer: WriterID, endingAt position: JournalPosition, in folder: FilePath, of workspace: String, _ files: any FileCalls
    ) {
        (self.writer, self.files) = (writer, files)
        path = WorkspaceLayout(folder).journal(writer.journalName)
        beginning = DigestValue(hexadecimal: JournalPosition(beginningOf: writer, in: workspace).head.utf8)
        (length, sequence, partStart) = (position.length, position.sequence, position.length)
        digest = DigestValue(hexadecimal: position.head.utf8)
    }

    /// The entry before the one that was given last; nil at the beginning.
    package mutating func previous() throws(Failure) -> Entry? {
        guard length > 0 else {
            guard sequence == 0, digest == beginning else {
                throw damage(.foreignBeginning)
            }
            return nil
        }
        let line = try line()
        guard Digest.value(of: line) == digest else {
            throw damage(.isNotFollowed)
        }
        let entry: Entry
        do throws(JSONError) {
            let node = try JSONDocument(line, limits: JSONLimits(bytes: JournalReader.lineLimit, depth: 8)).root
            digest = DigestValue(hexadecimal: try node.required("prev").bytes)
            entry = try Entry.decode(node, of: writer)
        } catch {
            throw damage(.init(error))
        }
        guard entry.id.sequence == sequence else { throw damage(.numberOutOfPlace(entry.id.sequence, expected: sequence)) }
        (length, sequence) = (length - line.count - 1, sequence - 1)
        return entry
    }

    /// The line that ends where the next one begins, without its newline.
    private mutating func line() throws(Failure) -> ArraySlice<UInt8> {
        while true {
            let end = length - partStart
            if end > 0 {
                guard part[end - 1] == UInt8(ascii: "\n") else { throw damage(.endMissing) }
                let before = part[..<(end - 1)]
                if let newline = before.lastIndex(of: UInt8(ascii: "\n")) { return before[(newline + 1)...] }
                if partStart == 0 { return before }
            }
            guard end <= JournalReader.lineLimit else {
                throw damage(.tooLong)
            }
            try readPart(endingAt: length)
        }
    }

    private mutating func readPart(endingAt end: Int) throws(Failure) {
        span = min(span * 4, 1 << 20)
        let start = max(0, end - span)
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            part = try files.read(file, path, from: start, count: end - start)
        } catch {
            throw .unreadable(error)
        }
        partStart = start
        guard part.count == end - start else { throw damage(.endMissing) }
    }

    private func damage(_ reason: Damage.Reason) -> Failure {
        .damaged(Damage(file: writer.journalLabel, line: sequence, reason: reason))
    }
}
