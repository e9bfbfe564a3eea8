import Catalogs
import Files
import Journal
import Platform
import Readiness
import SystemPackage

/// An open workspace: what its journals say, and the one way to add to them.
///
/// What is *staged* is shown at once and is not on disk; ``commit()`` writes it, and only what commit has returned may
/// be called saved.
public struct WorkspaceStore: Sendable {
    /// Who writes; ``Author/nobody`` as long as that is not known, and then nothing is written.
    public internal(set) var author: Author
    /// Why it is not known who writes.
    package var authorUnknown = AuthorUnknown.notAsked
    /// What the screens show: all that was read, with what is staged.
    public internal(set) var state: WorkspaceState
    package var manifest: Manifest
    /// The journals, by the names of their files.
    var journalsByFile: [String: Journal] = [:]
    /// What was wrong with the journals when they were read last.
    package var trouble = JournalTrouble()
    /// Files among the journals that hold nothing new, and what they were held against.
    var copies: [String: ComparedCopy] = [:]
    /// The entries that were folded and are not held: those that the snapshot stands for, where the start began with
    /// one, or a long history.
    package var earlier: EarlierEntries?
    /// Every entry that was read behind those, in the order of their stamps.
    package var history: [Entry] = []
    package var folded = FoldedHistory()
    package var staged: [Staged] = []
    /// Files that were copied here and wait for their names, which they get with the entries that are staged.
    package var arriving: [ArrivingFile] = []
    package var notices: [Notice] = []
    /// Says at once that a write has raised the workspace to this version's format; where nobody does, it is a notice.
    public var saysRaised: (@Sendable (Notice) -> Void)?
    /// Is told each time that entries were written, with the workspace as it is then.
    public var saysWritten: (@Sendable (WorkspaceState) -> Void)?
    /// What a commit read of others, which the next refresh tells.
    var unreported: [Entry] = []
    /// Whether everything was read anew since it was shown last.
    var isReadAnew = false
    /// What the last commit that failed was writing, if it could not be taken back: as far as it is on disk after all,
    /// it was written.
    package var attempt: Attempt?
    /// The journals whose names this process has flushed to the device.
    var flushedNames: Set<FilePath> = []
    /// Which writer was shown for staged entries, until a commit decides.
    var provisional: WriterID
    /// How much of what was folded state.json has.
    var stateCache = StateCacheNews()
    /// The team's catalogs as they were when they were read, by id.
    var catalogVersions: [String: FileVersion] = [:]

    /// Where it is, and what it rests on.
    let setting: Setting
    /// What has to be there still, and what is missing.
    var watch = LossWatch()
    /// What was said already.
    var told = Told()

    /// A journal as far as it was read.
    package struct Journal: Sendable {
        package var writer: WriterID
        package var position: JournalPosition
        /// What the file is, whatever it is called: another means that it was replaced. Empty where it was not opened
        /// yet.
        package var identity: String
        /// What was checked of the file; nil where it was not opened yet, or is damaged.
        package var check: JournalCheck?
    }

    /// Actions that are shown and not yet written.
    package struct Staged: Sendable {
        var actions: [Action]
        var reversal: Reversal?
        /// The entry that began the go, where its first actions are written already.
        var begun: EntryID?
        /// How many of its actions are, in a commit that failed behind them.
        var written = 0
    }

    /// An append that failed.
    package struct Attempt: Sendable {
        var writer: WriterID
        /// Where the first line begins, in bytes.
        var offset: Int
        var entries: [Entry]
        /// How many of the entries were not staged, but came before what was.
        var introductions: Int
    }

    /// Opens a workspace and reads it.
    ///
    /// - Parameters:
    ///   - folder: The folder that holds `tickmark.json`.
    ///   - author: Who writes; asked when the rest is read.
    ///   - catalogs: The built-in catalogs, by id. Those in the workspace's `catalogs/` join them.
    ///   - today: The day that the state is seen from.
    ///   - now: The clock that entries are dated by.
    ///   - foldsAnew: Whether to fold from the journals alone, whatever was kept: for what leaves the house.
    ///   - heldBytes: Up to how many bytes of journals their entries are held when they are read from their beginnings;
    ///     those of longer ones are read again when somebody asks for them.
    ///   - heldCatalogBytes: Up to how many bytes of a file in `catalogs/` they are held. The texts of a longer one are
    ///     read, when somebody asks for them, from a copy on disk that lasts as long as the store and its state.
    ///   - readsAtOnce: Whether to read and count everything now. Who says or changes something of a few items needs
    ///     not wait for that.
    ///   - files: The calls that everything rests on.
    /// - Throws: ``WorkspaceError`` where the folder is no workspace, or not one that this version can read.
    public init(
        opening folder: FilePath, author: @autoclosure () -> Author, catalogs: [String: Catalog], today: Day,
        now: @escaping @Sendable () -> Timestamp,
        foldsAnew: Bool = false, heldBytes: Int = 4 << 20, heldCatalogBytes: Int = .max,
        readsAtOnce: Bool = true, files: any FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) {
        self.author = .nobody
        manifest = try Manifest(in: folder, files)
        setting = Setting(
            folder: folder, files: files, now: now, user: geteuid(), place: try files.place(of: folder), heldBytes: heldBytes)
        provisional = WriterID(Author.nobody.handle, tag: 0)
        state = WorkspaceState(name: manifest.name, record: WorkspaceRecord(), catalogs: catalogs, today: today)
        // Neither needs the other, and of a large workspace each takes its time.
        let teamFiles = TeamCatalogFiles(in: folder, heldBytes: heldCatalogBytes, files)
        let (team, _) = try Parallel.both({ TeamCatalogs(joining: catalogs, teamFiles) }) { () throws(WorkspaceError) in
            loadCachedState(foldsAnew: foldsAnew, readsAtOnce: readsAtOnce)
            _ = try readNews(tellsNews: false)
        }
        catalogVersions = team.versions
        notices = team.refused + notices
        isReadAnew = false
        state = WorkspaceState(
            name: manifest.name, record: folded.record, catalogs: team.all, library: .builtInLibrary, today: today)
        if readsAtOnce {
            // What each report comes to is shared by its copies; of many items it is worth a thread.
            if state.engagements.contains(where: { $0.catalog.items.count >= 4096 }) {
                _ = Parallel.map(state.engagements) { $0.tally }
            }
            state.settle()
        }
        // Asked last, because git may still have to answer.
        setAuthor(author())
        noticeUnknownCatalogs()
    }

