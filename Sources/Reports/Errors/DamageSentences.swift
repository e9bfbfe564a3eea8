import Files
import Journal

extension Damage: CustomStringConvertible {
    /// "journal/ana-4f1c90ab.jsonl, line 12: the line before it was changed or removed."
    public var description: String { line > 0 ? "\(file), line \(line): \(reason)." : "\(file): \(reason)." }
}

extension Damage.Reason: CustomStringConvertible {
    /// What is wrong, in words that follow "line 12:".
    public var description: String {
        switch self {
        case .tooLong: "the line is longer than \(JournalReader.lineLimit / 1024) KiB"
        case .malformed(let column, let words), .ofNewerTickmark(let column, let words):
            "it cannot be read (column \(column): \(words))"
        case .numberAgain(let number): "number \(number) is there a second time"
        case .numberOutOfPlace(let number, let expected):
            "number \(number) stands where \(expected) should; entries are missing or out of order"
        case .foreignBeginning: "it does not begin this writer's journal of this workspace"
        case .doesNotFollow: "the line before it is not the one that was written there; a line was changed, added or removed"
        case .isNotFollowed: "it is not the line that the line behind it was written after"
        case .clockBack: "its clock goes back"
        case .clockAhead(let clock): "its clock, \(clock), is further ahead than any honest one can be"
        case .endMissing: "its end is missing"
        case .noJournal: "this is no journal; a journal is called like ana-4f1c90ab.jsonl"
        case .notRegular: "this is not a regular file of up to 1 GiB"
        case .link: "this is a symbolic link, which is not followed"
        case .unreadable: "it cannot be read"
        case .failed(let failure): "Tickmark \(failure)"
        case .changedSinceRead: "it is not as it was when it was read last"
        }
    }
}
