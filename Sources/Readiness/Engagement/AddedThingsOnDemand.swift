import HashTreeCollections
import Synchronization

/// Finds what entries added to the engagements of a record: made when somebody asks first, and good for as long as the
/// record is the same.
final class AddedThingsOnDemand: Sendable {
    private let known = Mutex<[EngagementID: AddedThings]>([:])

    /// The objective that an entry added, or nil.
    func objective(of entry: EntryID, in engagement: EngagementRecord) -> OwnObjective? {
        known.withLock { $0[engagement.id, default: AddedThings()].objectives.place(of: entry, in: engagement.objectives) }
            .map { engagement.objectives[$0] }
    }

    /// The item of the team's own that an entry added, or nil.
    func ownItem(of entry: EntryID, in engagement: EngagementRecord) -> OwnItem? {
        known.withLock { $0[engagement.id, default: AddedThings()].items.place(of: entry, in: engagement.items) }
            .map { engagement.items[$0] }
    }

    /// The work that an entry noted on, or of which it kept what was signed, with its item; nil where there is none.
    func work(of entry: EntryID, in engagement: EngagementRecord) -> (item: ItemID, work: ItemWork)? {
        known.withLock { $0[engagement.id, default: AddedThings()].item(of: entry, in: engagement.work) }
            .flatMap { item in engagement.work[item].map { (item, $0) } }
    }
}