    /// Takes a person for the one who writes from now on. Does nothing while something is staged, which is somebody's
    /// already.
    public mutating func setAuthor(_ person: Author) {
        guard staged.isEmpty else { return }
        author = person.recognized(in: folded.record)
        provisional = WriterID(author.handle, tag: 0)
        noticeNamesake(of: person)
    }

    /// Takes what came of asking who sits here: a person, or that it is not known.
    ///
    /// What is staged is that person's from then on: whoever stages before it is known makes sure that it may be.
    public mutating func setAuthor(_ answer: AuthorAnswer) {
        let kept = staged
        staged = []
        switch answer {
        case .known(let person): setAuthor(person)
        case .unknown(let reason):
            authorUnknown = reason
            setAuthor(.nobody)
        }
        staged = kept
        if hasStaged { show(touching: nil) }
    }

    /// Makes sure that it is known who sits here.
    ///
    /// - Throws: ``WorkspaceError`` where it is not.
    public func makeSureOfAuthor() throws(WorkspaceError) {
        guard author.isKnown else { throw .authorUnknown(authorUnknown) }
    }

    /// Damaged journals. While there are any, nothing is written.
    public var damage: [Damage] { trouble.damage + (earlier?.damage ?? []) }

    /// Whether nothing can be written, because a journal is damaged.
    public var isReadOnly: Bool { !damage.isEmpty }

    /// Whether nothing is damaged, and nothing is missing that was here: what is shown is all that there was.
    public var isWhole: Bool { damage.isEmpty && losses.isEmpty }

    /// Why nothing can be written, or nil.
    public var readOnlyError: WorkspaceError? { damage.isEmpty ? nil : .readOnly(damage) }

    /// Where the journals are, for watching.
    public var journalFolder: FilePath { WorkspaceLayout(folder).journals }

    /// The workspace's id.
    public var id: String { manifest.id }

    /// How far the history of each writer goes, by writer.
    public var heads: [JournalHead] {
        journalsByFile.values.filter { $0.position.sequence > 0 }.sorted { $0.writer < $1.writer }
            .map { JournalHead(writer: $0.writer, entries: $0.position.sequence, digest: $0.position.head) }
    }

    /// Every entry, in the common order; what is staged is not among them.
    ///
    /// A start does not read what was folded before, so the first call may read the journals from their beginnings.
    /// Where a chain is broken there, ``damage`` says so from then on, and the next ``refresh()`` folds all that can be
    /// read.
    public var entries: [Entry] { earlier.map { $0.entries + history } ?? history }

    /// What there is to say: an unfinished line set aside, a journal gone, a catalog refused. Each is said once.
    public mutating func takeNotices() -> [Notice] {
        defer { notices = [] }
        return notices
    }

    /// Whether there is anything to say that was not taken yet.
    public var hasNotices: Bool { !notices.isEmpty }

    /// Sees the workspace from another day.
    public mutating func update(today: Day) { if today != state.today { state.update(today: today) } }

    /// Sees the workspace as it is seen before anybody has looked at the files of evidence.
    public mutating func forgetBrokenEvidence() { state.update(brokenEvidence: []) }

    /// Sees at a glance which pieces of evidence are broken, for all that is said of coverage.
    public mutating func seeBrokenEvidence() {
        guard !state.record.evidence.isEmpty else { return }
        state.update(brokenEvidence: brokenEvidence(glanceAtEvidence()))
    }

    /// Says so where somebody else has the handle that this person would have, when that comes up.
    private mutating func noticeNamesake(of person: Author) {
        guard author.isKnown, folded.record.person(author.handle) == nil else { return }
        if author.handle != person.handle, let namesake = folded.record.person(person.handle), !namesake.name.value.isEmpty {
            notices.append(.namesake(name: namesake.name.value, handle: person.handle, yours: author.handle))
        } else if author.handle.text.hasPrefix("person-") {
            notices.append(.opaqueHandle(author.handle, name: author.name))
        }
    }

    private mutating func noticeUnknownCatalogs() {
        for missing in state.missingCatalogs {
            notices.append(.catalogMissing(engagement: missing.engagement, id: missing.catalog))
        }
    }
}
