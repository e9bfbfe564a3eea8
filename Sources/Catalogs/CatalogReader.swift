import Readiness
import StrictJSON

/// Reads catalogs from JSON, in the format of Documentation/Catalogs.md.
public enum CatalogReader {
    /// The largest file that is read, in bytes: room for 100,000 items.
    public static let sizeLimit = 256 * 1024 * 1024

    /// Reads a catalog, with every text checked.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - file: Its name, for messages; without `.json` it must be the catalog's id.
    /// - Throws: ``CatalogError`` that names the file, the line and the reason.
    public static func read(_ bytes: [UInt8], file: String) throws(CatalogError) -> Catalog {
        do throws(JSONError) {
            let root = try document(bytes)
            var builder = CatalogBuilder(checksDetails: true)
            for area in try root.required("areas").elements() { try builder.add(area: area) }
            let allowed: Set = ["format", "id", "report", "title", "version", "areas", "presets"]
            return try builder.catalog(header: root, keys: allowed)
        } catch {
            throw CatalogError(error, in: file)
        }
    }

    /// Reads a built-in catalog, whose header and areas are files of their own. The long texts are left for when they are asked for: tests
    /// have read them all.
    static func read(header: [UInt8], areas: [(file: String, bytes: [UInt8])], file: String) throws(CatalogError) -> Catalog {
        var builder = CatalogBuilder(checksDetails: false)
        for area in areas {
            do throws(JSONError) {
                try builder.add(area: try document(area.bytes))
            } catch {
                throw CatalogError(error, in: area.file)
            }
        }
        do throws(JSONError) {
            return try builder.catalog(
                header: try document(header), keys: ["format", "id", "report", "title", "version", "presets"])
        } catch {
            throw CatalogError(error, in: file)
        }
    }

    private static func document(_ bytes: [UInt8]) throws(JSONError) -> JSONNode {
        try JSONDocument(bytes, limits: JSONLimits(bytes: sizeLimit, depth: 16)).root
    }
}
