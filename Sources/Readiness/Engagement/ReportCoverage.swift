/// What covers the controls of a report: the rules laid over everything in its scope.
public struct ReportCoverage: Sendable {
    /// The report.
    public let engagement: EngagementID
    /// The dates that it was looked at with.
    public let dates: CoverageDates
    /// The controls in scope that were not set aside: the library's and the team's own in their order, then items that
    /// are their own controls.
    public let controls: [CoveredControl]
    /// The items of which evidence shows what is expected, whether they are ticked or not.
    public let coveredItems: Set<ItemID>

    /// How many controls are covered.
    public let covered: Int

    /// Lays the rules over a report.
    public init(of engagement: Engagement, controls: WorkspaceControls, evidence: EvidenceIndex, rules: WorkspaceRules) {
        let dates = CoverageDates(
            type: engagement.record.type.value, today: engagement.today, graceDays: rules.graceDays, holidays: rules.holidays)
        var maker = ReportCoverageMaker(engagement: engagement, evidence: evidence, dates: dates)
        var items: [Int: [Int]] = [:]
        var own: [Int] = []
        for (position, item) in engagement.items.enumerated() {
            guard engagement.isInScope(item), engagement.work(on: item.id).status != .notApplicable else { continue }
            if let place = controls.place(ofItem: item, in: engagement) {
                items[place, default: []].append(position)
            } else {
                own.append(position)
            }
        }
        let criteria = Set(engagement.criteriaInScope.map { CatalogReference(engagement.catalog.id, $0.id) })
        for (place, control) in controls.all.enumerated() where control.exclusion == nil {
            let isServing = control.library == nil && control.criteria.contains(where: criteria.contains)
            guard isServing || items[place] != nil else { continue }
            maker.add(control, items: items[place] ?? [])
        }
        for position in own { maker.add(ownControl: position) }
        self.engagement = engagement.id
        self.dates = dates
        self.controls = maker.controls
        coveredItems = maker.coveredItems
        covered = maker.controls.count { $0.isCovered }
    }

    /// The share of controls that are covered.
    public var share: Share { Share(covered, of: controls.count) }

    /// The control of a key, whatever the case of its letters; nil where it is not in scope.
    public func control(_ key: String) -> CoveredControl? {
        let wanted = key.lowercased()
        return controls.first { $0.key.lowercased() == wanted }
    }
}

/// A control in a report's scope, with what covers it there.
public struct CoveredControl: Sendable {
    /// Its key; `CATALOG:ITEM` or `own:ITEM` for an item that is its own control.
    public let key: String
    /// Its title.
    public let title: String
    /// How often it operates.
    public let schedule: ControlSchedule
    /// Who performs it, where somebody was named; an item that is its own control has its item's owner.
    public let owner: Handle?
    /// Its items that are in scope and apply, by their positions in ``Engagement/items``.
    public let items: [Int]
    /// Whether it is an item that is its own control.
    public let isItem: Bool
    /// Whether it is about the report's own work, so that evidence is attached to its items.
    public let isAboutReport: Bool
    /// What is expected, and what meets it.
    public let coverage: ControlCoverage
    /// Whether everything due is met, by the control's own evidence or by that of each of its items.
    public let isCovered: Bool
    /// Whether any evidence is attached to it or to one of its items, whatever it shows.
    public let hasEvidence: Bool
    /// Pieces that are attached to it or to one of its items, lie within the report's dates, and meet nothing of what
    /// is expected, as a record of events does without the population that it is of.
    public let uncounted: [EntryID]

    /// Every piece that is shown beside it, each once: where it counts, outside the report's dates, and where it counts
    /// for no day.
    public var pieces: [EntryID] {
        var known: Set<EntryID> = []
        return (coverage.occurrences.flatMap(\.listed) + coverage.outside + uncounted).filter { known.insert($0).inserted }
    }

    /// How often it operates at the end of the report.
    public func frequency(on dates: CoverageDates) -> Frequency { schedule.rhythm(on: dates.days.upperBound).frequency }

    /// Whether somebody has to do something about it.
    public var hasGap: Bool { coverage.occurrences.contains { $0.state.isGap } }

    /// Whose it is: its owner's; where nobody was named, its items' owners'.
    public func owners(in engagement: Engagement) -> Set<Handle> {
        if let owner { return [owner] }
        return Set(items.compactMap { engagement.work(on: engagement.items[$0].id).ownerPerson })
    }
}

/// Makes the coverage of a report, control for control.
struct ReportCoverageMaker {
    let engagement: Engagement
    let evidence: EvidenceIndex
    let dates: CoverageDates
    private(set) var controls: [CoveredControl] = []
    private(set) var coveredItems: Set<ItemID> = []

    init(engagement: Engagement, evidence: EvidenceIndex, dates: CoverageDates) {
        self.engagement = engagement
        self.evidence = evidence
        self.dates = dates
    }

