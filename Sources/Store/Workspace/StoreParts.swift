import Files
import Journal
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// Where a store is, and what it rests on. It stays as it was when the workspace was opened.
    struct Setting: Sendable {
        let folder: FilePath
        let files: any FileCalls
        let now: @Sendable () -> Timestamp
        let user: UInt32
        let place: String
        let heldBytes: Int
    }

    /// What has to be there still, by the names of the journals' files, and what is missing.
    struct LossWatch: Sendable {
        var seen = SeenJournals()
        var ownEnds: [String: JournalEnd] = [:]
        var losses: [Loss] = []
        var furthest: [String: JournalPosition] = [:]
    }

    /// What was wrong with the journals when they were read last.
    package struct JournalTrouble: Sendable {
        /// Journals whose end cannot be seen, because they are damaged or no files to read; by the names of their
        /// files.
        package var unreadable: Set<String> = []
        /// What was found damaged.
        var damage: [Damage] = []
        /// Journals that end in an unfinished line.
        var tornEnds: Set<String> = []
    }

    /// How much of what was folded state.json has.
    struct StateCacheNews: Sendable {
        /// How many entries were folded that it does not have.
        var news = 0
        /// Whether there is one that was not read.
        var isUnread = false
        /// Tells whether some of what was read from it is not what this program writes.
        var flaw = KeptFlaw()
    }

    /// What was said already, so that it is said once.
    struct Told: Sendable {
        /// Journals that end in an unfinished line.
        var torn: Set<String> = []
        /// Files among the journals that are none.
        var strangers: Set<String> = []
        /// What is missing.
        var losses: Set<Loss> = []
    }

    /// The folder that holds `tickmark.json`.
    public var folder: FilePath { setting.folder }
    /// The calls that everything rests on.
    package var files: any FileCalls { setting.files }
    /// The clock that entries are dated by.
    package var now: @Sendable () -> Timestamp { setting.now }
    /// Whose program it is.
    package var user: UInt32 { setting.user }
    /// What tells the folder from a copy of it.
    package var place: String { setting.place }
    /// Up to how many bytes of journals their entries are held when they are read from their beginnings.
    var heldBytes: Int { setting.heldBytes }

    /// What was seen of each journal in this folder, as this machine has kept it.
    package var seen: SeenJournals {
        get { watch.seen }
        set { watch.seen = newValue }
    }
    /// Where this person's own journals ended when they were written last, by the names of their files.
    package var ownEnds: [String: JournalEnd] {
        get { watch.ownEnds }
        set { watch.ownEnds = newValue }
    }
    /// What was here and is not, as far as nobody has said that they know.
    public internal(set) var losses: [Loss] {
        get { watch.losses }
        set { watch.losses = newValue }
    }
}
