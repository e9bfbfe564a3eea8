import Catalogs
import Digests
import Files
import Readiness
import SystemPackage

extension CatalogMark {
    /// Marks a built-in catalog: its digest is one over all that its items say.
    package init(builtIn catalog: Catalog) {
        var text = "tickmark catalog 1\n"
        for (position, item) in catalog.items.enumerated() {
            text += "\(item.id) \(catalog.details.wordsDigest(at: position) ?? "")\n"
        }
        self.init(id: catalog.id, version: catalog.version, isBuiltIn: true, digest: Digest.sha256(text.utf8))
    }

    /// Marks the team's catalog of the same id as it is in a workspace now; nil where its file cannot be read.
    package init?(of named: CatalogMark, in folder: FilePath, _ files: some FileCalls) {
        guard named.isFileName,
            let bytes = try? files.contents(of: Self.path(of: named.id, in: folder), upTo: CatalogReader.sizeLimit)
        else { return nil }
        let version = (try? CatalogReader.read(bytes, file: "\(named.id).json"))?.version
        self.init(id: named.id, version: version ?? "", isBuiltIn: false, digest: Digest.sha256(bytes))
    }

    /// Where the team's catalog of an id is.
    package static func path(of id: String, in folder: FilePath) -> FilePath {
        WorkspaceLayout(folder).catalog(id)
    }

    /// Whether the id is one that a file can be called by: an export is not believed.
    private var isFileName: Bool {
        !id.isEmpty && id.utf8.count <= 64 && !id.hasPrefix(".")
            && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    }
}
