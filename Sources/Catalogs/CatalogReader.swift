import Platform
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
        if let catalog = readInPieces(bytes, limit: limit) { return catalog }
        do throws(JSONError) {
            return try readInOneGo(bytes, limit: limit)
        } catch {
            throw CatalogError(error, in: file)
        }
    }

    /// Reads a catalog from its first byte to its last.
    static func readInOneGo(_ bytes: [UInt8], limit: Int = sizeLimit) throws(JSONError) -> Catalog {
        let root = try JSONDocument(bytes, limits: limits(limit)).root
        return try catalog(root) { () throws(JSONError) in
            var builder = CatalogBuilder()
            try builder.add(areas: root.someElements("areas", of: "area"))
            return builder
        }
    }

    /// Reads a long catalog that is not held: its areas each by itself, several at once, and none longer than it takes.
    /// Their bytes are kept as they were read, and an item's texts are read from there when somebody asks for them.
    ///
    /// - Parameters:
    ///   - length: The length of the file in bytes.
    ///   - copy: Who keeps the bytes.
    ///   - part: Reads bytes of the file, on several threads at once; nil where that cannot be. It is asked for some of
    ///     them twice, so whoever gives them makes sure that the file has not changed in between.
    /// - Returns: nil where anything is wrong with the catalog, or its bytes cannot be read or kept. Then hold the
    ///   file, and read it as ``read(_:file:)`` does, which says what is wrong.
    public static func read(
        length: Int, keepingIn copy: any CatalogCopy, reading part: @escaping @Sendable (Range<Int>) -> [UInt8]?
    ) -> Catalog? {
        let limits = limits(sizeLimit)
        guard let outline = JSONOutline(of: length, leaving: "areas", limits: limits, reading: part) else { return nil }
        return catalog(outline) { place, outline in
            guard let bytes = part(place), bytes.count == place.count, var builder = builder(of: bytes[...], outline),
                copy.keep(bytes, at: place.lowerBound)
            else { return nil }
            builder.leaveTexts(in: copy, from: place.lowerBound)
            return builder
        }
    }

    /// Reads the areas each by itself, several at once, so that of a long catalog only a few are held as more than
    /// their bytes.
    ///
    /// - Returns: nil where anything is wrong. What, and in which line, is said by ``readInOneGo(_:limit:)``.
    static func readInPieces(_ bytes: [UInt8], limit: Int = sizeLimit) -> Catalog? {
        guard let outline = JSONOutline(bytes, leaving: "areas", limits: limits(limit)) else { return nil }
        return catalog(outline) { place, outline in builder(of: bytes[place], outline) }
    }

    /// Puts a catalog together from its areas, several of which are read at once.
    private static func catalog(
        _ outline: JSONOutline, reading area: @escaping @Sendable (Range<Int>, JSONOutline) -> CatalogBuilder?
    ) -> Catalog? {
        let areas = Parallel.map(outline.elements) { area($0, outline) }
        let read = areas.compactMap(\.self)
        guard read.count == areas.count, let builder = CatalogBuilder(joining: read) else { return nil }
        return try? catalog(outline.root) { builder }
    }

    /// What one area holds; nil where anything is wrong with it.
    private static func builder(of bytes: ArraySlice<UInt8>, _ outline: JSONOutline) -> CatalogBuilder? {
        var builder = CatalogBuilder()
        guard let area = try? JSONDocument(bytes, limits: outline.elementLimits).root,
            (try? builder.add(areas: [area])) != nil
        else { return nil }
        builder.forgetDrafts()
        return builder
    }

    private static func limits(_ bytes: Int) -> JSONLimits { JSONLimits(bytes: bytes, depth: depthLimit) }

    /// Makes a catalog of what stands in its file beside the areas, and of these.
    private static func catalog(
        _ root: JSONNode, areas: () throws(JSONError) -> CatalogBuilder
    ) throws(JSONError) -> Catalog {
        let header = try CatalogHeader(
            root, keys: ["format", "id", "report", "title", "version", "areas", "presets", "controls"])
        var builder = try areas()
        try builder.add(presetsOf: root)
        if let controls = root["controls"] { try builder.add(controls: controls, of: header.id) }
        return builder.catalog(header)
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
        try JSONDocument(bytes, limits: limits(sizeLimit)).root
    }
}
