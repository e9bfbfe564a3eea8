/// Where the items of a catalog stand in the bytes of its files, in the catalog's order.
struct ItemTexts: Sendable {
    /// The bytes of an area, a part of a file.
    private enum Area: Sendable {
        case held(ArraySlice<UInt8>)
        /// They are read when somebody asks for them; where they begin in the file.
        case kept(any CatalogCopy, from: Int)
    }

    private var areas: [Area] = []
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
        areas.append(.held(area))
    }

    /// Adds the items of other areas behind these.
    mutating func append(_ other: ItemTexts) {
        let known = UInt32(areas.count)
        places += other.places.map { Place(area: $0.area + known, start: $0.start, end: $0.end) }
        areas += other.areas
    }

    /// Lets go of the bytes of the one area that there is, which somebody keeps.
    mutating func leave(in copy: any CatalogCopy, from offset: Int) {
        areas = areas.map { _ in .kept(copy, from: offset) }
    }

    /// The bytes of the item at a position; nil where there is none, or where its bytes are kept and cannot be read.
    subscript(position: Int) -> ArraySlice<UInt8>? {
        guard places.indices.contains(position) else { return nil }
        let place = places[position]
        let (start, end) = (Int(place.start), Int(place.end))
        switch areas[Int(place.area)] {
        case .held(let area): return area[(area.startIndex + start)..<(area.startIndex + end)]
        case .kept(let copy, let offset): return copy.bytes(at: (offset + start)..<(offset + end))?[...]
        }
    }
}
