import Catalogs
import Import
import Readiness
import StrictJSON

/// Whatever the bytes: a catalog of others is refused in a message of bounded length, or becomes one of ours that is
/// accepted with as many items. Read as its own profile, too, it is one or the other.
func checkForeign(_ bytes: [UInt8]) throws(Broken) {
    for files in [[bytes], [bytes, Array(#"{"profile":{"imports":[{"include-all":{}}]}}"#.utf8)]] {
        let catalog: ForeignCatalog
        do throws(ForeignCatalogError) {
            catalog = try ForeignCatalog.read(files, limits: ImportLimits(bytes: 1 << 20))
        } catch {
            if case .json(let error) = error { try promise(line: error.line, within: bytes) }
            try promise(error.description.utf8.count <= 1000, "the message has \(error.description.utf8.count) bytes")
            continue
        }
        let id = TeamCatalogWriter.id(of: catalog.title)
        let written = TeamCatalogWriter(id: id, report: .soc2).file(of: catalog).encoded(.pages)
        let ours: Catalog
        do throws(CatalogError) {
            ours = try CatalogReader.read(written, file: "catalogs/\(id).json")
        } catch {
            throw Broken("what was made of it is refused: \(error)")
        }
        try promise(ours.items.count == catalog.count, "an item is lost")
    }
}