    /// Adds a control with its items in scope.
    mutating func add(_ control: ControlInForce, items: [Int]) {
        let isAboutReport = control.library?.isAboutReport ?? false
        let question = CoverageQuestion(
            schedule: control.schedule, isPerformedByPeople: control.nature != .automated, isAboutReport: isAboutReport,
            due: firstDue(of: items))
        let shared = evidence.pieces(of: control.key)
        let own = items.map { evidence.pieces(of: key(of: engagement.items[$0])) }
        // What is expected once of a report's own work is met by what is attached to any of its items.
        let reachesItems = isAboutReport && question.schedule.rhythm(on: dates.days.upperBound).frequency == .once
        let all = reachesItems ? shared + own.flatMap { $0 } : shared
        let base = answer(question, by: all)
        var coverages: [ControlCoverage] = []
        for (index, position) in items.enumerated() {
            let coverage = reachesItems || own[index].isEmpty ? base : answer(question, by: shared + own[index])
            coverages.append(coverage)
            if coverage.isCovered { coveredItems.insert(engagement.items[position].id) }
        }
        let joined = base.joined(with: coverages)
        let isCovered = base.isCovered || (!coverages.isEmpty && coverages.allSatisfy(\.isCovered))
        if isCovered { for position in items { coveredItems.insert(engagement.items[position].id) } }
        controls.append(
            CoveredControl(
                key: control.key, title: control.title, schedule: control.schedule, owner: control.owner, items: items,
                isItem: false, isAboutReport: isAboutReport, coverage: joined, isCovered: isCovered,
                hasEvidence: !shared.isEmpty || own.contains { !$0.isEmpty },
                uncounted: uncounted(of: shared + own.joined(), in: coverages.isEmpty ? [base] : [joined] + coverages)))
    }

    /// Adds an item that is its own control.
    mutating func add(ownControl position: Int) {
        let item = engagement.items[position]
        let work = engagement.work(on: item.id)
        let area = engagement.areas[engagement.criteria[item.criterion].area].area
        let schedule = ControlSchedule(Frequency(rawValue: item.cadence.rawValue) ?? .once)
        let question = CoverageQuestion(
            schedule: schedule, isPerformedByPeople: true, isAboutReport: area.isAboutReport, due: work.due.value)
        let key = engagement.controlKey(of: item)
        let places = evidence.pieces(of: key) + evidence.pieces(of: self.key(of: item))
        let coverage = answer(question, by: places)
        if coverage.isCovered { coveredItems.insert(item.id) }
        controls.append(
            CoveredControl(
                key: key, title: item.title, schedule: schedule, owner: nil, items: [position], isItem: true,
                isAboutReport: area.isAboutReport, coverage: coverage, isCovered: coverage.isCovered,
                hasEvidence: !places.isEmpty, uncounted: uncounted(of: places, in: [coverage])))
    }

    private func uncounted(of places: [Int], in coverages: [ControlCoverage]) -> [EntryID] {
        guard !places.isEmpty else { return [] }
        var known = Set(coverages.flatMap { $0.outside + $0.occurrences.flatMap(\.listed) })
        return evidence.weighed(places, in: engagement.id).filter { !$0.isRetired && known.insert($0.id).inserted }
            .sorted(by: WeighedEvidence.precedes).map(\.id)
    }

    private func answer(_ question: CoverageQuestion, by places: [Int]) -> ControlCoverage {
        question.answer(by: evidence.weighed(places, in: engagement.id), on: dates)
    }

    private func key(of item: ItemDefinition) -> EvidenceIndex.ItemKey {
        EvidenceIndex.ItemKey(catalog: engagement.catalog.id, item: item.id)
    }

    private func firstDue(of items: [Int]) -> Day? {
        items.compactMap { engagement.work(on: engagement.items[$0].id).due.value }.min()
    }
}

extension ControlCoverage {
    /// This coverage of a control by its own evidence, with that of its items: an occurrence is met, too, where it is
    /// met for each of them.
    fileprivate func joined(with items: [ControlCoverage]) -> ControlCoverage {
        guard !items.isEmpty, items.contains(where: { $0 != self }) else { return self }
        if items.count == 1 { return items[0] }
        var known = Set(outside)
        let outside = outside + items.flatMap(\.outside).filter { known.insert($0).inserted }
        guard items.allSatisfy({ $0.occurrences.map(\.days) == occurrences.map(\.days) }) else {
            // Events cut the days of each item elsewhere. Where all of them are covered, the first speaks for the
            // others.
            let isCovered = items.allSatisfy(\.isCovered)
            return ControlCoverage(occurrences: isCovered ? items[0].occurrences : occurrences, outside: outside)
        }
        let joined = occurrences.indices.map { index in
            let of = items.map { $0.occurrences[index] }
            return of.allSatisfy { $0.state == .met } ? of[0].joined(by: of.dropFirst()) : occurrences[index]
        }
        return ControlCoverage(occurrences: joined, outside: outside)
    }
}

extension Engagement {
    /// The key of an item that is its own control: `CATALOG:ITEM`, or `own:ITEM` for one of the team's own.
    public func controlKey(of item: ItemDefinition) -> String {
        let isOwn = item.catalogPosition == nil && !item.isRetired
        return "\(isOwn ? "own" : catalog.id):\(item.id)"
    }
}

extension WorkspaceControls {
    /// Where the control of an item stands in ``all``; nil for an item that is its own.
    func place(ofItem item: ItemDefinition, in engagement: Engagement) -> Int? {
        if !item.control.isEmpty, let place = place(of: item.control) { return place }
        return ofItems[CatalogReference(engagement.catalog.id, item.id.text)]
    }
}
