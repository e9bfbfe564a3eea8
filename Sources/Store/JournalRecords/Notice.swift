import Catalogs
import Journal
import Readiness

/// Something that a store has to say beside what it shows. Each is said once.
public enum Notice: Hashable, Sendable {
    // Catalogs of the team's own.
    /// A catalog, or their folder, cannot be read, or is not of the kind that it must be.
    case catalogUnusable(WorkspaceError)
    /// A catalog is not what it should be.
    case catalogFlawed(CatalogError)
    /// A catalog's file is not called like its id.
    case catalogMisnamed(file: String, id: String)
    /// A catalog has the id of one that is built in.
    case catalogBuiltIn(file: String, id: String)
    /// An engagement needs a catalog that is not here.
    case catalogMissing(engagement: EngagementID, id: String)
    // Files among the journals.
    /// A file that nobody would take for a journal.
    case stranger(file: String)
    /// A copy that holds nothing which is not in a journal.
    case copy(file: String)
    /// Another file stands in a journal's place, in which what was read does not end where it did.
    case replaced(file: String, entries: Int)
    /// A journal ends in an unfinished line.
    case unfinished(file: String)
    /// The unfinished last line of a journal was set aside.
    case setAside(file: String, bytes: Int, place: String)
    /// Entries that were here are not.
    case loss(Loss)
    // Whoever writes.
    /// What this machine kept of one's own journals cannot be read, so a new one was begun.
    case ownJournalsUnreadable(OwnJournalsFlaw)
    /// One's own journal is not here as it was left, so a new one was begun.
    case ownJournalElsewhere(name: String)
    /// Somebody else has the handle that one's name would get.
    case namesake(name: String, handle: Handle, yours: Handle)
    /// No handle could be made of one's name.
    case opaqueHandle(Handle, name: String)
    /// A write has raised the workspace to this version's format.
    case raised(from: Int, to: Int)
}
