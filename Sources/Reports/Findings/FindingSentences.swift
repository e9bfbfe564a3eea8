import Checking
import Files
import HarmlessText
import Journal
import Readiness
import Store

extension FindingReason: CustomStringConvertible {
    /// What is wrong, in words that follow "line 3:".
    public var description: String {
        switch self {
        case .failed(let failure): "Tickmark \(failure)"
        case .link: "this is a symbolic link, which is not followed"
        case .folder: "this is a folder"
        case .mustBeFolder: "this must be a folder, and symbolic links are not followed"
        case .notFolder: "this is not a folder"
        case .notRegular: "this is not a regular file"
        case .notReadable: "this is not a regular file that can be read"
        case .notReadableUpTo(let limit): "this cannot be read, or is larger than \(limit >> 20) MiB"
        case .nameNotText: "this has a name that is no UTF-8 (`ls -b` shows its bytes), and is not read"
        case .malformed(let words): words
        case .damage(let reason): "\(reason)"
        case .noJournal: "this is no journal"
        case .copy: "this is no journal, and holds nothing that is not in one"
        case .holder(let entries, let isAllRead):
            "\(Damage.Reason.noJournal), and this holds \(entries.entriesThatAre) "
                + (isAllRead ? "in no journal" : "in no journal that can be read")
        case .asideHolds(let entries):
            "\(counted(entries, "entry", "entries")) that mending set aside \(entries == 1 ? "is" : "are") only here"
        case .asideUnreadable: "mending set this aside, and it cannot be read"
        case .asideFailed(let failure): "mending set this aside, and Tickmark \(failure)"
        case .asideStoodFor(let journal): "this stood in the place of \(journal), and there is no such journal now"
        case .gone(let entries): "it is gone, with the \(counted(entries, "entry", "entries")) that were in this folder"
        case .cut(let entries):
            "it ends here, and \(counted(entries, "entry", "entries")) that \(entries == 1 ? "was" : "were") in this folder behind it "
                + "cannot be found any more"
        case .changedSince(let entry):
            "its entry \(entry) is not the one that was in this folder; that line or the ones before it were edited or replaced"
        case .newerFormat(let format, let readable):
            "it says format \(format), and this version of Tickmark reads formats up to \(readable)"
        case .gitLineLacks(let pattern, let attributes):
            "`\(pattern)` stands here without \(attributes.map { "`\($0)`" }.joined(separator: " and "))"
        case .gitLinesMissing(let lines):
            "\(lines.map { "`\($0)`" }.joined(separator: " and ")) \(lines.count == 1 ? "is" : "are") missing"
        case .catalogMisnamed(let id): "its id is \(id), so the file must be called \(WorkspaceLayout.catalogName(id))"
        case .catalogBuiltIn(let id): "there is a built-in catalog \(id); give yours another id"
        case .draft: "a file that was being written when something stopped it"
        case .pieceMissing(let id, let title): "the file of “\(title)” (\(id.evidenceName)) is not there"
        case .pieceChanged(let id, let title): "it is not what was attached as “\(title)” (\(id.evidenceName))"
        case .pieceUnreadable(let id, let title, let failure):
            "the file of “\(title)” (\(id.evidenceName)) cannot be read: Tickmark \(failure)"
        case .pieceRetired: "what it shows was retired"
        case .noEntrySpeaksOfIt(let isAllRead): isAllRead ? "no entry speaks of it" : "no entry that can be read speaks of it"
        case .attachedToNothing(let count, let first):
            count == 1
                ? "\(first) is attached to nothing" : "\(count) files or folders are attached to nothing (\(first) is the first)"
        case .indexBehind: "git's index lacks lines of it that are committed"
        case .syncLock: "a sync that was killed left this lock behind, and git waits for it"
        case .foreignLock: "a git is at work in this repository, or one was stopped and left this behind"
        case .syncFile: "a sync that was killed left this file behind"
        default: chain ?? head ?? ""
        }
    }

