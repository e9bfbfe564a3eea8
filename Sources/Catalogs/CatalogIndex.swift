import Readiness

/// The short texts of a built-in catalog, in the order that they stand in its JSON: a table of lines whose fields are parted by tabs.
///
/// Every start needs the ids, titles and cadences of hundreds of items, and none of their long texts. Reading them from here costs a tenth of
/// reading the JSON, which is the source: the tests make this table from it and compare. The lines are
///
/// ```
/// catalog    ID  TITLE  VERSION
/// area       ID  TITLE  CATEGORY  required|optional  SUMMARY
/// criterion  ID  TITLE  OBJECTIVE
/// item       ID  TITLE  CADENCE  EFFORT  ROLE  TYPES
/// preset     ID  TITLE  SUMMARY  AREAS
/// ```
///
/// where a criterion belongs to the area above it and an item to the criterion above it, `TYPES` is `1`, `2` or `12`, and `AREAS` are
/// parted by commas.
struct CatalogIndex {
    private var title = ""
    private var version = ""
    private var areas: [Area] = []
    private var criteria: [Criterion] = []
    private var items: [CatalogItem] = []
    private var presets: [Preset] = []

    /// Reads a table, or gives nil where it is not one.
    init?(_ table: [UInt8]) {
        items.reserveCapacity(300)
        criteria.reserveCapacity(80)
        let isWhole = table.withUnsafeBufferPointer { bytes in
            var start = bytes.startIndex
            while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
                guard read(Fields(bytes[start..<end])) else { return false }
                start = end + 1
            }
            return start == bytes.endIndex
        }
        guard isWhole, !title.isEmpty else { return nil }
        close()
    }

    /// Makes the catalog of what was read.
    func catalog(for report: ReportKind) -> Catalog {
        let details = BuiltInDetails(report: report, itemsOfAreas: areas.map(\.items))
        return Catalog(
            id: report.rawValue, report: report, title: title, version: version, areas: areas, criteria: criteria, items: items,
            presets: presets, details: details)
    }

    private mutating func read(_ line: Fields) -> Bool {
        var fields = line
        switch fields.next() {
        case "item": return readItem(&fields)
        case "criterion": return readCriterion(&fields)
        case "area": return readArea(&fields)
        case "preset": return readPreset(&fields)
        case "catalog":
            guard fields.next() != nil, let title = fields.next(), let version = fields.next() else { return false }
            (self.title, self.version) = (title, version)
            return true
        default: return false
        }
    }

    private mutating func readItem(_ fields: inout Fields) -> Bool {
        guard let id = fields.next(), let title = fields.next(), let cadence = fields.next().flatMap(Cadence.init(rawValue:)),
            let effort = fields.next().flatMap(Double.init), let role = fields.next(), let types = fields.next(),
            !criteria.isEmpty
        else { return false }
        let belongs: ReportTypes
        switch types {
        case "1": belongs = .type1
        case "2": belongs = .type2
        case "12": belongs = [.type1, .type2]
        default: return false
        }
        items.append(
            CatalogItem(
                id: ItemID(id), title: title, criterion: criteria.count - 1, cadence: cadence, effort: effort, role: role,
                types: belongs))
        return true
    }

    private mutating func readCriterion(_ fields: inout Fields) -> Bool {
        guard let id = fields.next(), let title = fields.next(), let objective = fields.next(), !areas.isEmpty else {
            return false
        }
        closeCriterion()
        criteria.append(
            Criterion(id: id, title: title, objective: objective, area: areas.count - 1, items: items.count..<items.count))
        return true
    }

    private mutating func readArea(_ fields: inout Fields) -> Bool {
        guard let id = fields.next(), let title = fields.next(), let category = fields.next(), let required = fields.next(),
            let summary = fields.next()
        else { return false }
        close()
        areas.append(
            Area(
                id: id, title: title, category: category, isRequired: required == "required", summary: summary,
                criteria: criteria.count..<criteria.count, items: items.count..<items.count))
        return true
    }

    private mutating func readPreset(_ fields: inout Fields) -> Bool {
        guard let id = fields.next(), let title = fields.next(), let summary = fields.next(), let areas = fields.next() else {
            return false
        }
        presets.append(Preset(id: id, title: title, summary: summary, areas: areas.split(separator: ",").map(String.init)))
        return true
    }

    /// Ends the last area and its last criterion: what was read since belongs to them.
    private mutating func close() {
        closeCriterion()
        guard let last = areas.popLast() else { return }
        areas.append(
            Area(
                id: last.id, title: last.title, category: last.category, isRequired: last.isRequired, summary: last.summary,
                criteria: last.criteria.lowerBound..<criteria.count, items: last.items.lowerBound..<items.count))
    }

    private mutating func closeCriterion() {
        guard let last = criteria.popLast() else { return }
        criteria.append(
            Criterion(
                id: last.id, title: last.title, objective: last.objective, area: last.area,
                items: last.items.lowerBound..<items.count))
    }
}

/// The fields of a line, from left to right.
private struct Fields {
    private var rest: Slice<UnsafeBufferPointer<UInt8>>
    private var isAtEnd = false

    init(_ line: Slice<UnsafeBufferPointer<UInt8>>) { rest = line }

    /// The next field, or nil where the line has ended.
    mutating func next() -> String? {
        guard !isAtEnd else { return nil }
        let end = rest.firstIndex(of: UInt8(ascii: "\t"))
        isAtEnd = end == nil
        defer { if let end { rest = rest[(end + 1)...] } }
        return String(decoding: UnsafeBufferPointer(rebasing: rest[..<(end ?? rest.endIndex)]), as: UTF8.self)
    }
}
