import Catalogs
import Readiness
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open workspace: what its journals say, and the one way to add to them.
///
/// What is *staged* is shown at once and is not on disk; ``commit()`` writes it, and only what commit has returned may be called saved.
public struct WorkspaceStore: Sendable {
    /// The workspace's folder.
    public let folder: FilePath
    /// Who writes.
    public internal(set) var author: Author
    /// What the screens show: all that was read, with what is staged.
    public internal(set) var state: WorkspaceState
    /// Damaged journals. While there are any, nothing is written.
    public internal(set) var damage: [Damage] = []

    let manifest: Manifest
    let files: any FileCalls
    let now: @Sendable () -> Timestamp
    let user: UInt32
    let place: String
    /// The journals, by the names of their files.
    var shelf: [String: Journal] = [:]
    /// Every entry that was read, in the order of their stamps.
    var history: [Entry] = []
    var folded = FoldedHistory()
    var staged: [Staged] = []
    var notices: [String] = []
    /// Whether everything was read anew since it was shown last.
    var isReadAnew = false
    /// Where the last commit that failed would have ended: if the file ends there after all, it was written.
    var attempt: (writer: WriterID, end: OwnJournals.End)?
    /// Which writer was shown for staged entries, until a commit decides.
    var provisional: WriterID

    /// A journal as far as it was read.
    struct Journal: Sendable {
        var writer: WriterID
        var position: JournalPosition
        /// What the file is, whatever it is called: another number means that it was replaced.
        var identity: String
        /// Whether an unfinished last line was spoken of.
        var isTornNoticed = false
    }

    /// Actions that are shown and not yet written.
    struct Staged: Sendable {
        var actions: [Action]
        var reversal: Reversal?
    }

    /// Opens a workspace and reads it.
    ///
    /// - Parameters:
    ///   - folder: The folder that holds `tickmark.json`.
    ///   - catalogs: The built-in catalogs, by id. Those in the workspace's `catalogs/` join them.
    ///   - today: The day that the state is seen from.
    ///   - now: The clock that entries are dated by.
    ///   - files: The calls that everything rests on.
    /// - Throws: ``WorkspaceError`` where the folder is no workspace, or not one that this version can read.
    public init(
        opening folder: FilePath, author: Author, catalogs: [String: Catalog], today: Day,
        now: @escaping @Sendable () -> Timestamp,
        files: any FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) {
        self.folder = folder
        self.files = files
        self.now = now
        self.author = author
        user = geteuid()
        let manifestPath = folder.appending(Manifest.fileName)
        guard files.isThere(manifestPath) else { throw .notFound(folder) }
        manifest = try Manifest(in: folder, files)
        place = try files.place(of: manifestPath)
        provisional = WriterID(author.handle, tag: 0)
        state = WorkspaceState(name: manifest.name, record: WorkspaceRecord(), catalogs: catalogs, today: today)
        let (all, refused) = catalogs.joined(with: folder.appending("catalogs"), files)
        notices += refused
        _ = try readEverything()
        state = WorkspaceState(name: manifest.name, record: folded.record, catalogs: all, today: today)
        self.author = author.distinct(among: folded.record.people)
        noticeUnknownCatalogs()
    }

    /// Whether nothing can be written, because a journal is damaged.
    public var isReadOnly: Bool { !damage.isEmpty }

    /// Why nothing can be written, or nil.
    public var readOnlyReason: String? { damage.isEmpty ? nil : WorkspaceError.readOnly(damage).description }

    /// Where the journals are, for watching.
    public var journalFolder: FilePath { folder.appending("journal") }

    /// The workspace's id.
    public var id: String { manifest.id }

    /// How far the history of each writer goes, by writer.
    public var heads: [JournalHead] {
        shelf.values.filter { $0.position.sequence > 0 }.sorted { $0.writer < $1.writer }
            .map { JournalHead(writer: $0.writer, entries: $0.position.sequence, digest: $0.position.head) }
    }

    /// Every entry, in the common order; what is staged is not among them.
    public var entries: [Entry] { history }

    /// What there is to say: an unfinished line set aside, a journal gone, a catalog refused. Each is said once.
    public mutating func takeNotices() -> [String] {
        defer { notices = [] }
        return notices
    }

    /// Sees the workspace from another day.
    public mutating func update(today: Day) { state.update(today: today) }

    private mutating func noticeUnknownCatalogs() {
        for missing in state.missingCatalogs {
            notices.append(
                "\(missing.engagement) needs the catalog \(missing.catalog), which is not in catalogs/; its items cannot be shown until it is."
            )
        }
    }
}

extension FileCalls {
    /// What tells a folder from a copy of it.
    fileprivate func place(of manifest: FilePath) throws(WorkspaceError) -> String {
        do throws(FileFailure) {
            // The folder, not the manifest: git replaces files when it checks out, and leaves folders.
            let folder = try open(manifest.removingLastComponent(), .folder)
            defer { close(folder) }
            return try status(of: folder, manifest).identity
        } catch {
            throw .unreadable(error)
        }
    }
}

extension [String: Catalog] {
    /// The catalogs with those of a workspace's own; and why some of those are refused.
    fileprivate func joined(with folder: FilePath, _ files: any FileCalls) -> (all: [String: Catalog], refused: [String]) {
        var all = self
        var refused: [String] = []
        var names: [String] = []
        do throws(FileFailure) {
            names = try files.names(in: folder)
        } catch {
            // git keeps no empty folders.
            if error.error != .noSuchFileOrDirectory { refused.append("Your own catalogs are not used: Tickmark \(error).") }
        }
        for name in names where name.hasSuffix(".json") && !name.hasPrefix(".") {
            do {
                let bytes = try files.contents(of: folder.appending(name), upTo: CatalogReader.sizeLimit)
                let catalog = try CatalogReader.read(bytes, file: "catalogs/\(name)")
                if "\(catalog.id).json" != name {
                    refused.append(
                        "catalogs/\(name): its id is \(catalog.id), so the file must be called \(catalog.id).json. It is not used."
                    )
                } else if keys.contains(catalog.id) {
                    refused.append(
                        "catalogs/\(name): there is a built-in catalog \(catalog.id); give yours another id. It is not used.")
                } else {
                    all[catalog.id] = catalog
                }
            } catch let error as CatalogError {
                refused.append(error.description)
            } catch let error as WorkspaceError {
                refused.append(error.description)
            } catch {
                refused.append("catalogs/\(name) cannot be read.")
            }
        }
        return (all, refused)
    }
}
