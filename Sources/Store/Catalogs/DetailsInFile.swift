import Catalogs
import Files
import Readiness
import Synchronization
import SystemPackage

/// The long texts of a team's catalog that was read from its index: those of an item are read from the file when somebody looks at it, and kept until
/// somebody looks at another.
final class DetailsInFile: ItemDetails {
    private let path: FilePath
    private let version: CatalogVersion
    private let places: [CatalogIndex.Place]
    private let controlsPlace: CatalogIndex.Place?
    private let words: WordsDigests
    private let files: any FileCalls
    private let latest = Mutex<(position: Int, detail: ItemDetail)?>(nil)

    /// - Parameters:
    ///   - path: The catalog's file.
    ///   - version: The file as the index was made of it.
    ///   - index: Where the JSON of each item stands in it, and the digests of what the items say.
    init(path: FilePath, version: CatalogVersion, index: CatalogIndex, files: any FileCalls) {
        self.path = path
        self.version = version
        places = index.places
        controlsPlace = index.controlsPlace
        words = index.words
        self.files = files
    }

    /// The texts of the item at a position; empty where there is none. Where the file is another by now, they say so.
    func detail(at position: Int) -> ItemDetail {
        guard places.indices.contains(position) else { return ItemDetail() }
        return latest.withLock { latest in
            if let latest, latest.position == position { return latest.detail }
            let detail = bytes(at: places[position]).flatMap(CatalogReader.detail) ?? ItemDetail(guidance: changedSince)
            latest = (position, detail)
            return detail
        }
    }

    /// Of the file as the index was made of it, which is where the titles come from.
    func wordsDigest(at position: Int) -> String? { words.digest(at: position) }

    /// The controls that the catalog defines; none where the file is another by now.
    func controls() -> [Control] { controlsPlace.flatMap(bytes).map(CatalogReader.controls) ?? [] }

    private func bytes(at place: CatalogIndex.Place) -> [UInt8]? {
        guard let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        guard let status = try? files.status(of: file, path), CatalogVersion(status) == version,
            let bytes = try? files.read(file, path, from: Int(place.start), count: Int(place.end - place.start))
        else { return nil }
        return bytes
    }

    private var changedSince: String {
        let name = path.lastComponent?.string ?? ""
        return
            "\(WorkspaceLayout.catalogLabel(name)) was changed or taken away since Tickmark was started. Start it again to read what it says now."
    }
}
