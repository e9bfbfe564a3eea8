import HashTreeCollections

/// Where the things stand that entries added to an engagement, by these entries: what corrects or takes back a thing
/// names the entry that added it.
///
/// Each part is made when it is needed first, and shared by copies of the record as its other maps are. All of it
/// follows from the rest of the record, so it makes no two records differ.
struct AddedThings: Sendable {
    /// Things in a list, with their ids.
    struct Listed: Sendable {
        private var places: TreeDictionary<EntryID, Int> = [:]
        private var ids: TreeSet<String> = []
        private var count = 0

        /// Where the thing that an entry added stands in a list.
        mutating func place(of entry: EntryID, in list: [some AddedThing]) -> Int? {
            follow(list)
            return places[entry]
        }

        /// Whether a thing of the list has an id.
        mutating func has(_ id: String, in list: [some AddedThing]) -> Bool {
            follow(list)
            return ids.contains(id)
        }

        /// Things are only ever added, at the end.
        private mutating func follow(_ list: [some AddedThing]) {
            for place in count..<max(count, list.count) {
                if places[list[place].entry] == nil { places[list[place].entry] = place }
                ids.insert(list[place].addedID)
            }
            count = list.count
        }
    }

    /// The objectives of the team's own.
    var objectives = Listed()
    /// The items of the team's own.
    var items = Listed()
    /// The items that were noted on, and those of which was kept what was signed, by the entries that did it.
    private var noted: TreeDictionary<EntryID, ItemID>?
    /// How often one was looked for among what was kept.
    private var asked = 0
    private static let few = 16

    /// The item that an entry noted on, or of which it kept what was signed.
    mutating func item(of entry: EntryID, in works: ItemWorks) -> ItemID? {
        if let noted { return noted[entry] }
        // Who asks for a few need not wait for all to be read.
        if asked < Self.few, let items = works.items(mentioning: entry) {
            asked += 1
            return items.first { works[$0]?.hasAdded(entry) ?? false }
        }
        var noted: TreeDictionary<EntryID, ItemID> = [:]
        for (item, work) in works {
            for note in work.allNotes { noted[note.id] = item }
            for signature in work.ticks + work.reviews + work.exclusions {
                for keep in signature.keeps { noted[keep.entry] = item }
            }
        }
        self.noted = noted
        return noted[entry]
    }

    /// Takes up what an entry does on an item.
    mutating func add(_ entry: EntryID, on item: ItemID) { noted?[entry] = item }
}

extension AddedThings: Hashable {
    static func == (left: AddedThings, right: AddedThings) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
}

/// A thing of an engagement that an entry added.
protocol AddedThing {
    /// The entry.
    var entry: EntryID { get }
    /// The id that it got.
    var addedID: String { get }
}

extension ItemWork {
    /// Whether an entry noted something here, or kept what was signed.
    fileprivate func hasAdded(_ entry: EntryID) -> Bool { allNotes.contains { $0.id == entry } || keeps(by: entry) }
}

extension OwnObjective: AddedThing { var addedID: String { id } }

extension OwnItem: AddedThing { var addedID: String { id.text } }

extension EngagementRecord {
    /// The note that an entry added, or nil.
    func note(by entry: EntryID) -> Note? {
        var added = added
        return added.item(of: entry, in: work).flatMap { work[$0]?.allNotes.first { $0.id == entry } }
    }
}
