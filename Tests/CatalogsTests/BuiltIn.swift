import Readiness
import Testing

@testable import Catalogs

/// A built-in catalog as the tests look at it: every text read and checked, and each item beside its long texts.
struct BuiltIn: CustomTestStringConvertible {
    /// An item with what the catalog says about it.
    struct Entry {
        let item: CatalogItem
        let detail: ItemDetail
        let criterion: Criterion

        /// Title, guidance and evidence, each a text of its own.
        var texts: [String] { [item.title, detail.guidance] + detail.evidence }

        /// The same with the lines for one day and for no event.
        var allTexts: [String] { texts + detail.type1 + (detail.nothingOccurred.isEmpty ? [] : [detail.nothingOccurred]) }
    }

    let catalog: Catalog
    let entries: [Entry]

    init(_ report: ReportKind) throws {
        let catalog = try BuiltInCatalogs.catalogFromJSON(for: report)
        self.catalog = catalog
        entries = catalog.items.enumerated().map { position, item in
            Entry(item: item, detail: catalog.details.detail(at: position), criterion: catalog.criteria[item.criterion])
        }
    }

    var testDescription: String { catalog.id }

    /// Both of them.
    static func both() throws -> [BuiltIn] { try ReportKind.allCases.map(BuiltIn.init) }
}
