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
            case .soc1: PackageResources.soc1_json
            case .soc2: PackageResources.soc2_json
            }
        return try CatalogReader.read(header: header, areas: areas(of: report), file: "\(report.rawValue).json")
    }

    /// The table of a catalog's short texts.
    static func index(of report: ReportKind) -> [UInt8] {
        switch report {
        case .soc1: PackageResources.soc1_index
        case .soc2: PackageResources.soc2_index
        }
    }

    /// All built-in catalogs, by id. Each is read when somebody first asks for what is in it. One that could not be read would be empty; the tests read
    /// every one.
    public static func load() throws(CatalogError) -> [String: Catalog] {
        var catalogs: [String: Catalog] = [:]
        for report in ReportKind.allCases {
            let id = report.rawValue
            catalogs[id] = Catalog(id: id, report: report) { (try? catalog(for: report)) ?? empty(report) }
        }
        return catalogs
    }

    private static func empty(_ report: ReportKind) -> Catalog {
        Catalog(
            id: report.rawValue, report: report, title: "", version: "", areas: [], criteria: [], items: [], presets: [],
            details: [ItemDetail]())
    }

    /// The files of a catalog's areas, in the order of the areas.
    static func areas(of report: ReportKind) -> [(file: String, bytes: [UInt8])] {
        switch report {
        case .soc1: soc1Areas
        case .soc2: soc2Areas
        }
    }

    private static var soc2Areas: [(file: String, bytes: [UInt8])] {
        [
            ("soc2-CC1.json", PackageResources.soc2_CC1_json),
            ("soc2-CC2.json", PackageResources.soc2_CC2_json),
            ("soc2-CC3.json", PackageResources.soc2_CC3_json),
            ("soc2-CC4.json", PackageResources.soc2_CC4_json),
            ("soc2-CC5.json", PackageResources.soc2_CC5_json),
            ("soc2-CC6.json", PackageResources.soc2_CC6_json),
            ("soc2-CC7.json", PackageResources.soc2_CC7_json),
            ("soc2-CC8.json", PackageResources.soc2_CC8_json),
            ("soc2-CC9.json", PackageResources.soc2_CC9_json),
            ("soc2-A.json", PackageResources.soc2_A_json),
            ("soc2-PI.json", PackageResources.soc2_PI_json),
            ("soc2-C.json", PackageResources.soc2_C_json),
            ("soc2-P.json", PackageResources.soc2_P_json),
            ("soc2-DC.json", PackageResources.soc2_DC_json),
        ]
    }

    private static var soc1Areas: [(file: String, bytes: [UInt8])] {
        [
            ("soc1-ON.json", PackageResources.soc1_ON_json),
            ("soc1-TX.json", PackageResources.soc1_TX_json),
            ("soc1-PC.json", PackageResources.soc1_PC_json),
            ("soc1-CA.json", PackageResources.soc1_CA_json),
            ("soc1-MD.json", PackageResources.soc1_MD_json),
            ("soc1-BL.json", PackageResources.soc1_BL_json),
            ("soc1-RV.json", PackageResources.soc1_RV_json),
            ("soc1-PY.json", PackageResources.soc1_PY_json),
            ("soc1-MF.json", PackageResources.soc1_MF_json),
            ("soc1-RE.json", PackageResources.soc1_RE_json),
            ("soc1-FS.json", PackageResources.soc1_FS_json),
            ("soc1-CU.json", PackageResources.soc1_CU_json),
            ("soc1-LA.json", PackageResources.soc1_LA_json),
            ("soc1-PE.json", PackageResources.soc1_PE_json),
            ("soc1-CM.json", PackageResources.soc1_CM_json),
            ("soc1-SD.json", PackageResources.soc1_SD_json),
            ("soc1-CO.json", PackageResources.soc1_CO_json),
            ("soc1-BR.json", PackageResources.soc1_BR_json),
            ("soc1-DT.json", PackageResources.soc1_DT_json),
            ("soc1-IP.json", PackageResources.soc1_IP_json),
            ("soc1-CE.json", PackageResources.soc1_CE_json),
            ("soc1-RA.json", PackageResources.soc1_RA_json),
            ("soc1-MS.json", PackageResources.soc1_MS_json),
            ("soc1-DM.json", PackageResources.soc1_DM_json),
            ("soc1-MA.json", PackageResources.soc1_MA_json),
            ("soc1-UE.json", PackageResources.soc1_UE_json),
            ("soc1-SO.json", PackageResources.soc1_SO_json),
            ("soc1-SP.json", PackageResources.soc1_SP_json),
        ]
    }
}
