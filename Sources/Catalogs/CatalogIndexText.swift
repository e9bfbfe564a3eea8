import Readiness
import StrictJSON

extension CatalogIndex {
    /// The table of a catalog that was read from one file, with the places of its items; nil where it was not.
    public static func table(of catalog: Catalog) -> [UInt8]? {
        guard let details = catalog.details as? DetailsOnDemand, details.nodes.count == catalog.items.count else { return nil }
        let text = CatalogIndexText(
            of: catalog, places: details.nodes.map(CatalogIndex.Place.init),
            controls: details.own.place.map(CatalogIndex.Place.init))
        return Array(text.text.utf8)
    }
}

extension CatalogIndex.Place {
    fileprivate init(_ node: JSONNode) {
        self.init(start: UInt32(node.bytes.startIndex), end: UInt32(node.bytes.endIndex))
    }
}

/// The index of a catalog, as ``CatalogIndex`` reads it.
struct CatalogIndexText {
    private(set) var text = ""

    /// - Parameters:
    ///   - catalog: The catalog.
    ///   - places: Where the JSON of each item stands in its file; empty where that is not to be said.
    ///   - controls: Where the list of the catalog's own controls stands; nil where it has none.
    init(of catalog: Catalog, places: [CatalogIndex.Place] = [], controls: CatalogIndex.Place? = nil) {
        add(["catalog", catalog.id, catalog.report.rawValue, catalog.title, catalog.version])
        for area in catalog.areas {
            add(["area", area.id, area.title, area.category, area.isRequired ? "required" : "optional", area.summary])
            for criterion in catalog.criteria[area.criteria] {
                add(["criterion", criterion.id, criterion.title, criterion.objective])
                for position in criterion.items {
                    let words = catalog.details.wordsDigest(at: position) ?? ""
                    add(catalog.items[position], words, at: places.isEmpty ? nil : places[position])
                }
            }
        }
        for preset in catalog.presets {
            add(["preset", preset.id, preset.title, preset.summary, preset.areas.joined(separator: ",")])
        }
        if let controls { add(["controls", String(controls.start), String(controls.end)]) }
    }

    private mutating func add(_ item: CatalogItem, _ words: String, at place: CatalogIndex.Place?) {
        let effort = item.effort == item.effort.rounded() ? String(Int(item.effort)) : String(item.effort)
        let types = [(ReportTypes.type1, "1"), (.type2, "2")].filter { item.types.contains($0.0) }.map(\.1).joined()
        let place = place.map { [String($0.start), String($0.end)] } ?? []
        add(
            ["item", item.id.text, item.title, item.cadence.rawValue, effort, item.role, types, words] + [
                item.control, item.priority?.rawValue ?? "", item.also,
            ] + place)
    }

    private mutating func add(_ fields: [String]) { text += fields.joined(separator: "\t") + "\n" }
}
