import Readiness
import StrictJSON

/// What a catalog says about itself, before its areas.
///
/// It is read first: a catalog in a later format is refused for that, and not for the first key that this version does
/// not know.
struct CatalogHeader {
    /// The formats that this version reads.
    static let format = 1

    let id: String
    let report: ReportKind
    let title: String
    let version: String

    /// Reads the header.
    ///
    /// - Parameters:
    ///   - node: The object that holds it.
    ///   - keys: The keys that the object may have.
    init(_ node: JSONNode, keys: [StaticString]) throws(JSONError) {
        let format = try node.required("format")
        guard try format.integer() == Self.format else {
            throw format.error(
                "the catalog's format is \(try format.integer()), and this version of Tickmark reads format \(Self.format)")
        }
        try node.refuseKeys(notAmong: keys)
        let report = try node.required("report")
        guard let kind = ReportKind(rawValue: try report.string()) else {
            throw report.error("\"report\" is \"soc1\" or \"soc2\"")
        }
        self.report = kind
        id = try node.identifier("id", limit: 32)
        title = try node.text("title", upTo: 200)
        version = try node.text("version", upTo: 32)
    }
}
