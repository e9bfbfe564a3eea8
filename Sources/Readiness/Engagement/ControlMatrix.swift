/// The controls of a report over its criteria or control objectives: what sections 3 and 4 of a report are made from.
public struct ControlMatrix: Sendable {
    /// A criterion or control objective, with the controls that serve it.
    public struct Row: Sendable {
        /// The criterion or control objective.
        public let criterion: CriterionStanding
        /// Positions in ``ControlMatrix/controls``.
        public let controls: [Int]
    }

    /// The report.
    public let engagement: Engagement
    /// The controls in the report's scope that were not set aside, in order.
    public let controls: [ControlInForce]
    /// The criteria and control objectives in scope, in order.
    public let rows: [Row]
    /// Those that the team set aside, which serve nothing.
    public let setAside: [ControlInForce]

    /// Lays controls over a report.
    public init(_ controls: WorkspaceControls, over engagement: Engagement) {
        self.engagement = engagement
        let inScope = controls.inScope(of: engagement)
        let standing = inScope.filter { $0.exclusion == nil }
        self.controls = standing
        setAside = inScope.filter { $0.exclusion != nil }
        var serving: [CatalogReference: [Int]] = [:]
        for (position, control) in standing.enumerated() {
            for criterion in control.criteria { serving[criterion, default: []].append(position) }
        }
        // An item of a team's catalog may name a control that knows nothing of its criterion.
        let places = Dictionary(standing.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        for item in engagement.items where engagement.isInScope(item) && engagement.work(on: item.id).status != .notApplicable {
            guard let place = places[item.control] else { continue }
            let criterion = CatalogReference(engagement.catalog.id, engagement.criteria[item.criterion].id)
            if serving[criterion]?.contains(place) != true { serving[criterion, default: []].append(place) }
        }
        rows = engagement.criteriaInScope.map { criterion in
            let controls = serving[CatalogReference(engagement.catalog.id, criterion.id)] ?? []
            return Row(criterion: criterion, controls: controls.sorted())
        }
    }

    /// Criteria and control objectives that no control serves.
    public var holes: [CriterionStanding] { rows.filter(\.controls.isEmpty).map(\.criterion) }

    /// The criteria in scope that a control serves.
    public func criteria(of control: Int) -> [String] {
        rows.filter { $0.controls.contains(control) }.map(\.criterion.id)
    }

    /// Controls in scope, by an item, that serve no criterion in scope.
    public var idle: [ControlInForce] {
        let serving = Set(rows.flatMap(\.controls))
        return controls.enumerated().filter { !serving.contains($0.offset) }.map(\.element)
    }

    /// The criteria and control objectives of other reports that a control serves, too.
    public func elsewhere(_ control: ControlInForce) -> [CatalogReference] {
        control.criteria.filter { $0.catalog != engagement.catalog.id }
    }
}
