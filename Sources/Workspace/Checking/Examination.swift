import Catalogs
import Readiness
import StrictJSON
import SystemPackage

/// Everything that a look at a workspace's files has found, without opening it: the journals and their chains, and what lies beside them.
///
/// Parts are looked at one after another, each by a function of its own (``look(at:)`` of journals, ``lookBeside()``); what a later version keeps,
/// such as evidence with its digests, joins them there.
public struct Examination: Sendable {
    /// The workspace's folder.
    public let folder: FilePath
    /// The workspace's name, or nil where `tickmark.json` cannot be read.
    public internal(set) var name: String?
    /// The journals that could be read at all, by their names.
    public internal(set) var journals: [JournalStanding] = []
    /// How many of the team's catalogs can be used.
    public internal(set) var catalogs = 0
    /// What is not as it should be, by file and line.
    public internal(set) var findings: [Finding] = []

    /// What was in the journals here, is not there any more, and nobody has said that they know.
    public internal(set) var losses: [Loss] = []

    /// The workspace's id; nil where it is not known.
    var id: String?
    /// What could be done, and for which findings.
    var remedies: [Remedy] = []
    /// Whether git looks after the folder, or one above it.
    let isInRepository: Bool
    /// Whether a later version of Tickmark is needed, so that nothing else is said.
    var isNewer: Bool { findings.contains { $0.kind == .newerFormat } }

    /// Looks at a workspace. Nothing is changed.
    ///
    /// - Throws: ``WorkspaceError`` where there is no workspace, or the folder cannot be read.
    public init(of folder: FilePath, files: some FileCalls = POSIXFileCalls()) throws(WorkspaceError) {
        self.folder = folder
        isInRepository = files.isInRepository(folder)
        let manifest = try ManifestExamination(in: folder, files)
        findings += manifest.findings
        (id, name) = (manifest.id, manifest.name)
        remedies += manifest.remedies
        guard !isNewer else { return }
        // Before the journals, because somebody may be writing.
        let expected = ExpectedJournals(in: folder, workspace: id, files)
        try lookAtJournals(files)
        lookForLosses(expected)
        lookBeside(files)
        findings.sort()
    }

    /// Looks at a workspace, and a second time behind the lock where a line is unfinished: somebody may be writing it right now. Where
    /// the lock cannot be had, as on a copy that is read-only, nobody of this machine writes either.
    ///
    /// - Throws: ``WorkspaceError`` where there is no workspace, or the folder cannot be read.
    public static func settled(
        _ folder: FilePath, files: some FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) -> Examination {
        let first = try Examination(of: folder, files: files)
        guard first.findings.contains(where: { $0.kind == .unfinished }) else { return first }
        let second = try? files.holdingLock(of: folder) { () throws(WorkspaceError) in
            try Examination(of: folder, files: files)
        }
        return second ?? first
    }

    /// Whether the history is in no doubt.
    public var isSound: Bool { !findings.contains { $0.kind.isGrave } }

    /// How many entries can be read.
    public var entries: Int { journals.reduce(0) { $0 + $1.entries } }

    // MARK: Journals

    private mutating func lookAtJournals(_ files: some FileCalls) throws(WorkspaceError) {
        let journalFolder = folder.appending("journal")
        let names: [String]
        switch files.kind(of: journalFolder) {
        case .nothing: return
        case .folder: break
        default:
            return findings.append(
                Finding(.notRegular, "journal", "this must be a folder, and symbolic links are not followed"))
        }
        do throws(FileFailure) {
            names = try files.names(in: journalFolder)
        } catch {
            throw .unreadable(error)
        }
        var contents: [(writer: WriterID, bytes: [UInt8])] = []
        var strangers: [(name: String, bytes: [UInt8])] = []
        for name in names where !name.hasPrefix(".") {
            let file = "journal/\(name)"
            switch files.kind(of: journalFolder.appending(name)) {
            case .nothing: continue
            case .link: setAside(.notRegular, file, "this is a symbolic link, which is not followed")
            case .folder: setAside(.notRegular, file, "this is a folder")
            case .special: setAside(.notRegular, file, "this is no regular file")
            case .refused(let failure): findings.append(Finding(.unopenable, file, "Tickmark \(failure)"))
            case .regular:
                let bytes: [UInt8]
                do throws(WorkspaceError) {
                    bytes = try files.contents(of: journalFolder.appending(name), upTo: JournalReader.sizeLimit)
                } catch {
                    findings.append(Finding(.unopenable, file, "it cannot be read, or is larger than 1 GiB"))
                    continue
                }
                if name.hasSuffix(".jsonl"), let writer = WriterID(name.dropLast(6)) {
                    contents.append((writer, bytes))
                } else {
                    strangers.append((name, bytes))
                }
            }
        }
        let highestClock = contents.reduce(JournalReader.clockSlack) { $0 + $1.bytes.count }
        for (writer, bytes) in contents { look(at: bytes, of: writer, highestClock: highestClock) }
        for (name, bytes) in strangers { look(atStranger: name, bytes, highestClock: highestClock) }
    }

