import Files
import Journal
import Readiness
import StrictJSON
import SystemPackage

/// What this machine has seen of each journal in this folder, kept in `.tickmark/seen.json`: how far it went, so that
/// what vanishes is missed; and what was checked of it, so that a file that is the same as then need not be read again.
///
/// It counts only in the folder and the very file that it was written in, as ``JournalOwnership`` does: a copy of it,
/// or one that git brought, is believed nothing.
package struct SeenJournals: Hashable, Sendable {
    /// What was seen of one journal.
    package struct Journal: Hashable, Sendable {
        /// The furthest that it went; nil where nothing is to be missed.
        package var end: JournalEnd?
        /// What was checked of it.
        package var check: JournalCheck?
        /// What is missing of it, and somebody has said that they know.
        package var known: [Known] = []

        package var isEmpty: Bool { end == nil && check == nil && known.isEmpty }
    }

    /// A loss that somebody knows of.
    package struct Known: Hashable, Sendable {
        /// What was there.
        var end: JournalEnd
        /// How many entries there were when they said so; fewer are another loss.
        var left: Int
    }

    /// By the names of their files.
    package var journals: [String: Journal] = [:]

    package init(journals: [String: Journal] = [:]) { self.journals = journals }

    /// The largest file that is read, in bytes.
    package static let sizeLimit = 16 << 20

    /// The file of a workspace.
    package static func path(in folder: FilePath) -> FilePath { WorkspaceLayout(folder).seen }

    /// Whether a loss is one that somebody knows of, or a part of one.
    package func isKnown(_ loss: Loss, of name: String) -> Bool {
        journals[name]?.known.contains { known in
            (known.end == loss.end || known.end.entries > loss.end.entries) && loss.left >= known.left
        } ?? false
    }

    /// What is missing of a journal.
    ///
    /// - Parameters:
    ///   - own: Where it ended when this person wrote it last.
    ///   - left: How many entries there are; nil where there is no such journal.
    ///   - isThere: Whether the line that ended the journal once stands where it stood.
    package func losses(
        of name: String, own: JournalEnd?, left: Int?, isThere: (JournalEnd) -> Bool
    ) -> [Loss] {
        let seen = journals[name] ?? Journal()
        // What is back again, further than what was seen since, makes up for that, too.
        if let back = seen.known.map(\.end).filter({ (left ?? 0) >= $0.entries }).max(by: { $0.entries < $1.entries }),
            back.entries >= max(seen.end?.entries ?? 0, own?.entries ?? 0), isThere(back)
        {
            return []
        }
        var losses: [Loss] = []
        for end in [seen.end, own].compactMap({ $0 }) {
            guard let loss = Loss(of: name, end, left: left, isThere: { isThere(end) }), !isKnown(loss, of: name) else {
                continue
            }
            losses.append(loss)
        }
        // One's own record and what was seen mostly speak of the same.
        guard losses.count > 1 else { return losses }
        return losses[0].end.entries >= losses[1].end.entries ? [losses[0]] : [losses[1]]
    }

    /// Takes note that somebody knows of a loss. What is there now is what is missed from then on.
    package mutating func know(_ loss: Loss, of name: String) {
        var seen = journals[name] ?? Journal()
        seen.known.removeAll { $0.end == loss.end }
        seen.known.append(Known(end: loss.end, left: loss.left))
        if let end = seen.end, end.entries <= loss.end.entries { seen.end = nil }
        journals[name] = seen
    }

    /// Whether something is there again that somebody knew to be missing.
    package func hasReturned(of name: String, left: Int, isThere: (JournalEnd) -> Bool) -> Bool {
        journals[name]?.known.contains { $0.end.entries <= left && isThere($0.end) } ?? false
    }

    /// Takes note that what somebody knew to be missing is there again: from now on it is missed as it was before.
    package mutating func takeBack(of name: String, left: Int, isThere: (JournalEnd) -> Bool) {
        guard var seen = journals[name] else { return }
        let back = seen.known.map(\.end).filter { $0.entries <= left && isThere($0) }
        guard let furthest = back.max(by: { $0.entries < $1.entries }) else { return }
        seen.known.removeAll { back.contains($0.end) }
        if furthest.entries > seen.end?.entries ?? 0 { seen.end = furthest }
        journals[name] = seen
    }
}

