import HashTreeCollections

/// What an engagement comes to: its figures, and the work on its items as it counts.
final class EngagementStanding: Sendable {
    /// The areas with their figures.
    let areas: [AreaStanding]
    /// The work on the items that somebody has touched, with what lifted their reviews.
    let work: ItemWorks
    /// The items whose review was lifted.
    private let lifts: [ItemID: ReviewLift]
    /// Which of the engagement's items somebody may have touched; nil where it was not found out. Most of a big catalog
    /// nobody has, and no other look at all items asks the record for those.
    private let isTouched: [Bool]?

    private init(_ areas: [AreaStanding], _ work: ItemWorks, _ lifts: [ItemID: ReviewLift], _ isTouched: [Bool]?) {
        (self.areas, self.work, self.lifts, self.isTouched) = (areas, work, lifts, isTouched)
    }

    /// Takes the areas as they are, and every review to stand.
    convenience init(uncounted areas: [AreaStanding], _ work: ItemWorks) { self.init(areas, work, [:], nil) }

    /// Finds which reviews were lifted, and counts every area.
    ///
    /// - Parameters:
    ///   - engagement: The engagement without figures.
    ///   - inquiry: Tells which reviews were lifted.
    ///   - covered: The items of which evidence shows what is expected.
    convenience init(of engagement: Engagement, by inquiry: ReviewInquiry, covered: Set<ItemID>) {
        var work = engagement.record.work
        let lifts = inquiry.lifts(at: engagement.reviewed, of: engagement)
        for (item, lift) in lifts { work[item]?.lift = lift }
        let (layout, all, today) = (engagement.laidOut, work.all, engagement.today)
        let items = layout.items
        let touched = all.keys
        let isTouched = items.indices.map { touched.contains(items[$0].id) }
        var areas = layout.areas
        for position in items.indices where layout.isCounted[items[position].criterion] {
            let area = layout.criteria[items[position].criterion].area
            if isTouched[position], let work = all[items[position].id] {
                areas[area].tally += Tally(of: work, on: today, isCovered: covered.contains(items[position].id))
            } else {
                areas[area].tally.total += 1
                areas[area].tally.unowned += 1
            }
        }
        self.init(areas, work, lifts, isTouched)
    }

    /// The work on the item at a position of the engagement's items; nil where nobody has touched it.
    func work(at position: Int, of layout: EngagementLayout) -> ItemWork? {
        isTouched?[position] ?? true ? work[layout.items[position].id] : nil
    }

    /// What becomes of it when something is done about some items.
    ///
    /// - Parameters:
    ///   - touched: The items that changed.
    ///   - engagement: The engagement with its later record, without figures.
    ///   - inquiry: Tells which reviews were lifted.
    ///   - covered: The items of which evidence shows what is expected.
    func updated(
        _ touched: Set<ItemID>, of engagement: Engagement, by inquiry: ReviewInquiry, covered: Set<ItemID>
    ) -> EngagementStanding {
        let positions = touched.compactMap(engagement.position)
        var lifts = lifts.filter { !touched.contains($0.key) }
        lifts.merge(inquiry.lifts(at: positions, of: engagement)) { $1 }
        var later = engagement.record.work
        for (item, lift) in lifts { later[item]?.lift = lift }
        var (areas, isTouched) = (areas, isTouched)
        let items = engagement.items
        for position in positions {
            let item = items[position]
            isTouched?[position] = true
            guard engagement.isInScope(item) else { continue }
            let area = engagement.criteria[item.criterion].area
            let isCovered = covered.contains(item.id)
            areas[area].tally -= Tally(of: work[item.id] ?? ItemWork(), on: engagement.today, isCovered: isCovered)
            areas[area].tally += Tally(of: later[item.id] ?? ItemWork(), on: engagement.today, isCovered: isCovered)
        }
        return EngagementStanding(areas, later, lifts, isTouched)
    }
}

extension ReviewInquiry {
    /// What lifted the reviews of the items at some positions, by item.
    fileprivate func lifts(at positions: [Int], of engagement: Engagement) -> [ItemID: ReviewLift] {
        var lifts: [ItemID: ReviewLift] = [:]
        let items = engagement.items
        for position in positions {
            if let lift = lift(of: items[position], in: engagement) { lifts[items[position].id] = lift }
        }
        return lifts
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
