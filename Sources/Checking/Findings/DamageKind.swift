import Store

/// The kinds of damage that a workspace can have, by the words that `verify --json` has for them.
public enum DamageKind: String, CaseIterable, Sendable {
    // In a journal, found by its chain.
    /// A line is not the one that the line behind it was written after.
    case changed
    /// Numbers are skipped.
    case missing
    /// A line stands between two that follow each other.
    case inserted
    /// All lines are there, in another order.
    case outOfOrder
    /// A line is there twice.
    case repeated
    /// The first line begins another journal.
    case beginning
    /// A clock goes back, or is too far ahead.
    case clock
    // In a journal, found by looking at its bytes.
    /// A line is no entry.
    case unreadable
    /// A line is as it was written, and this version cannot read it.
    case unknown
    /// A line is no UTF-8.
    case notText
    /// A line is longer than any may be.
    case tooLong
    /// The last line has no end.
    case unfinished
    /// Bytes of zero, as file systems leave them behind a power cut.
    case zeros
    /// Lines end in CR LF.
    case lineEnds
    /// What git writes where it cannot merge.
    case conflict
    /// No entry at all.
    case empty
    // In place of a journal.
    /// A file in `journal/` whose name is no journal's.
    case name
    /// A file in `journal/` that nobody would take for a journal.
    case stray
    /// A copy of a journal in `journal/` that holds nothing which is not in a journal.
    case copy
    /// A symbolic link, a folder or a device.
    case notRegular
    /// Larger than any journal may be, or refused by the system.
    case unopenable
    // Against a head that was printed earlier, or against what this machine has seen.
    /// The journal is gone.
    case gone
    /// The journal ends before the entry that a head names.
    case cut
    /// The entry that a head names is another one now.
    case rewritten
    /// Entries that an export does not know stand among those that it knows.
    case unpinned
    // Beside the journals.
    /// `tickmark.json` cannot be read.
    case manifest
    /// `tickmark.json` says a later format.
    case newerFormat
    /// Something else stands in the place of this machine's own folder or of its lock.
    case obstructed
    /// The record of one's own journals is broken.
    case writers
    /// The folded state is broken, or an index of a catalog.
    case state
    /// A file that was being written when something stopped it.
    case draft
    /// `.gitignore` or `.gitattributes` lacks something that git needs.
    case gitLines
    /// A catalog of the team's is refused.
    case catalog
    /// Entries that mending set aside, and that stand in no journal.
    case aside
    // In `evidence/`.
    /// The file of a piece of evidence is not there.
    case evidenceMissing
    /// The file of a piece of evidence is not what was attached, or cannot be read.
    case evidenceChanged
    /// A file that Tickmark put there, and no entry speaks of it.
    case evidenceStray
    /// A file of which every piece was retired.
    case evidenceRetired
    /// Files that Tickmark did not put there.
    case evidenceForeign
    // In the repository around the workspace.
    /// git's index is behind the last commit, so that the next one would take lines of a journal back.
    case index
    /// Something that a sync or a git left behind in git's folder when it was stopped.
    case leftover

    /// Whether the history is in doubt while this is there. What is not can wait.
    public var isSerious: Bool {
        switch self {
        case .empty, .stray, .copy, .obstructed, .writers, .state, .draft, .gitLines, .catalog, .aside, .leftover,
            .evidenceStray, .evidenceRetired, .evidenceForeign:
            false
        default: true
        }
    }

    /// Whether nothing needs to be done about it.
    public var isHarmless: Bool {
        switch self {
        case .empty, .stray, .copy, .evidenceRetired, .evidenceForeign: true
        default: false
        }
    }
}