// MARK: The file

extension SeenJournals {
    private static let format = 1

    /// Reads what was kept; nothing where there is nothing, or where it is of another folder, workspace, version or
    /// file.
    package static func read(
        in folder: FilePath, place: String, workspace: String, _ files: some FileCalls
    ) -> SeenJournals {
        guard let file = MachineFile(at: path(in: folder), upTo: sizeLimit, files) else { return SeenJournals() }
        return (try? SeenJournals(file, place: place, workspace: workspace)) ?? SeenJournals()
    }

    package init(_ file: MachineFile, place: String, workspace: String) throws(JSONError) {
        let root = try JSONDocument(file.bytes, limits: JSONLimits(bytes: Self.sizeLimit, depth: 8)).root
        guard try root.required("format").integer() == Self.format else { throw root.error("another version wrote it") }
        guard try root.required("workspace").string() == workspace, try root.required("place").string() == place,
            try root.required("file").string() == file.identity
        else { throw root.error("it was not written here") }
        for node in try root.required("journals").elements() {
            let writer = try node.writer("writer")
            journals[writer.journalName] = try Journal(node, writtenAt: file.modified)
        }
    }

    /// Writes the file. It is not flushed: a power cut that takes it makes the next start look at everything anew.
    package func keep(in folder: FilePath, place: String, workspace: String, _ files: some FileCalls) throws(FileFailure) {
        try files.replace(SeenJournals.path(in: folder), isFlushed: false) { file in
            let journals = journals.sorted { $0.key < $1.key }.map { name, journal -> JSONValue in
                .object([.init("writer", .string(WorkspaceLayout.writerName(ofJournal: name) ?? name))] + journal.members)
            }
            let root: JSONValue = [
                "format": .integer(Self.format), "workspace": .string(workspace), "place": .string(place),
                "file": .string(file), "journals": .array(journals),
            ]
            return root.encoded(.pages)
        }
    }
}

extension SeenJournals.Journal {
    fileprivate var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        if let end { members.append(.init("end", end.json)) }
        if let check {
            let position = check.base.position
            members.append(
                .init(
                    "checked",
                    [
                        "length": .integer(position.length), "sequence": .integer(position.sequence),
                        "clock": .integer(position.clock), "head": .string(position.head), "digest": .string(check.base.digest),
                        "version": .optional(check.isSettled ? check.version : nil),
                    ]))
        }
        if !known.isEmpty {
            members.append(
                .init("known", .array(known.map { ["end": $0.end.json, "left": .integer($0.left)] })))
        }
        return members
    }

    /// - Parameter time: When the file was written. What was changed a moment before could have been changed once more.
    fileprivate init(_ node: JSONNode, writtenAt time: Int64) throws(JSONError) {
        if let end = node["end"] { self.end = try JournalEnd(end) }
        if let checked = node["checked"] {
            let position = JournalPosition(
                length: try checked.required("length").integer(), sequence: try checked.required("sequence").integer(),
                clock: try checked.required("clock").integer(), head: try checked.required("head").string())
            guard position.length >= 0, position.sequence >= 0, position.clock >= 0 else { throw checked.error("no position") }
            let version = try checked["version"]?.unlessNull { (node) throws(JSONError) in try node.string() }
            check = JournalCheck(
                base: .init(position, digest: try checked.required("digest").string()), version: version ?? "",
                isSettled: version != nil)
        }
        for known in try node.list("known") {
            self.known.append(
                .init(end: try JournalEnd(try known.required("end")), left: try known.required("left").integer()))
        }
    }
}

extension JournalEnd {
    fileprivate var json: JSONValue {
        ["entries": .integer(entries), "length": .integer(length), "head": .string(head)]
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(
            entries: try node.required("entries").integer(), length: try node.required("length").integer(),
            head: try node.required("head").string())
    }
}
