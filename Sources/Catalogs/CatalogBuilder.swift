import Platform
import Readiness
import StrictJSON

/// Collects areas and makes a catalog of them. Everything that does not fit is refused where it stands.
struct CatalogBuilder {
    static let itemKeys: [StaticString] = [
        "id", "title", "guidance", "evidence", "type1", "nothingOccurred", "cadence", "effort", "role", "types", "control",
        "priority", "also", "crosswalk",
    ]

    private var areas: [Area] = []
    private var criteria: [Criterion] = []
    private var items: [CatalogItem] = []
    private var presets: [Preset] = []
    /// The items as they stand in the file, until they are forgotten.
    private var drafts: [JSONNode] = []
    private var texts = ItemTexts()
    private var controls: [Control] = []
    private var areaIDs: Set<String> = []
    private var criterionIDs: Set<String> = []
    private var presetIDs: Set<String> = []

    /// Begins with nothing.
    init() {}

    /// Adds areas with all that they hold.
    mutating func add(areas nodes: [JSONNode]) throws(JSONError) {
        let known = criteria.count
        for node in nodes { try add(area: node) }
        items += try Self.items(ofCriteria: known..<criteria.count, criteria, drafts)
    }

    /// Lets go of the items as they stand in the file, when nothing is left to be said of them.
    mutating func forgetDrafts() { drafts = [] }

    /// Lets go of the bytes of the one area that was added, which somebody keeps.
    ///
    /// - Parameters:
    ///   - copy: Who keeps them.
    ///   - offset: Where the area begins in the file.
    mutating func leaveTexts(in copy: any CatalogCopy, from offset: Int) { texts.leave(in: copy, from: offset) }

    /// Puts together areas that were read each by itself; nil where they do not fit beside each other.
    init?(joining others: [CatalogBuilder]) {
        items.reserveCapacity(others.reduce(0) { $0 + $1.items.count })
        for other in others where !append(other) { return nil }
    }

    private mutating func append(_ other: CatalogBuilder) -> Bool {
        guard areaIDs.isDisjoint(with: other.areaIDs), areaIDs.isDisjoint(with: other.criterionIDs),
            criterionIDs.isDisjoint(with: other.areaIDs), criterionIDs.isDisjoint(with: other.criterionIDs)
        else { return false }
        areaIDs.formUnion(other.areaIDs)
        criterionIDs.formUnion(other.criterionIDs)
        texts.append(other.texts)
        let (knownAreas, knownCriteria, knownItems) = (areas.count, criteria.count, items.count)
        areas += other.areas.map { $0.moved(behind: knownCriteria, knownItems) }
        criteria += other.criteria.map { $0.moved(behind: knownAreas, knownItems) }
        items += other.items.map { $0.moved(behind: knownCriteria) }
        return true
    }

    private mutating func add(area node: JSONNode) throws(JSONError) {
        try node.refuseKeys(notAmong: ["id", "title", "category", "required", "summary", "criteria"])
        let id = try node.identifier("id", limit: 8)
        guard areaIDs.insert(id).inserted else { throw try node.required("id").error("there are two areas \(id)") }
        guard !criterionIDs.contains(id) else { throw try node.required("id").error(Self.ambiguous(id)) }
        let (firstCriterion, firstItem) = (criteria.count, drafts.count)
        for criterion in try node.someElements("criteria", of: "criterion or objective") { try add(criterion: criterion, of: id) }
        areas.append(
            Area(
                id: id, title: try node.text("title", upTo: 200), category: try node.text("category", upTo: 100),
                isRequired: try node.required("required").bool(), summary: try node.text("summary", upTo: 500),
                criteria: firstCriterion..<criteria.count, items: firstItem..<drafts.count))
        texts.add(drafts[firstItem...].map(\.bytes), in: node.bytes)
    }

    /// Adds the presets that a header holds, when all areas are known.
    mutating func add(presetsOf header: JSONNode) throws(JSONError) {
        for node in try header["presets"]?.elements() ?? [] { try add(preset: node) }
    }

    /// Makes the catalog of what was added.
    func catalog(_ header: CatalogHeader) -> Catalog {
        Catalog(
            id: header.id, report: header.report, title: header.title, version: header.version, areas: areas, criteria: criteria,
            items: items, presets: presets, details: DetailsOnDemand(texts, controls: controls))
    }

    /// Adds the controls that a catalog defines for itself, when all items are known. Those and the items name each
    /// other; keys that the catalog does not define are the library's.
    ///
    /// - Parameters:
    ///   - list: The list of the controls.
    ///   - catalog: The catalog's id.
    mutating func add(controls list: JSONNode, of catalog: String) throws(JSONError) {
        var builder = ControlBuilder()
        let keys = Dictionary(items.map { (CatalogReference(catalog, $0.id.text).description, $0.control) }) { first, _ in first }
        for element in try list.elements() {
            try builder.add(control: element)
            guard let control = builder.controls.last else { continue }
            for (item, place) in try element.references("items", noun: "item") {
                guard let key = keys[item.description] else { throw place.error("the catalog has no item \(item)") }
                guard key == control.key else {
                    throw place.error("\(item) says that it belongs to \(key.isEmpty ? "no control" : key)")
                }
            }
        }
        for (position, item) in items.enumerated() where builder.positions[item.control] != nil {
            let reference = CatalogReference(catalog, item.id.text)
            guard builder.owners[reference.description] != nil else {
                let place = drafts.indices.contains(position) ? try drafts[position].required("control") : list
                throw place.error("\(item.control) does not have \(reference) among its items")
            }
        }
        controls = builder.controls
    }

