import Catalogs
import Files
import Journal
import Digests
import Readiness
import Store
import StrictJSON
import SystemPackage

/// Everything that a look at a workspace's files has found, without opening it: the journals and their chains, and what
/// lies beside them.
///
/// Parts are looked at one after another, each by a function of its own (``look(at:)`` of journals, ``lookBeside()``);
/// what a later version keeps, such as evidence with its digests, joins them there.
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

    /// Whether something is back that somebody knew to be gone.
    var hasReturned = false
    /// How many files of evidence were read, and how many bytes they had.
    public internal(set) var evidenceFiles = 0
    /// How many bytes they had.
    public internal(set) var evidenceBytes = 0

    /// The workspace's id; nil where it is not known.
    package var id: String?
    /// What could be done, and for which findings.
    package var remedies: [Remedy] = []
    /// Files in `journal/` that are there and cannot be read. They are not missing.
    var unread: Set<String> = []
    /// Whether files are attached, or lie where they would.
    var keepsEvidence = false
    /// Whether git looks after the folder, or one above it.
    package let isInRepository: Bool
    /// Whether a later version of Tickmark is needed, so that nothing else is said.
    package var isNewer: Bool { findings.contains { $0.kind == .newerFormat } }

    /// Looks at a workspace. Nothing is changed.
    ///
    /// - Parameter readsEvidence: Whether files of evidence are read; else it is enough that each is there, has its
    ///   size, and was not found changed when it was read last.
    /// - Throws: ``WorkspaceError`` where there is no workspace, or the folder cannot be read.
    public init(
        of folder: FilePath, readsEvidence: Bool = true, files: some FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) {
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
        lookAtEvidence(reads: readsEvidence, files)
        lookBeside(files)
        findings.sort()
    }

    /// Looks at a workspace, and a second time behind the lock where a line is unfinished: somebody may be writing it
    /// right now. Where the lock cannot be had, as on a copy that is read-only, nobody of this machine writes either.
    ///
    /// Nothing is changed but this machine's note of what it has seen, where something is back that somebody knew to be
    /// gone.
    ///
    /// - Throws: ``WorkspaceError`` where there is no workspace, or the folder cannot be read.
    public static func settled(
        _ folder: FilePath, files: some FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) -> Examination {
        let first = try Examination(of: folder, files: files)
        guard first.hasReturned || first.findings.contains(where: { $0.kind == .unfinished }) else { return first }
        let second = try? files.holdingLock(of: folder) { () throws(WorkspaceError) in
            let second = try Examination(of: folder, files: files)
            second.takeNoteOfReturns(files)
            return second
        }
        return second ?? first
    }

    /// Takes something that was found elsewhere for a part of what was found.
    public mutating func add(_ more: [Finding]) { findings = (findings + more).sorted() }

    /// Whether the history is in no doubt.
    public var isSound: Bool { !findings.contains { $0.kind.isSerious } }

    /// Whether nothing is left that somebody should do something about.
    public var isWell: Bool { findings.allSatisfy(\.kind.isHarmless) }

    /// How many entries can be read.
    public var entries: Int { journals.reduce(0) { $0 + $1.entries } }
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
    let digests: [DigestValue]
    /// Whether nothing is wrong with the file.
    public let isWhole: Bool
    /// The clocks of the entries that can be read.
    let clocks: [Int]
    /// Their times, by the writer's clock.
    let times: [Timestamp]
    /// How many of them are ticks, reviews or exclusions that do not say in which words they were signed.
    let wordless: Int
    /// What they say of evidence.
    let evidence: [Entry]
}

extension JournalStanding {
    /// How far the journal goes, as exports print it.
    public var head: JournalHead { JournalHead(writer: writer, entries: entries, digest: digest) }
}
