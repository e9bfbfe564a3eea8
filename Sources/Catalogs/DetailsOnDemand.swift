import Digests
import Readiness
import StrictJSON
import Synchronization

/// Decodes an item's long texts when somebody looks at it.
///
/// It holds where the items stand in the file's bytes, and not what the reader made of them: that takes as much memory as the file.
final class DetailsOnDemand: ItemDetails {
    private let items: ItemTexts
    private let own: [Control]
    /// The digests that somebody asked for: whatever was signed is held against them at each look at all items.
    private let digests = Mutex<[Int: DigestValue]>([:])

    /// - Parameters:
    ///   - items: The bytes of the items, in the catalog's order.
    ///   - controls: The controls that the catalog defines for itself.
    init(_ items: ItemTexts, controls: [Control] = []) {
        self.items = items
        own = controls
    }

    func controls() -> [Control] { own }

    func detail(at position: Int) -> ItemDetail {
        guard let node = node(at: position) else { return ItemDetail() }
        // Every text was checked when the catalog was read.
        return (try? node.itemDetail()) ?? ItemDetail()
    }

    func wordsDigest(at position: Int) -> String? {
        if let known = digests.withLock({ $0[position] }) { return known.text }
        guard let node = node(at: position), let title = try? node.required("title").string(), let detail = try? node.itemDetail()
        else { return nil }
        let made = WordsDigests.digest(title: title, detail)
        digests.withLock { $0[position] = DigestValue(hexadecimal: made.utf8) }
        return made
    }

    private func node(at position: Int) -> JSONNode? {
        items[position].flatMap { try? JSONDocument($0).root }
    }
}

/// Where the items of a catalog stand in the bytes of its files, in the catalog's order.
struct ItemTexts: Sendable {
    /// The bytes of the areas, each a part of a file.
    private var areas: [ArraySlice<UInt8>] = []
    private var places: [Place] = []

    /// A third of what a slice takes.
    private struct Place: Sendable {
        let area: UInt32
        let start: UInt32
        let end: UInt32
    }

    /// Adds the items of an area.
    ///
    /// - Parameters:
    ///   - items: Their bytes, which are parts of the area's.
    ///   - area: Those of the area.
    mutating func add(_ items: [ArraySlice<UInt8>], in area: ArraySlice<UInt8>) {
        for item in items {
            places.append(
                Place(
                    area: UInt32(areas.count), start: UInt32(item.startIndex - area.startIndex),
                    end: UInt32(item.endIndex - area.startIndex)))
        }
        areas.append(area)
    }

    /// Adds the items of other areas behind these.
    mutating func append(_ other: ItemTexts) {
        let known = UInt32(areas.count)
        places += other.places.map { Place(area: $0.area + known, start: $0.start, end: $0.end) }
        areas += other.areas
    }

    /// The bytes of the item at a position; nil where there is none.
    subscript(position: Int) -> ArraySlice<UInt8>? {
        guard places.indices.contains(position) else { return nil }
        let (place, area) = (places[position], areas[Int(places[position].area)])
        return area[(area.startIndex + Int(place.start))..<(area.startIndex + Int(place.end))]
    }
}