    /// A file in `journal/` that is called like no journal: often a copy of one, and sometimes the only one.
    private mutating func look(atStranger name: String, _ bytes: [UInt8], highestClock: Int) {
        let file = "journal/\(name)"
        let reason = "this is no journal; a journal is called like ana-4f1c90ab.jsonl"
        let known = Set(journals.flatMap(\.digests))
        let writer = WriterID(beginningOf: name)
        let lines = JournalLines(bytes, of: writer ?? WriterID("someone", tag: 0)).lines
        let lost = lines.count { $0.place != nil && !known.contains($0.digest) }
        guard lost > 0 else {
            let looksLikeOne = name.lowercased().hasSuffix(".jsonl")
            return setAside(looksLikeOne ? .name : .stray, file, looksLikeOne ? reason : "this is no journal")
        }
        let counted = lost == 1 ? "1 entry that is" : "\(lost) entries that are"
        findings.append(Finding(.name, file, "\(reason), and this holds \(counted) in no journal"))
        let aside = "\(file) is set aside, with \(counted) nowhere else"
        remedies.append(Remedy(file: file, deed: .setAside, sentence: aside, isAutomatic: false))
        guard let writer, let id, !journals.contains(where: { $0.writer == writer }) else { return }
        let result = JournalReader(writer: writer, file: file).read(
            bytes, after: JournalPosition(beginningOf: writer, in: id), highestClock: highestClock)
        guard result.damage == nil, result.torn.isEmpty else { return }
        // Its chain begins as that writer's journal of this workspace, so that is what it is.
        remedies.append(
            Remedy(
                file: file, deed: .rename("journal/\(writer).jsonl"),
                sentence: "\(file) is called journal/\(writer).jsonl again, which it proves to be and which is missing"))
    }

    private mutating func setAside(_ kind: DamageKind, _ file: String, _ reason: String) {
        findings.append(Finding(kind, file, reason))
        remedies.append(Remedy(file: file, deed: .setAside, sentence: "\(file) is set aside; nothing reads it where it is"))
    }

    private mutating func look(at bytes: [UInt8], of writer: WriterID, highestClock: Int) {
        let file = "journal/\(writer).jsonl"
        let chain = JournalChain(bytes, of: writer, file: file, workspace: id, highestClock: highestClock)
        var found = chain.findings
        let beginning =
            id.map { JournalPosition(beginningOf: writer, in: $0) }
            ?? JournalPosition(length: 0, sequence: 0, clock: 0, head: chain.beginning)
        let result = JournalReader(writer: writer, file: file).read(bytes, after: beginning, highestClock: highestClock)
        if found.isEmpty, let damage = result.damage {
            found.append(Finding(.unreadable, file, line: damage.line, damage.reason))
        }
        journals.append(
            JournalStanding(
                writer: writer, file: file, entries: result.position.sequence, digest: result.position.head,
                digests: chain.lines.map(\.digest), isWhole: !found.contains { $0.kind.isGrave },
                clocks: result.entries.map(\.stamp.clock), times: result.entries.map(\.at)))
        findings += found
        guard found.contains(where: { $0.kind.isGrave }), !found.contains(where: { $0.kind == .unknown }), let id else { return }
        let mending = JournalMending(chain, of: writer, file: file, workspace: id, readable: result, highestClock: highestClock)
        if let remedy = mending.remedy { remedies.append(remedy) }
        if let cut = mending.cut { remedies.append(cut) }
    }
}

/// How far a journal can be read.
public struct JournalStanding: Hashable, Sendable {
    /// The writer.
    public let writer: WriterID
    /// The file, from the workspace's folder.
    public let file: String
    /// How many entries can be read from its beginning without a break.
    public let entries: Int
    /// The SHA-256 of the last of them.
    public let digest: String
    /// The SHA-256 of every line, believed or not.
    let digests: [String]
    /// Whether nothing is wrong with the file.
    public let isWhole: Bool
    /// The clocks of the entries that can be read.
    let clocks: [Int]
    /// Their times, by the writer's clock.
    let times: [Timestamp]
}

extension WriterID {
    /// The writer that a file's name begins with, whatever follows: `ana-4f1c90ab (1).jsonl`, `ana-4f1c90ab.jsonl.orig`.
    fileprivate init?(beginningOf name: String) {
        let found = name.indices.reversed().lazy.compactMap { WriterID(name[...$0]) }.first
        guard let found else { return nil }
        self = found
    }
}

extension FileCalls {
    /// Whether a folder, or one above it, is git's.
    fileprivate func isInRepository(_ folder: FilePath) -> Bool {
        var candidate = folder
        for _ in 0..<64 {
            if kind(of: candidate.appending(".git")) != .nothing { return true }
            let parent = candidate.removingLastComponent()
            guard parent != candidate, !parent.isEmpty else { return false }
            candidate = parent
        }
        return false
    }
}
