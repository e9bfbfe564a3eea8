import Catalogs
import Files
import HarmlessText
import Readiness
import Store
import StrictJSON
import SystemPackage

extension Notice: CustomStringConvertible {
    /// What there is to say, in a sentence or two.
    public var description: String {
        switch self {
        // Whatever is written beside that is written, so nothing is said of what was not changed.
        case .catalogUnusable(.unreadable(let failure)):
            "Tickmark \(failure), so catalogs of your own are not used.\(failure.advice)"
        case .catalogUnusable(.notAFolder(let path)):
            "\(path) is not used: it must be a folder, and symbolic links are not followed."
        case .catalogUnusable(let error): error.description
        case .catalogFlawed(let error): error.description
        case .catalogMisnamed(let file, let id):
            "\(file): its id is \(id), so the file must be called \(WorkspaceLayout.catalogName(id)). It is not used."
        case .catalogBuiltIn(let file, let id):
            "\(file): there is a built-in catalog \(id); give yours another id. It is not used."
        case .catalogMissing(let engagement, let id):
            "\(engagement) needs the catalog \(id), which is not in catalogs/; its items cannot be shown until it is."
        case .stranger(let file):
            "\(file) is no journal (those end in \(WorkspaceLayout.journalSuffix)) and is passed over."
        case .copy(let file):
            "\(file) is no journal, holds nothing that is not in one, and is passed over. "
                + "`tickmark doctor --mend` sets it aside."
        case .replaced(let file, let entries):
            "\(file) was replaced: the \(counted(entries, "entry that was read does", "entries that were read do")) not end it there any more."
        case .unfinished(let file):
            "\(file) ends in an unfinished line, which is not read: a write was cut off there, or is going on."
        case .setAside(let file, let bytes, let place):
            "The unfinished last line of \(file) (\(bytes) bytes) was set aside as \(place)."
        case .loss(let loss): loss.description
        case .ownJournalsUnreadable(let flaw):
            "What this machine kept of your journals cannot be read (\(flaw)), so a new one was begun; "
                + "the old ones stay as they are."
        case .ownJournalElsewhere(let name):
            "Your journal \(name) is not in this folder as you left it (another branch, a reset or a copy), "
                + "so a new one was begun; the old one goes on where it is."
        case .namesake(let name, let handle, let yours):
            "\(name) goes by the handle \(handle) here already, so yours is \(yours)."
        case .opaqueHandle(let handle, let name):
            "Your handle here is \(handle). Another can be chosen: `tickmark person add HANDLE \"\(name)\"`, and where you "
                + "wrote already, `tickmark person same \(handle) HANDLE`."
        case .raised(let from, let to):
            "This workspace was of format \(from) and is of format \(to) now: colleagues need this version of Tickmark, "
                + "or a later one, to open it."
        }
    }
}

extension WorkspaceStore {
    /// What there is to say, in sentences. Each is said once.
    public mutating func takeNoticeSentences() -> [String] { takeNotices().map(\.description) }
}

extension OwnJournalsFlaw: CustomStringConvertible {
    /// Why it cannot be read, in words between brackets.
    public var description: String {
        switch self {
        case .failed(let failure): failure.description
        case .malformed(let error): error.description
        }
    }
}
