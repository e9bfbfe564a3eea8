import Catalogs
import Files
import Readiness
import SystemPackage

/// The index of a team's catalog, kept in `.tickmark/` so that a start reads no catalog whole whose file is the same as before.
///
/// It is derived and safe to delete. Its first line says which file it is itself, of which version of which file it was made, and how long the table
/// behind it is; any other version is passed over, and so is a copy.
package enum KeptIndex {
    /// What the first line begins with. Another number means that catalogs are checked by other rules: an index of earlier ones is not used.
    private static let mark = "tickmark catalog index 4"
    /// The largest that is read or written, in bytes: as large as the largest catalog.
    private static let sizeLimit = CatalogReader.sizeLimit

    private static func path(of id: String, in workspace: FilePath) -> FilePath {
        WorkspaceLayout(workspace).catalogIndex(id)
    }

    private static func head(_ version: CatalogVersion, length: Int, in file: String) -> String {
        "\(mark)\t\(file)\t\(version.text)\t\(length)\n"
    }

    /// Reads the index of a catalog, if one is kept that was made of this version of its file.
    package static func read(
        of id: String, _ version: CatalogVersion, in workspace: FilePath, _ files: any FileCalls
    ) -> CatalogIndex? {
        guard let table = table(of: id, version, in: workspace, files), let index = CatalogIndex(table), index.id == id,
            !index.places.isEmpty
        else { return nil }
        return index
    }

    /// The table that is kept of this version of a catalog's file, as it is.
    package static func table(
        of id: String, _ version: CatalogVersion, in workspace: FilePath, _ files: any FileCalls
    ) -> ArraySlice<UInt8>? {
        let path = path(of: id, in: workspace)
        guard (try? files.refuseLink(WorkspaceLayout(workspace).machine)) != nil, let file = try? files.open(path, .read)
        else {
            return nil
        }
        defer { files.close(file) }
        guard let status = try? files.status(of: file, path), status.isRegular, status.length <= sizeLimit,
            version.isSettled(at: status.modified),
            let bytes = try? files.read(file, path, from: 0, count: status.length),
            let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        let table = bytes[(end + 1)...]
        return bytes[...end].elementsEqual(head(version, length: table.count, in: status.identity).utf8)
            && !hasControlCharacters(table) ? table : nil
    }

    /// No text of a catalog holds a control character. A file that a power cut left with a hole holds zeros, and one that somebody made up may hold
    /// what terminals obey.
    private static func hasControlCharacters(_ table: ArraySlice<UInt8>) -> Bool {
        table.withUnsafeBufferPointer { bytes in
            // Without a way out in the middle, so that many bytes are looked at in one go.
            var found: UInt8 = 0
            for byte in bytes {
                let isControl = byte < 0x20 && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\n") || byte == 0x7F
                found |= isControl ? 1 : 0
            }
            return found != 0
        }
    }

    /// Keeps the index of a catalog that was read whole. Where that cannot be done nothing is lost.
    package static func keep(_ read: TeamCatalogs.Unindexed, in workspace: FilePath, _ files: any FileCalls) {
        // Else it would not be used, and be written again after every command of a script.
        guard read.version.isSettled(at: FileVersion.now), let table = CatalogIndex.table(of: read.catalog) else { return }
        guard table.count <= sizeLimit - 1024 else { return }
        try? files.replace(path(of: read.catalog.id, in: workspace), isFlushed: false) { file in
            Array(head(read.version, length: table.count, in: file).utf8) + table
        }
    }
}
