import Readiness

/// The index of a catalog, as ``CatalogIndex`` reads it.
struct CatalogIndexText {
    private(set) var text = ""

    init(of catalog: Catalog) {
        add(["catalog", catalog.id, catalog.report.rawValue, catalog.title, catalog.version])
        for area in catalog.areas {
            add(["area", area.id, area.title, area.category, area.isRequired ? "required" : "optional", area.summary])
            for criterion in catalog.criteria[area.criteria] {
                add(["criterion", criterion.id, criterion.title, criterion.objective])
                for position in criterion.items {
                    let words = catalog.details.wordsDigest(at: position) ?? ""
                    add(catalog.items[position], words)
                }
            }
        }
        for preset in catalog.presets {
            add(["preset", preset.id, preset.title, preset.summary, preset.areas.joined(separator: ",")])
        }
    }

    private mutating func add(_ item: CatalogItem, _ words: String) {
        let effort = item.effort == item.effort.rounded() ? String(Int(item.effort)) : String(item.effort)
        let types = [(ReportTypes.type1, "1"), (.type2, "2")].filter { item.types.contains($0.0) }.map(\.1).joined()
        add([
            "item", item.id.text, item.title, item.cadence.rawValue, effort, item.role, types, words, item.control,
            item.priority?.rawValue ?? "", item.also,
        ])
    }

    private mutating func add(_ fields: [String]) { text += fields.joined(separator: "\t") + "\n" }
}
