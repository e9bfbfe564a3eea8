import Files
import StrictJSON

/// Something in a journal that is not as it was written.
public struct Damage: Hashable, Sendable {
    /// What is wrong, as a value; `Reports` puts it into words.
    public enum Reason: Hashable, Sendable {
        // Of a line.
        /// It is longer than any may be.
        case tooLong
        /// It is no entry; the column is in bytes from 1.
        case malformed(column: Int, words: String)
        /// It is as it was written, and says something that this version does not know.
        case ofNewerTickmark(column: Int, words: String)
        /// An entry of its number was there before.
        case numberAgain(Int)
        /// Another number should stand here.
        case numberOutOfPlace(Int, expected: Int)
        /// It is the first, and begins another journal.
        case foreignBeginning
        /// The line before it is not the one that it was written after.
        case doesNotFollow
        /// The line behind it was written after another one.
        case isNotFollowed
        /// Its clock is not later than that of the line before.
        case clockBack
        /// Its clock is further ahead than any honest one can be.
        case clockAhead(Int)
        /// It has no end.
        case endMissing
        // Of the file as a whole.
        /// It is called like no journal, and holds what no journal does.
        case noJournal
        /// It is not a regular file, or larger than any journal may be.
        case notRegular
        /// It is a symbolic link.
        case link
        /// It cannot be read.
        case unreadable
        /// The system refused.
        case failed(FileFailure)
        /// It is not as it was when it was read last.
        case changedSinceRead
    }

    /// The file, from the workspace's folder.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    package init(file: String, line: Int, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }
}

extension Damage.Reason {
    /// Whether nothing is wrong with the line but that this version does not understand it.
    package var isOfNewerTickmark: Bool { if case .ofNewerTickmark = self { true } else { false } }

    /// Why a line is no entry.
    init(_ error: JSONError) {
        self =
            error.isUnknownToReader
            ? .ofNewerTickmark(column: error.column, words: error.reason)
            : .malformed(column: error.column, words: error.reason)
    }
}
