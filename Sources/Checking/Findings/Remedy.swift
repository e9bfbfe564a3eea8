/// What can be done about a file: exactly what `doctor --mend` does, worked out before anything is touched.
public struct Remedy: Hashable, Sendable {
    /// What is done with the file. Whatever it is, the file as it was is kept first.
    package enum Action: Hashable, Sendable {
        /// It goes out of the way, and is kept.
        case setAside
        /// It is written anew with these bytes.
        case write([UInt8])
        /// It gets another name.
        case rename(String)
    }

    /// Why it is done, and what comes of it.
    package enum Purpose: Hashable, Sendable {
        /// `tickmark.json` is made anew with an id that the journals prove.
        case manifest(id: String, name: String)
        /// It proves to be a journal that is missing.
        case journalAgain(String)
        /// A journal holds all of it then.
        case heldByJournal
        /// It holds so many entries that are nowhere else.
        case holdsAlone(entries: Int)
        /// Nothing reads it where it is.
        case readByNothing
        /// One of git's files gets lines.
        case gitLines([String])
        /// The state is made anew from the journals.
        case state
        /// The next entry begins a new journal.
        case writers
        /// It was being written when something stopped it.
        case draft
        /// A journal is put right, and has so many entries then.
        case journal([Repair], entries: Int)
        /// Nothing of a journal follows from its first line.
        case givenUp
        /// What a file of evidence shows was retired.
        case evidenceRetired
        /// No entry speaks of a file of evidence.
        case evidenceStray
        /// A journal keeps so many entries from its first line on, and loses so many; 0 where nobody can tell.
        case cut(kept: Int, lost: Int)
    }

    /// Something that puts a journal right.
    package enum Repair: Hashable, Sendable {
        case lineEnds, conflictMarks, repeatedLines, order, lastLineEnds, lastLineGoes, zeros, strayLines
    }

    /// The file, from the workspace's folder.
    package var file: String
    package var action: Action
    /// What is done, and why; `Reports` puts it into words.
    package var purpose: Purpose
    /// Whether `--mend` does it. What gives something up is done only where the file is named.
    package var isAutomatic = true
    /// What it is about, where there may be very many of the kind.
    package var kind: DamageKind?
}
