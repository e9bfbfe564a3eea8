import Platform
import Readiness

/// The short texts of a catalog, in the order that they stand in its JSON: a table of lines whose fields are parted by
/// tabs, which no text of a catalog can hold.
///
/// Every start needs the ids, titles and cadences of all items, and none of their long texts. Reading them from here
/// costs a tenth of reading the JSON, which is the source. That of a built-in catalog is in the binary: the tests make
/// it from the JSON and compare. The lines are
///
/// ```
/// catalog    ID  REPORT  TITLE  VERSION
/// area       ID  TITLE  CATEGORY  required|optional  SUMMARY
/// criterion  ID  TITLE  OBJECTIVE
/// item       ID  TITLE  CADENCE  EFFORT  ROLE  TYPES  WORDS  CONTROL  PRIORITY  ALSO
/// preset     ID  TITLE  SUMMARY  AREAS
/// ```
///
/// where a criterion belongs to the area above it and an item to the criterion above it, `TYPES` is `1`, `2` or `12`,
/// `AREAS` are parted by commas, `WORDS` is the digest of all that the item says, and `ALSO` are words parted by
/// commas. What an item does not have is empty.
public struct CatalogIndex: Sendable {
    /// The catalog's id.
    public private(set) var id = ""
    /// The kind of report that it is for.
    public private(set) var report = ReportKind.soc2
    private var title = ""
    private var version = ""
    private var areas: [Area] = []
    private var criteria: [Criterion] = []
    private var items: [CatalogItem] = []
    private var presets: [Preset] = []
    private var roles = RepeatedTexts()
    /// Whether a criterion of the area that was begun last was begun: without one no item can follow.
    private var isInCriterion = false
    /// The digests of what the items say.
    public private(set) var words: WordsDigests

    /// Reads a table, or gives nil where it is not one.
    public init?(_ table: ArraySlice<UInt8>) {
        words = WordsDigests(table)
        // A line has about a hundred bytes.
        items.reserveCapacity(table.count / 100)
        let isWhole = table.withUnsafeBufferPointer { bytes in
            var start = bytes.startIndex
            while let end = UnsafeRawBufferPointer(bytes).offset(of: UInt8(ascii: "\n"), in: start..<bytes.count) {
                guard read(IndexFields(bytes[start..<end])) else { return false }
                start = end + 1
            }
            return start == bytes.endIndex
        }
        guard isWhole, !title.isEmpty else { return nil }
        close()
    }

    /// The positions of each area's items, in the order of the areas.
    var itemsOfAreas: [Range<Int>] { areas.map(\.items) }

    /// Makes the catalog of what was read.
    ///
    /// - Parameter details: Where the long texts come from.
    public func catalog(details: any ItemDetails) -> Catalog {
        Catalog(
            id: id, report: report, title: title, version: version, areas: areas, criteria: criteria, items: items,
            presets: presets,
            details: details)
    }

    private mutating func read(_ line: IndexFields) -> Bool {
        var fields = line
        // Most lines are items.
        if fields.skip("item") { return readItem(&fields) }
        switch fields.next() {
        case "criterion": return readCriterion(&fields)
        case "area": return readArea(&fields)
        case "preset": return readPreset(&fields)
        case "catalog":
            guard let id = fields.next(), let report = fields.next().flatMap(ReportKind.init(rawValue:)),
                let title = fields.next(),
                let version = fields.next()
            else { return false }
            (self.id, self.report, self.title, self.version) = (id, report, title, version)
            return true
        default: return false
        }
    }

    private mutating func readItem(_ fields: inout IndexFields) -> Bool {
        guard let id = fields.next(), let title = fields.next(), let cadence = fields.next().flatMap(Cadence.init(rawValue:)),
            let effort = fields.next().flatMap(Double.init), (0...365).contains(effort), let role = roles.text(&fields),
            isInCriterion
        else { return false }
        let belongs: ReportTypes
        if fields.skip("12") {
            belongs = [.type1, .type2]
        } else if fields.skip("2") {
            belongs = .type2
        } else if fields.skip("1") {
            belongs = .type1
        } else {
            return false
        }
        guard let digest = fields.nextBytes(), words.add(digest), let control = fields.next() else { return false }
        var priority: Priority?
        if fields.skip("core") {
            priority = .core
        } else if fields.skip("usual") {
            priority = .usual
        } else if fields.skip("stretch") {
            priority = .stretch
        } else if !fields.skip("") {
            return false
        }
        guard let also = fields.next() else { return false }
        items.append(
            CatalogItem(
                id: ItemID(id), title: title, criterion: criteria.count - 1, cadence: cadence, effort: effort, role: role,
                types: belongs, control: control, priority: priority, also: also))
        return fields.isAtEnd
    }

    private mutating func readCriterion(_ fields: inout IndexFields) -> Bool {
        guard let id = fields.next(), let title = fields.next(), let objective = fields.next(), !areas.isEmpty else {
            return false
        }
        closeCriterion()
        isInCriterion = true
        criteria.append(
            Criterion(id: id, title: title, objective: objective, area: areas.count - 1, items: items.count..<items.count))
        return true
    }

    private mutating func readArea(_ fields: inout IndexFields) -> Bool {
        guard let id = fields.next(), let title = fields.next(), let category = fields.next(), let required = fields.next(),
            let summary = fields.next()
        else { return false }
        close()
        isInCriterion = false
        areas.append(
            Area(
                id: id, title: title, category: category, isRequired: required == "required", summary: summary,
                criteria: criteria.count..<criteria.count, items: items.count..<items.count))
        return true
    }

    private mutating func readPreset(_ fields: inout IndexFields) -> Bool {
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
