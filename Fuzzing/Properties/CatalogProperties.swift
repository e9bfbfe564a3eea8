import Readiness
import Themes

@testable import Catalogs

/// A catalog that is accepted fits together and can be shown; one that is refused is refused at a line that it has.
func checkCatalog(_ bytes: [UInt8]) throws(Broken) {
    try checkPieces(of: bytes)
    let catalog: Catalog
    do throws(CatalogError) {
        catalog = try CatalogReader.read(bytes, file: "catalogs/fuzz.json")
    } catch {
        try promise(line: error.line, within: bytes)
        return try promise(error.description.utf8.count <= 1500, "the message has \(error.description.utf8.count) bytes")
    }
    try checkRanges(of: catalog)
    for (index, item) in catalog.items.enumerated() {
        try promise(catalog.position(of: item.id) == index, "an item is not found where it stands")
        try promise(!catalog.details.detail(at: index).evidence.isEmpty, "an item's texts are lost")
    }
    for preset in catalog.presets {
        try promise(preset.areas.allSatisfy { catalog.areaIndex($0) != nil }, "a preset names an area that is not there")
    }
    try checkScreens(of: catalog)
}

/// A catalog that is read area by area is the one that is read in one go, and one that is refused is refused both ways.
private func checkPieces(of bytes: [UInt8]) throws(Broken) {
    let (pieces, whole) = (CatalogReader.readInPieces(bytes), try? CatalogReader.readInOneGo(bytes))
    guard let pieces, let whole else {
        return try promise(pieces == nil && whole == nil, "a catalog is accepted only one way: in pieces \(pieces != nil)")
    }
    try promise(pieces.id == whole.id && pieces.report == whole.report && pieces.title == whole.title, "another header")
    try promise(pieces.version == whole.version && pieces.presets == whole.presets, "another version or other presets")
    try promise(pieces.areas == whole.areas && pieces.criteria == whole.criteria, "other areas or criteria")
    try promise(pieces.items == whole.items, "other items")
    try promise(pieces.details.controls() == whole.details.controls(), "other controls")
    for position in 0...pieces.items.count {
        try promise(pieces.details.detail(at: position) == whole.details.detail(at: position), "other texts at \(position)")
    }
}

private func checkRanges(of catalog: Catalog) throws(Broken) {
    try promise(catalog.areas.flatMap { Array($0.items) } == Array(catalog.items.indices), "areas do not hold every item once")
    try promise(
        catalog.areas.flatMap { Array($0.criteria) } == Array(catalog.criteria.indices), "areas do not hold every criterion once")
    for (index, item) in catalog.items.enumerated() {
        try promise(catalog.criteria[item.criterion].items.contains(index), "an item is not its criterion's")
    }
}

/// A table that is taken for an index, which may be anything that is in the way of one, makes a catalog that fits
/// together and can be shown.
func checkIndex(_ bytes: [UInt8]) throws(Broken) {
    guard let index = CatalogIndex(bytes[...]) else { return }
    let catalog = index.catalog(details: [ItemDetail]())
    try checkRanges(of: catalog)
    try promise(catalog.items.allSatisfy { (0...365).contains($0.effort) }, "an effort is no number of days")
    try checkScreens(of: catalog)
}

/// A theme that is accepted has colors; one that is refused is refused at a line that it has.
func checkTheme(_ bytes: [UInt8]) throws(Broken) {
    do throws(ThemeError) {
        _ = try ThemeReader.read(bytes, file: "fuzz.json")
    } catch {
        try promise(line: error.line, within: bytes)
        try promise(error.description.utf8.count <= 1500, "the message has \(error.description.utf8.count) bytes")
    }
}
