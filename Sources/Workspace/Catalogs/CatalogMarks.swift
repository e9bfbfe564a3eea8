import Catalogs
import Readiness
import SystemPackage

extension CatalogMark {
    /// Marks a built-in catalog: its digest is one over all that its items say.
    init(builtIn catalog: Catalog) {
        var text = "tickmark catalog 1\n"
        for (position, item) in catalog.items.enumerated() {
            text += "\(item.id) \(catalog.details.wordsDigest(at: position) ?? "")\n"
        }
        self.init(id: catalog.id, version: catalog.version, isBuiltIn: true, digest: Digest.sha256(text.utf8))
    }

    /// Marks the team's catalog of the same id as it is in a workspace now; nil where its file cannot be read.
    init?(of named: CatalogMark, in folder: FilePath, _ files: some FileCalls) {
        guard named.isFileName,
            let bytes = try? files.contents(of: Self.path(of: named.id, in: folder), upTo: CatalogReader.sizeLimit)
        else { return nil }
        let version = (try? CatalogReader.read(bytes, file: "\(named.id).json"))?.version
        self.init(id: named.id, version: version ?? "", isBuiltIn: false, digest: Digest.sha256(bytes))
    }

    fileprivate static func path(of id: String, in folder: FilePath) -> FilePath {
        folder.appending("catalogs").appending("\(id).json")
    }

    /// Whether the id is one that a file can be called by: an export is not believed.
    private var isFileName: Bool {
        !id.isEmpty && id.utf8.count <= 64 && !id.hasPrefix(".")
            && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    }
}

extension WorkspaceStore {
    /// The catalogs that the engagements use, in the order of the engagements: what an export is made from. Where the file of a team's was changed since
    /// this program read it, it has no digest, because what is shown is not what is there.
    public var catalogMarks: [CatalogMark] {
        var marks: [CatalogMark] = []
        for engagement in state.engagements where !marks.contains(where: { $0.id == engagement.catalog.id }) {
            marks.append(mark(of: engagement.catalog))
        }
        return marks
    }

    private func mark(of catalog: Catalog) -> CatalogMark {
        guard let version = catalogVersions[catalog.id] else { return CatalogMark(builtIn: catalog) }
        let path = CatalogMark.path(of: catalog.id, in: folder)
        var digest: String?
        if let bytes = try? files.contents(of: path, upTo: CatalogReader.sizeLimit), let file = try? files.open(path, .read) {
            defer { files.close(file) }
            if let status = try? files.status(of: file, path), FileVersion(status) == version { digest = Digest.sha256(bytes) }
        }
        return CatalogMark(id: catalog.id, version: catalog.version, isBuiltIn: false, digest: digest)
    }
}