    /// What is wrong with a line of a journal.
    private var chain: String? {
        switch self {
        case .empty: "it is empty"
        case .carriageReturns(let count, let all): "\(count) of \(all) lines end in CR LF instead of LF"
        case .unfinished(let bytes): "it is unfinished (\(bytes) bytes)"
        case .conflictMark(let text): "a mark of a git conflict stands here: \(text)"
        case .emptyLine: "the line is empty"
        case .zeros(let count): "\(count) bytes of zero stand here"
        case .notText: "it cannot be read (it is not UTF-8)"
        case .repeats(let line): "it is line \(line) a second time"
        case .beginsWith(let entry):
            "it is entry \(entry), and the journal begins with it; \((entry - 1).missing("before it"))"
        case .skipped(let entry, let before):
            "it is entry \(entry) behind entry \(before); \((entry - before - 1).missing("between them"))"
        case .secondEntry(let entry, let line):
            "it is a second entry \(entry) and belongs nowhere; "
                + (line.map { "it claims to follow line \($0), which another line follows" }
                    ?? "it was put in, or comes from another version of this journal")
        case .notFollowedBy(let line):
            "it is not the line that line \(line) was written after; it was changed or replaced"
        case .doesNotFollow(let line):
            "it was not written after line \(line) as that stands there now; one of the two was changed or replaced"
        case .outOfOrder(let line): "it stands out of order; it was written behind line \(line)"
        case .endMissing(let isWhole): isWhole ? "the line is whole, and its end is missing" : "its end is missing"
        case .clockBack(let from, let to): "its clock goes back, from \(from) to \(to)"
        case .moreLines(let count): "\(count) more lines are like that"
        default: nil
        }
    }

    /// What is wrong with what a head or an export names.
    private var head: String? {
        switch self {
        case .headUnreadable(let entry):
            "it is there and cannot be read, so nobody can tell whether it holds entry \(entry) that the head names"
        case .headGone(let entries):
            "it is gone, with the \(entries == 1 ? "entry" : "\(entries) entries") that the head names"
        case .headAmidDamage: "the head names this line, and what stands around it is damaged"
        case .headMoved(let entry, let isLater):
            "this is the line that the head names as entry \(entry); lines were \(isLater ? "put in" : "taken out") before it"
        case .headRewritten(let line, let since):
            "it is not the line that the head names. The digests fit each other, so the history was written anew: "
                + (since.map { "behind line \($0), up to line \(line)" } ?? "in this line or before it")
                + ", lines were changed, added, removed or moved, or the file was replaced"
        case .headCut(let first, let entry):
            "it ends here, and the head names entry \(entry): "
                + (first == entry ? "entry \(first) is" : "entries \(first) to \(entry) are") + " not there any more"
        case .headBeyondChain(let entry):
            "the chain ends before this line, and nothing behind it is entry \(entry) that the head names"
        case .unpinned(let entries, let export, let knowsJournal):
            (knowsJournal ? "\(export) ends before " : "\(export) does not know this journal, whose ")
                + (entries.count == 1
                    ? "entry \(entries.lowerBound) is" : "entries \(entries.lowerBound) to \(entries.upperBound) are")
                + " put among what it knows: written without having seen it and brought in later, or put in"
        default: nil
        }
    }
}

extension Finding: CustomStringConvertible {
    /// "journal/ana-4f1c90ab.jsonl, line 12: it was changed …"
    public var description: String { line > 0 ? "\(file), line \(line): \(reason)." : "\(file): \(reason)." }
}

extension Int {
    /// "1 entry that is", "3 entries that are".
    var entriesThatAre: String { counted(self, "entry that is", "entries that are") }

    /// "1 entry between them is missing".
    fileprivate func missing(_ place: String) -> String {
        "\(counted(self, "entry", "entries")) \(place) \(self == 1 ? "is" : "are") missing"
    }
}
