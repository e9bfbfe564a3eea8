import Files
import Journal
import Readiness
import StrictJSON
import SystemPackage

/// What this person on this machine last wrote, journal by journal, kept in `.tickmark/`.
///
/// A journal is appended to only where its end on disk is one that is recorded here. That keeps two lines of history
/// out of one file when people switch branches, copy folders, reset or restore. A record counts only in the folder and
/// the very file that it was made in: a copy, or a backup put back, has a file of the same words and of another birth,
/// and is believed nothing.
package struct JournalOwnership: Hashable, Sendable {
    /// A journal's end.
    struct End: Hashable, Sendable {
        /// Bytes.
        var length: Int
        /// The SHA-256 of the last line.
        var head: String
    }

    /// An append that was begun, and may have been done in part or whole.
    struct Intention: Hashable, Sendable {
        /// Which file was to be written: what git or a backup puts in its place is another.
        var file: String
        /// Where the file ends after each line, the last one last.
        var ends: [End]
    }

    /// A journal of one's own.
    package struct Own: Hashable, Sendable {
        package var writer: WriterID
        /// Where it ended before ``intention``, or ends where there is none.
        var end: End
        /// How many entries stand before ``end``; nil where an earlier version did not say.
        var entries: Int?
        var intention: Intention?

        /// What was called saved, and is missed where it is not there any more. An append that was begun and not
        /// finished was called nothing yet.
        var acknowledged: JournalEnd? {
            entries.map { JournalEnd(entries: $0, length: end.length, head: end.head) }
        }

        /// Whether the journal, as it is on disk, is one that this record left.
        ///
        /// - Parameter file: The identity of the journal's file.
        func isLeft(at found: End, file: String) -> Bool {
            guard let intention else { return found == end }
            // What was begun is found half done only in the same file. In another, the old end is an older state that
            // somebody brought back.
            if found == intention.ends.last { return true }
            return file == intention.file && (found == end || intention.ends.contains(found))
        }
    }

    /// What tells this folder from a copy of it. A copy begins writers of its own.
    package var place: String
    /// One's own journals, the one that was written last at the end.
    package var journals: [Own] = []
    /// Why what was recorded is not used, where it cannot be read.
    package var flaw: OwnJournalsFlaw?

    /// The file, by user: two people may share one machine and one folder.
    package static func path(in folder: FilePath, user: UInt32) -> FilePath {
        WorkspaceLayout(folder).writers(ofUser: user)
    }

    /// Reads what was recorded; nothing where there is no file, where it was recorded of another folder or is a copy,
    /// or where it is broken: then one's next entry begins a new journal, which is always safe.
    ///
    /// - Throws: ``WorkspaceError`` where the system fails in a way that may be over the next time: no reason to begin
    ///   another journal.
    package init(at path: FilePath, place: String, _ files: some FileCalls) throws(WorkspaceError) {
        self.place = place
        journals = []
        let (bytes, identity): ([UInt8], String)
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            guard status.isRegular else { throw FileFailure(.read, path, .notRegular) }
            guard status.length <= 16 << 20 else { throw FileFailure(.read, path, .tooLarge) }
            (bytes, identity) = (try files.read(file, path, from: 0, count: status.length), status.identity)
        } catch {
            switch error.cause {
            case .errno(.noSuchFileOrDirectory): return
            case .notRegular, .tooLarge, .errno(.permissionDenied), .errno(.notPermitted),
                .errno(.tooManySymbolicLinkLevels), .errno(.noSuchAddressOrDevice):
                flaw = .failed(error)
                return
            default: throw .unreadable(error)
            }
        }
        do throws(JSONError) {
            self = try JournalOwnership(bytes, place: place, file: identity)
        } catch {
            flaw = .malformed(error)
        }
    }

    /// Reads the bytes of a record; nothing where they were recorded of another folder, or in another file.
    package init(_ bytes: [UInt8], place: String, file: String) throws(JSONError) {
        self.place = place
        let root = try JSONDocument(bytes).root
        let isHere = try root.required("place").string() == place
        let isOriginal = try root.required("file").string() == file
        guard isHere, isOriginal else { return }
        for node in try root.required("journals").elements() { journals.append(try Own(node)) }
    }

    /// Where one's own journals ended when something in them was called saved last, by the names of their files.
    package var acknowledged: [String: JournalEnd] {
        var ends: [String: JournalEnd] = [:]
        for own in journals { ends[own.writer.journalName] = own.acknowledged }
        return ends
    }

    /// Records that a journal, which ends in one way, is about to end in others.
    mutating func intend(_ writer: WriterID, from position: JournalPosition, _ intention: Intention) {
        journals.removeAll { $0.writer == writer }
        journals.append(
            Own(writer: writer, end: End(position), entries: position.sequence, intention: intention))
    }

    /// Records that what was intended last is done.
    package mutating func finish() {
        guard let last = journals.indices.last, let ends = journals[last].intention?.ends, let end = ends.last else { return }
        journals[last].end = end
        // One end behind each line.
        journals[last].entries = journals[last].entries.map { $0 + ends.count }
        journals[last].intention = nil
    }

    /// Keeps the record. It is not flushed: after a power cut that takes it, one's next entry begins a new journal.
    package func keep(at path: FilePath, _ files: some FileCalls) throws(FileFailure) {
        try files.replace(path, isFlushed: false) { encoded(in: $0) }
    }

    /// The bytes of the record in a file: what the system calls that file is part of it.
    package func encoded(in file: String) -> [UInt8] {
        let own = journals.map { own -> JSONValue in
            var members = [
                JSONValue.Member("writer", .string(own.writer.description)), JSONValue.Member("end", own.end.json),
            ]
            if let entries = own.entries { members.append(.init("entries", .integer(entries))) }
            if let intention = own.intention {
                members.append(
                    .init("intended", ["file": .string(intention.file), "ends": .array(intention.ends.map(\.json))]))
            }
            return .object(members)
        }
        let root: JSONValue = [
            "format": 1, "place": .string(place), "file": .string(file), "journals": .array(own),
        ]
        return root.encoded(.pages)
    }
}

extension JournalOwnership.End {
    package init(_ position: JournalPosition) { self.init(length: position.length, head: position.head) }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(length: try node.required("length").integer(), head: try node.required("head").string())
    }

    fileprivate var json: JSONValue { ["length": .integer(length), "head": .string(head)] }
}

extension JournalOwnership.Own {
    fileprivate init(_ node: JSONNode) throws(JSONError) {
        let name = try node.required("writer")
        guard let writer = WriterID(try name.string()) else { throw name.error("no writer's name") }
        self.writer = writer
        end = JournalOwnership.End(length: 0, head: "")
        end = try JournalOwnership.End(try node.required("end"))
        entries = try node["entries"]?.integer()
        guard let intended = node["intended"] else { return }
        var ends: [JournalOwnership.End] = []
        for end in try intended.required("ends").elements() { ends.append(try JournalOwnership.End(end)) }
        intention = JournalOwnership.Intention(file: try intended.required("file").string(), ends: ends)
    }
}

/// Why this machine's record of a person's own journals cannot be read.
public enum OwnJournalsFlaw: Hashable, Sendable {
    /// The file cannot be read.
    case failed(FileFailure)
    /// It is not what it should be.
    case malformed(JSONError)
}
