import Readiness

/// The catalogs that come with Tickmark, embedded in the binary.
public enum BuiltInCatalogs {
    /// The ids of the built-in catalogs, one for each kind of report.
    public static let ids = ReportKind.allCases.map(\.rawValue)

    /// The catalog for a kind of report.
    ///
    /// - Throws: ``CatalogError``, which the tests rule out for a binary that was built from them.
    public static func catalog(for report: ReportKind) throws(CatalogError) -> Catalog {
        guard let index = CatalogIndex(index(of: report)[...]) else { return try catalogFromJSON(for: report) }
        return index.catalog(details: BuiltInDetails(report: report, itemsOfAreas: index.itemsOfAreas, words: index.words))
    }

    /// The same, read from its JSON with every text checked, as the tests do.
    static func catalogFromJSON(for report: ReportKind) throws(CatalogError) -> Catalog {
        let header =
            switch report {
            case .soc1: CatalogTexts.soc1Header
            case .soc2: CatalogTexts.soc2Header
            }
        return try CatalogReader.read(header: header, areas: areas(of: report), file: "\(report.rawValue).json")
    }

    /// The table of a catalog's short texts.
    static func index(of report: ReportKind) -> [UInt8] {
        switch report {
        case .soc1: CatalogTexts.soc1Index
        case .soc2: CatalogTexts.soc2Index
        }
    }

    /// All built-in catalogs, by id, the same in every workspace of a process. Each is read when somebody first asks
    /// for what is in it. One that could not be read would be empty; the tests read every one.
    public static let all: [String: Catalog] = Dictionary(
        uniqueKeysWithValues: ReportKind.allCases.map { report in
            let id = report.rawValue
            return (id, Catalog(id: id, report: report) { (try? catalog(for: report)) ?? empty(report) })
        })

    private static func empty(_ report: ReportKind) -> Catalog {
        Catalog(
            id: report.rawValue, report: report, title: "", version: "", areas: [], criteria: [], items: [], presets: [],
            details: [ItemDetail]())
    }

    /// The files of a catalog's areas, in the order of the areas.
    static func areas(of report: ReportKind) -> [(file: String, bytes: [UInt8])] {
        switch report {
        case .soc1: CatalogTexts.soc1Areas
        case .soc2: CatalogTexts.soc2Areas
        }
    }
}
