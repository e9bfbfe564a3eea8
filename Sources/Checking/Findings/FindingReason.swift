import Files
import Journal
import Readiness

/// What is wrong with a file or a line of it, as a value; `Reports` puts it into words.
public enum FindingReason: Hashable, Sendable {
    // Whatever the file is for.
    /// The system refused.
    case failed(FileFailure)
    /// It is a symbolic link.
    case link
    /// It is a folder.
    case folder
    /// It is no folder and must be one, which a link to one is not.
    case mustBeFolder
    /// Something else than a folder stands in a folder's place.
    case notFolder
    /// It is not a regular file.
    case notRegular
    /// It is not a regular file, or cannot be read.
    case notReadable
    /// It cannot be read, or is larger than so many bytes.
    case notReadableUpTo(Int)
    /// Its name is no UTF-8.
    case nameNotText
    /// A reader of its format refuses it, with these words.
    case malformed(String)

    // A line of a journal, or where one should be.
    /// The reader of journals refuses it.
    case damage(Damage.Reason)
    /// There is nothing in the file.
    case empty
    /// So many of so many lines end in CR LF.
    case carriageReturns(Int, of: Int)
    /// The last line has no end and is so long, in bytes.
    case unfinished(Int)
    /// A mark that git leaves where it cannot merge.
    case conflictMark(String)
    /// There is nothing in the line.
    case emptyLine
    /// So many bytes of zero.
    case zeros(Int)
    /// It is no UTF-8.
    case notText
    /// It is an earlier line a second time.
    case repeats(line: Int)
    /// The journal begins with an entry of a number greater than 1.
    case beginsWith(entry: Int)
    /// Numbers are skipped.
    case skipped(entry: Int, after: Int)
    /// It has the number of another entry, and claims to follow a line that another follows; nil where it claims no
    /// such line.
    case secondEntry(Int, claimingToFollow: Int?)
    /// It is not the line that another one was written after.
    case notFollowedBy(line: Int)
    /// It was not written after the line before it as that stands there.
    case doesNotFollow(line: Int)
    /// It was written behind a line that stands after it.
    case outOfOrder(behind: Int)
    /// The last line lacks its end, and is whole but for that.
    case endMissing(isWhole: Bool)
    /// Its clock is lower than one before.
    case clockBack(from: Int, to: Int)
    /// So many more lines of the file are like that.
    case moreLines(Int)

    // Files among the journals.
    /// It is no journal.
    case noJournal
    /// It is no journal, and every line of it is in one.
    case copy
    /// It holds entries that are in no journal, or in none that can be read.
    case holder(entries: Int, isAllRead: Bool)

    // What mending set aside.
    /// Entries that are nowhere else.
    case asideHolds(entries: Int)
    /// It cannot be read.
    case asideUnreadable
    /// The system refused to look at it.
    case asideFailed(FileFailure)
    /// It stood in a journal's place, and there is no such journal.
    case asideStoodFor(journal: String)

    // What was in this folder.
    /// The journal is gone, with so many entries.
    case gone(entries: Int)
    /// So many entries at its end are gone.
    case cut(entries: Int)
    /// The last entry that was there is another one.
    case changedSince(entry: Int)

    // What heads and exports say.
    /// The journal is there and cannot be read.
    case headUnreadable(entry: Int)
    /// The journal is gone.
    case headGone(entries: Int)
    /// The line is there, and what stands around it is damaged.
    case headAmidDamage
    /// The line is there, and lines were put in or taken out before it.
    case headMoved(entry: Int, isLater: Bool)
    /// Another line is there, and all digests fit. The nearest earlier head that holds, if any, names a line.
    case headRewritten(line: Int, since: Int?)
    /// The journal ends before the line.
    case headCut(first: Int, entry: Int)
    /// The chain ends before the line.
    case headBeyondChain(entry: Int)
    /// Entries among those that an export knows, which it does not know.
    case unpinned(ClosedRange<Int>, export: String, knowsJournal: Bool)

    // Beside the journals.
    /// `tickmark.json` says a format that is later than the one which can be read.
    case newerFormat(Int, readable: Int)
    /// A pattern stands in one of git's files without what it needs.
    case gitLineLacks(pattern: String, attributes: [String])
    /// Lines are missing in one of git's files.
    case gitLinesMissing([String])
    /// A catalog's file is not called like its id.
    case catalogMisnamed(id: String)
    /// A catalog has the id of one that is built in.
    case catalogBuiltIn(id: String)
    /// A file that was being written when something stopped it.
    case draft

    // Files of evidence.
    /// The file of a piece is not there.
    case pieceMissing(EntryID, title: String)
    /// The file is not what was attached.
    case pieceChanged(EntryID, title: String)
    /// The file of a piece cannot be read.
    case pieceUnreadable(EntryID, title: String, FileFailure)
    /// What it shows was retired.
    case pieceRetired
    /// No entry speaks of the file, or none that can be read.
    case noEntrySpeaksOfIt(isAllRead: Bool)
    /// So many files or folders are called like no evidence.
    case attachedToNothing(Int, first: String)

    // In the repository around the workspace.
    /// git's index lacks lines that are committed.
    case indexBehind
    /// A sync that was killed left a lock.
    case syncLock
    /// A git is at work, or left a lock.
    case foreignLock
    /// A sync that was killed left a file.
    case syncFile
}
