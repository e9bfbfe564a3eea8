import Readiness
import StrictJSON

/// Reads catalogs from JSON, in the format of Documentation/Formats/Catalogs.md.
public enum CatalogReader {
    /// The largest file that is read, in bytes: room for 100,000 items.
    public static let sizeLimit = 256 * 1024 * 1024
    /// How deep a catalog may be nested: deeper than the format ever goes.
    static let depthLimit = 16

    /// Reads a catalog, with every text checked.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - file: Its name, for messages; without `.json` it must be the catalog's id.
    /// - Throws: ``CatalogError`` that names the file, the line and the reason.
    public static func read(_ bytes: [UInt8], file: String) throws(CatalogError) -> Catalog {
        try read(bytes, file: file, limit: sizeLimit)
    }

    /// The same with another limit, which the tests reach with less than a quarter of a gigabyte.
    static func read(_ bytes: [UInt8], file: String, limit: Int) throws(CatalogError) -> Catalog {
        do throws(JSONError) {
            let root = try JSONDocument(bytes, limits: JSONLimits(bytes: limit, depth: depthLimit)).root
            let header = try CatalogHeader(
                root, keys: ["format", "id", "report", "title", "version", "areas", "presets", "controls"])
            var builder = CatalogBuilder()
            try builder.add(areas: try root.someElements("areas", of: "area"))
            try builder.add(presetsOf: root)
            if let controls = root["controls"] { try builder.add(controls: controls, of: header.id) }
            return builder.catalog(header)
        } catch {
            throw CatalogError(error, in: file)
        }
    }

    /// Reads a built-in catalog, whose header and areas are files of their own.
    static func read(
        header: [UInt8], areas: [(file: String, bytes: [UInt8])], file: String
    ) throws(CatalogError) -> Catalog {
        var builder = CatalogBuilder()
        for area in areas {
            do throws(JSONError) {
                try builder.add(areas: [try document(area.bytes)])
            } catch {
                throw CatalogError(error, in: area.file)
            }
        }
        do throws(JSONError) {
            let root = try document(header)
            try builder.add(presetsOf: root)
            return builder.catalog(
                try CatalogHeader(root, keys: ["format", "id", "report", "title", "version", "presets"]))
        } catch {
            throw CatalogError(error, in: file)
        }
    }

    /// The root of a file.
    static func document(_ bytes: [UInt8]) throws(JSONError) -> JSONNode {
        try JSONDocument(bytes, limits: JSONLimits(bytes: sizeLimit, depth: depthLimit)).root
    }
}
