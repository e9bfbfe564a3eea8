/// An item, a criterion or a control objective by its catalog and its id in it: `soc2/CC6.1-04`, `soc1/LA1`.
///
/// It looks like an ``ItemAddress`` and is none: that one begins with an engagement.
public struct CatalogReference: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The catalog's id.
    public let catalog: String
    /// The id in it.
    public let id: String

    /// Makes a reference.
    public init(_ catalog: String, _ id: String) {
        self.catalog = catalog
        self.id = id
    }

    /// Reads `soc2/CC6.1-04`, or nil where a part or the slash is missing.
    public init?(_ text: some StringProtocol) {
        // Of one type, so that the compiler knows it: a start reads the references of the whole library.
        let text = String(text)
        let bytes = text.utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let (catalog, id) = (text[..<slash], text[bytes.index(after: slash)...])
        guard !catalog.isEmpty, !id.isEmpty, !id.utf8.contains(UInt8(ascii: "/")) else { return nil }
        self.init(String(catalog), String(id))
    }

    /// `soc2/CC6.1-04`.
    public var description: String { "\(catalog)/\(id)" }

    /// Compares by catalog, then by id.
    public static func < (left: CatalogReference, right: CatalogReference) -> Bool {
        (left.catalog, left.id) < (right.catalog, right.id)
    }
}
