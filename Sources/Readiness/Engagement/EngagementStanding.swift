import HashTreeCollections

/// What an engagement comes to: its figures, and the work on its items as it counts.
struct EngagementStanding: Sendable {
    /// The areas with their figures.
    private(set) var areas: [AreaStanding]
    /// The work on the items that somebody has touched, with what lifted their reviews.
    private(set) var work: ItemWorks
    /// The items whose review was lifted.
    private var lifts: [ItemID: ReviewLift] = [:]
    /// Which of the engagement's items somebody may have touched; nil where it was not found out. Most of a big catalog nobody has, and no other look at
    /// all items asks the record for those.
    private var isTouched: [Bool]?

    /// Takes the areas as they are, and every review to stand.
    init(uncounted areas: [AreaStanding], _ work: ItemWorks) {
        self.areas = areas
        self.work = work
    }

    /// Finds which reviews were lifted, and counts every area.
    ///
    /// - Parameters:
    ///   - engagement: The engagement without figures.
    ///   - inquiry: Tells which reviews were lifted.
    ///   - covered: The items of which evidence shows what is expected.
    init(of engagement: Engagement, by inquiry: ReviewInquiry, covered: Set<ItemID>) {
        areas = engagement.areas
        work = engagement.record.work
        lift(engagement.reviewed, of: engagement, by: inquiry)
        let (items, touched) = (engagement.items, work.all.keys)
        let isTouched = items.map { touched.contains($0.id) }
        self.isTouched = isTouched
        let (criteria, today) = (engagement.criteria, engagement.today)
        for (position, item) in items.enumerated() where engagement.isInScope(item) {
            let area = criteria[item.criterion].area
            if isTouched[position], let work = work[item.id] {
                areas[area].tally += Tally(of: work, on: today, isCovered: covered.contains(item.id))
            } else {
                areas[area].tally.total += 1
                areas[area].tally.unowned += 1
            }
        }
    }

    /// The work on the item at a position of the engagement's items; nil where nobody has touched it.
    func work(at position: Int, of items: [ItemDefinition]) -> ItemWork? {
        isTouched?[position] ?? true ? work[items[position].id] : nil
    }

    /// Takes over what became of some items.
    ///
    /// - Parameters:
    ///   - touched: The items that changed.
    ///   - engagement: The engagement with its later record, without figures.
    ///   - inquiry: Tells which reviews were lifted.
    ///   - covered: The items of which evidence shows what is expected.
    mutating func update(
        _ touched: Set<ItemID>, of engagement: Engagement, by inquiry: ReviewInquiry, covered: Set<ItemID>
    ) {
        let before = work
        work = engagement.record.work
        for item in touched { lifts[item] = nil }
        for (item, lift) in lifts { work[item]?.lift = lift }
        let items = engagement.items
        let positions = touched.compactMap(engagement.position)
        lift(positions, of: engagement, by: inquiry)
        for position in positions {
            let item = items[position]
            isTouched?[position] = true
            guard engagement.isInScope(item) else { continue }
            let area = engagement.criteria[item.criterion].area
            let isCovered = covered.contains(item.id)
            areas[area].tally -= Tally(of: before[item.id] ?? ItemWork(), on: engagement.today, isCovered: isCovered)
            areas[area].tally += Tally(of: work[item.id] ?? ItemWork(), on: engagement.today, isCovered: isCovered)
        }
    }

    /// Finds which reviews of items were lifted.
    private mutating func lift(_ positions: [Int], of engagement: Engagement, by inquiry: ReviewInquiry) {
        let items = engagement.items
        for position in positions {
            let item = items[position]
            guard let lift = inquiry.lift(of: item, in: engagement) else { continue }
            lifts[item.id] = lift
            work[item.id]?.lift = lift
        }
    }
}

extension Engagement {
    /// The positions of the items that somebody has reviewed. What they say now is digested, of many at once.
    fileprivate var reviewed: [Int] {
        // A start has no time to look at what nobody has reviewed.
        let reviewed = record.work.all.lazy.filter { $0.value.recordedStatus.value == .reviewed }
        var (positions, digested): ([Int], [Int]) = ([], [])
        let items = items
        for (item, work) in reviewed {
            guard let position = position(of: item) else { continue }
            positions.append(position)
            if work.reviews.last?.words?.digest != nil, let inCatalog = items[position].catalogPosition {
                digested.append(inCatalog)
            }
        }
        catalog.details.digestWords(at: digested)
        return positions
    }
}