    private mutating func add(criterion node: JSONNode, of area: String) throws(JSONError) {
        try node.refuseKeys(notAmong: ["id", "title", "objective", "items"])
        let id = try node.identifier("id", limit: 16)
        guard criterionIDs.insert(id).inserted else {
            throw try node.required("id").error("there are two criteria or objectives \(id)")
        }
        // Scope is decided by these ids: of two things with one id, putting the one out of scope would put the other
        // out, too.
        guard id == area || !areaIDs.contains(id) else { throw try node.required("id").error(Self.ambiguous(id)) }
        let first = drafts.count
        drafts += try node.someElements("items", of: "item")
        criteria.append(
            Criterion(
                id: id, title: try node.text("title", upTo: 200),
                objective: node["objective"] == nil ? "" : try node.text("objective", upTo: 500), area: areas.count,
                items: first..<drafts.count))
    }

    private static func items(
        ofCriteria share: Range<Int>, _ criteria: [Criterion], _ drafts: [JSONNode]
    ) throws(JSONError) -> [CatalogItem] {
        var items: [CatalogItem] = []
        // There are few, and many items of each.
        var roles: Set<String> = []
        // An item's id begins with its criterion's, so that items of two criteria never share one.
        var ids: Set<String> = []
        for index in share {
            ids.removeAll(keepingCapacity: true)
            for position in criteria[index].items {
                let draft = drafts[position]
                let item = try item(draft, of: criteria[index].id, at: index, &roles)
                guard ids.insert(item.id.text).inserted else {
                    throw try draft.required("id").error("there are two items \(item.id)")
                }
                items.append(item)
            }
        }
        return items
    }

    private static func item(
        _ node: JSONNode, of criterion: String, at index: Int, _ roles: inout Set<String>
    ) throws(JSONError) -> CatalogItem {
        try node.refuseKeys(notAmong: itemKeys)
        try node.checkItemDetail()
        let id = try node.identifier("id", limit: 32)
        // The criterion can be read off an item's id, also of one that a later catalog has dropped; and no id of a
        // catalog is ever that of an item which a team adds for itself, since those have letters behind the dash.
        guard id.hasPrefix(criterion + "-"), isNumber(id.utf8.dropFirst(criterion.utf8.count + 1)) else {
            throw try node.required("id").error(
                "the id of an item of \(criterion) is \(criterion)- and a number of up to 6 digits")
        }
        let cadence = try node.required("cadence")
        guard let known = Cadence(rawValue: try cadence.string()) else {
            let names = Cadence.allCases.map(\.rawValue).joined(separator: ", ")
            throw cadence.error("a cadence is one of \(names)")
        }
        let effort = try node.required("effort")
        let days = try effort.number()
        guard (0...365).contains(days) else { throw effort.error("the effort is a number of days from 0 to 365") }
        return CatalogItem(
            id: ItemID(id), title: try node.text("title", upTo: 200), criterion: index, cadence: known, effort: days,
            role: roles.insert(try node.text("role", upTo: 100)).memberAfterInsert, types: try types(of: node),
            control: node["control"] == nil ? "" : try node.key("control"),
            priority: node["priority"] == nil ? nil : try node.word("priority"), also: try node.searchWords())
    }

    private static func types(of item: JSONNode) throws(JSONError) -> ReportTypes {
        let node = try item.required("types")
        var types: ReportTypes = []
        for type in try node.elements() {
            let one: ReportTypes
            switch try type.integer() {
            case 1: one = .type1
            case 2: one = .type2
            default: throw type.error("a type is 1 or 2")
            }
            guard types.insert(one).inserted else { throw type.error("duplicate type") }
        }
        guard !types.isEmpty else { throw node.error("an item belongs to at least one type, 1 or 2") }
        return types
    }

    private mutating func add(preset node: JSONNode) throws(JSONError) {
        try node.refuseKeys(notAmong: ["id", "title", "summary", "areas"])
        let id = try node.identifier("id", limit: 32)
        guard presetIDs.insert(id).inserted else { throw try node.required("id").error("there are two presets \(id)") }
        var named: [String] = []
        for area in try node.someElements("areas", of: "area") {
            let name = try area.string()
            guard areaIDs.contains(name) else { throw area.error("there is no area \(name.shortened)") }
            guard !named.contains(name) else { throw area.error("duplicate area \(name)") }
            named.append(name)
        }
        presets.append(
            Preset(
                id: id, title: try node.text("title", upTo: 200), summary: try node.text("summary", upTo: 500), areas: named))
    }

    private static func ambiguous(_ id: String) -> String { "\(id) is the id of another area and of a criterion or objective" }

    private static func isNumber(_ text: Substring.UTF8View) -> Bool {
        (1...6).contains(text.count) && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension Area {
    /// The area, where others have criteria and items before it.
    fileprivate func moved(behind criteria: Int, _ items: Int) -> Area {
        Area(
            id: id, title: title, category: category, isRequired: isRequired, summary: summary,
            criteria: self.criteria.moved(by: criteria), items: self.items.moved(by: items))
    }
}

extension Criterion {
    /// The criterion, where others have areas and items before it.
    fileprivate func moved(behind areas: Int, _ items: Int) -> Criterion {
        Criterion(id: id, title: title, objective: objective, area: area + areas, items: self.items.moved(by: items))
    }
}

extension CatalogItem {
    /// The item, where others have criteria before it.
    fileprivate func moved(behind criteria: Int) -> CatalogItem {
        CatalogItem(
            id: id, title: title, criterion: criterion + criteria, cadence: cadence, effort: effort, role: role, types: types,
            control: control, priority: priority, also: also)
    }
}

extension Range<Int> {
    fileprivate func moved(by distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }
}
