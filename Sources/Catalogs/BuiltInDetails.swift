import Readiness
import StrictJSON
import Synchronization

/// The long texts of a built-in catalog: the JSON of an area is read when somebody looks at one of its items, and kept
/// until somebody looks at another area's.
final class BuiltInDetails: ItemDetails {
    private let report: ReportKind
    private let itemsOfAreas: [Range<Int>]
    private let words: WordsDigests
    private let latest = Mutex<(area: Int, items: [JSONNode])?>(nil)

    /// - Parameters:
    ///   - report: The report that the catalog is for.
    ///   - itemsOfAreas: The positions of each area's items, in the order of the areas' files.
    ///   - words: The digests of what the items say.
    init(report: ReportKind, itemsOfAreas: [Range<Int>], words: WordsDigests) {
        self.report = report
        self.itemsOfAreas = itemsOfAreas
        self.words = words
    }

    /// The texts of the item at a position; empty where there is none. The tests read every one.
    func detail(at position: Int) -> ItemDetail {
        guard let area = itemsOfAreas.firstIndex(where: { $0.contains(position) }) else { return ItemDetail() }
        let items = latest.withLock { latest in
            if let latest, latest.area == area { return latest.items }
            let items = (try? readItems(of: area)) ?? []
            latest = (area, items)
            return items
        }
        let place = position - itemsOfAreas[area].lowerBound
        guard items.indices.contains(place) else { return ItemDetail() }
        return (try? items[place].itemDetail()) ?? ItemDetail()
    }

    func wordsDigest(at position: Int) -> String? { words.digest(at: position) }

    private func readItems(of area: Int) throws(JSONError) -> [JSONNode] {
        var items: [JSONNode] = []
        let root = try CatalogReader.document(BuiltInCatalogs.areas(of: report)[area].bytes)
        for criterion in try root.required("criteria").elements() { items += try criterion.required("items").elements() }
        return items
    }
}
