import HashTreeCollections

/// The work on the items of a report, by item.
///
/// What was kept from an earlier start may be read item by item, when somebody asks for one: most of what is done
/// concerns a few of very many. Who looks at all reads the rest then. Work on an item is never taken away.
public struct ItemWorks: Sendable {
    /// All of it; or what was asked for and changed since it was kept.
    private var held: TreeDictionary<ItemID, ItemWork> = [:]
    /// What was kept and is not held; nil where all is.
    private var kept: Kept?

    private struct Kept: Sendable {
        let source: any KeptWork
        /// Who is who, where that was said since.
        let people: SamePeople
        /// All of it.
        let all: OnDemand<TreeDictionary<ItemID, ItemWork>>

        init(_ source: any KeptWork, _ people: SamePeople) {
            self.source = source
            self.people = people
            all = OnDemand {
                var all: TreeDictionary<ItemID, ItemWork> = [:]
                for (item, work) in source.readAll() { all[item] = work.following(people) }
                return all
            }
        }

        func work(on item: ItemID) -> ItemWork? {
            all.isMade ? all.value[item] : source.read(item)?.following(people)
        }
    }

    /// Nobody has touched anything.
    public init() {}

    /// Takes what was kept, and reads it when somebody asks for it.
    public init(_ source: any KeptWork) { kept = Kept(source, SamePeople()) }

    /// The work on an item; nil where nobody has touched it.
    public subscript(item: ItemID) -> ItemWork? {
        get { held[item] ?? kept?.work(on: item) }
        _modify {
            take(item)
            yield &held[item]
        }
    }

    /// The work on an item, or what stands for it where nobody has touched it.
    public subscript(item: ItemID, default untouched: @autoclosure () -> ItemWork) -> ItemWork {
        get { self[item] ?? untouched() }
        _modify {
            take(item)
            yield &held[item, default: untouched()]
        }
    }

    /// Holds the work on an item, which is about to be changed.
    private mutating func take(_ item: ItemID) {
        guard let kept, held[item] == nil, let work = kept.work(on: item) else { return }
        held[item] = work
    }

    /// The work on all items.
    public var all: TreeDictionary<ItemID, ItemWork> {
        guard let kept else { return held }
        let all = kept.all.value
        return held.isEmpty ? all : all.merging(held) { $1 }
    }

    /// The items, in no order.
    public var items: [ItemID] {
        guard let kept, !kept.all.isMade else { return Array(all.keys) }
        let known = kept.source.items
        guard !held.isEmpty else { return known }
        let before = Set(known)
        return known + held.keys.filter { !before.contains($0) }
    }

    /// Whether nobody has touched anything.
    public var isEmpty: Bool { held.isEmpty && kept?.source.isEmpty ?? true }

    /// Reads what was kept, and holds all.
    mutating func settle() {
        guard kept != nil else { return }
        held = all
        kept = nil
    }

    /// Takes over who is who.
    mutating func follow(_ people: SamePeople) {
        if let kept { self.kept = Kept(kept.source, people) }
        for (item, work) in held {
            var followed = work
            followed.follow(people)
            if followed != work { held[item] = followed }
        }
    }

    /// The items on which an entry noted something, or kept what was signed; nil where finding them means to look at
    /// all.
    func items(mentioning entry: EntryID) -> [ItemID]? {
        guard let kept, !kept.all.isMade else { return nil }
        return kept.source.items(mentioning: entry) + held.keys
    }

    /// The items of which a review counts for nothing, and perhaps others.
    var itemsWithVoidReviews: [ItemID] {
        guard let kept, !kept.all.isMade else { return all.compactMap { $0.value.voidReviews.isEmpty ? nil : $0.key } }
        return kept.source.itemsWithVoidReviews + held.keys
    }
}

extension ItemWorks: Sequence {
    /// Goes through the work on all items.
    public func makeIterator() -> TreeDictionary<ItemID, ItemWork>.Iterator { all.makeIterator() }
}

extension ItemWorks: Hashable {
    /// Whether the same was done about the same items.
    public static func == (left: ItemWorks, right: ItemWorks) -> Bool { left.all == right.all }
    /// Hashes the work on all items.
    public func hash(into hasher: inout Hasher) { hasher.combine(all) }
}

extension ItemWork {
    fileprivate func following(_ people: SamePeople) -> ItemWork {
        // Where nobody has said anything of it, all go by the handles that they wrote under.
        guard !people.statements.isEmpty else { return self }
        var followed = self
        followed.follow(people)
        return followed
    }
}
