import HashTreeCollections

/// Where the things stand that entries added to an engagement, by these entries: what corrects or takes back a thing names the entry that added it.
///
/// Each part is made when it is needed first, and shared by copies of the record as its other maps are. All of it follows from the rest of the
/// record, so it makes no two records differ.
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

    /// The item that an entry noted on, or of which it kept what was signed.
    mutating func item(of entry: EntryID, in work: TreeDictionary<ItemID, ItemWork>) -> ItemID? {
        if let noted { return noted[entry] }
        var noted: TreeDictionary<EntryID, ItemID> = [:]
        for (item, work) in work {
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

extension OwnObjective: AddedThing { var addedID: String { id } }

extension OwnItem: AddedThing { var addedID: String { id.text } }
