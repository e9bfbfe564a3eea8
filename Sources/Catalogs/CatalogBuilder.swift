import Readiness
import StrictJSON

/// Collects areas and makes a catalog of them. Everything that does not fit is refused where it stands.
struct CatalogBuilder {
    /// Whether the long texts of items are read now, to be refused now, or when somebody asks for them.
    let checksDetails: Bool

    private var areas: [Area] = []
    private var criteria: [Criterion] = []
    private var items: [CatalogItem] = []
    private var details: [JSONNode] = []
    private var areaIDs: Set<String> = []
    private var criterionIDs: Set<String> = []
    private var itemIDs: Set<String> = []

    init(checksDetails: Bool) { self.checksDetails = checksDetails }

    /// Adds an area with all that it holds.
    mutating func add(area node: JSONNode) throws(JSONError) {
        try node.refuseKeys(notAmong: ["id", "title", "category", "required", "summary", "criteria"])
        let id = try node.identifier("id", limit: 8)
        guard areaIDs.insert(id).inserted else { throw try node.required("id").error("there are two areas \(id)") }
        let (firstCriterion, firstItem) = (criteria.count, items.count)
        for criterion in try node.required("criteria").elements() { try add(criterion: criterion) }
        areas.append(
            Area(
                id: id, title: try node.text("title", upTo: 200), category: try node.text("category", upTo: 100),
                isRequired: try node.required("required").bool(), summary: try node.text("summary", upTo: 500),
                criteria: firstCriterion..<criteria.count, items: firstItem..<items.count))
    }

    /// Makes the catalog.
    ///
    /// - Parameters:
    ///   - header: The object that holds id, report, title, version and presets.
    ///   - keys: The keys that it may have.
    func catalog(header: JSONNode, keys: Set<String>) throws(JSONError) -> Catalog {
        let format = try header.required("format")
        guard try format.integer() == 1 else {
            throw format.error("the catalog's format is \(try format.integer()), and this version of Tickmark reads format 1")
        }
        try header.refuseKeys(notAmong: keys)
        let report = try header.required("report")
        guard let kind = ReportKind(rawValue: try report.string()) else {
            throw report.error("\"report\" is \"soc1\" or \"soc2\"")
        }
        guard !items.isEmpty else { throw header.error("the catalog has no items") }
        var presets: [Preset] = []
        for node in try header["presets"]?.elements() ?? [] { presets.append(try preset(node)) }
        return Catalog(
            id: try header.identifier("id", limit: 32), report: kind, title: try header.text("title", upTo: 200),
            version: try header.text("version", upTo: 32), areas: areas, criteria: criteria, items: items, presets: presets,
            details: DetailsOnDemand(nodes: details))
    }

    private mutating func add(criterion node: JSONNode) throws(JSONError) {
        try node.refuseKeys(notAmong: ["id", "title", "objective", "items"])
        let id = try node.identifier("id", limit: 16)
        guard criterionIDs.insert(id).inserted else {
            throw try node.required("id").error("there are two criteria or objectives \(id)")
        }
        let first = items.count
        for item in try node.required("items").elements() { try add(item: item, of: id) }
        criteria.append(
            Criterion(
                id: id, title: try node.text("title", upTo: 200),
                objective: node["objective"] == nil ? "" : try node.text("objective", upTo: 500), area: areas.count,
                items: first..<items.count))
    }

    private mutating func add(item node: JSONNode, of criterion: String) throws(JSONError) {
        if checksDetails {
            try node.refuseKeys(
                notAmong: ["id", "title", "guidance", "evidence", "cadence", "effort", "role", "types", "crosswalk"])
            _ = try node.itemDetail()
        }
        let id = try node.identifier("id", limit: 32)
        // The criterion can be read off an item's id, also of one that a later catalog has dropped.
        guard id.hasPrefix(criterion + "-") else {
            throw try node.required("id").error("an item of \(criterion) has an id that begins with \(criterion)-")
        }
        guard itemIDs.insert(id).inserted else { throw try node.required("id").error("there are two items \(id)") }
        let cadence = try node.required("cadence")
        guard let known = Cadence(rawValue: try cadence.string()) else {
            let names = Cadence.allCases.map(\.rawValue).joined(separator: ", ")
            throw cadence.error("a cadence is one of \(names)")
        }
        let effort = try node.required("effort")
        guard case 0...365 = try effort.number() else { throw effort.error("the effort is a number of days from 0 to 365") }
        items.append(
            CatalogItem(
                id: ItemID(id), title: try node.text("title", upTo: 200), criterion: criteria.count, cadence: known,
                effort: try effort.number(), role: try node.text("role", upTo: 100), types: try types(of: node)))
        details.append(node)
    }

    private func types(of item: JSONNode) throws(JSONError) -> ReportTypes {
        let node = try item.required("types")
        var types: ReportTypes = []
        for type in try node.elements() {
            switch try type.integer() {
            case 1: types.insert(.type1)
            case 2: types.insert(.type2)
            default: throw type.error("a type is 1 or 2")
            }
        }
        guard !types.isEmpty else { throw node.error("an item belongs to at least one type, 1 or 2") }
        return types
    }

    private func preset(_ node: JSONNode) throws(JSONError) -> Preset {
        try node.refuseKeys(notAmong: ["id", "title", "summary", "areas"])
        let named = try node.required("areas")
        for area in try named.elements() where !areaIDs.contains(try area.string()) {
            throw area.error("there is no area \(try area.string())")
        }
        return Preset(
            id: try node.identifier("id", limit: 32), title: try node.text("title", upTo: 200),
            summary: try node.text("summary", upTo: 500), areas: try named.strings())
    }
}

/// Decodes an item's long texts when somebody looks at it.
private struct DetailsOnDemand: ItemDetails {
    let nodes: [JSONNode]

    func detail(at position: Int) -> ItemDetail {
        guard nodes.indices.contains(position) else { return ItemDetail() }
        // A team's catalog was read whole when it was opened; a built-in one is read whole by the tests.
        return (try? nodes[position].itemDetail()) ?? ItemDetail()
    }
}
