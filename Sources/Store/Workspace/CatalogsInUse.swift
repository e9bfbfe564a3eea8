import Catalogs
import Digests
import Files
import Platform
import Readiness
import SystemPackage

extension WorkspaceStore {
    /// The catalogs that the engagements use, in the order of the engagements: what an export is made from. Where the
    /// file of a team's was changed since this program read it, it has no digest, because what is shown is not what is
    /// there.
    public var catalogMarks: [CatalogMark] {
        var catalogs: [Catalog] = []
        for engagement in state.engagements where !catalogs.contains(where: { $0.id == engagement.catalog.id }) {
            catalogs.append(engagement.catalog)
        }
        let (versions, folder, files) = (catalogVersions, folder, files)
        return Parallel.map(catalogs) { Self.mark(of: $0, asRead: versions[$0.id], in: folder, files) }
    }

    private static func mark(
        of catalog: Catalog, asRead version: FileVersion?, in folder: FilePath, _ files: any FileCalls
    ) -> CatalogMark {
        guard let version else { return CatalogMark(builtIn: catalog) }
        let path = CatalogMark.path(of: catalog.id, in: folder)
        var digest: String?
        if let bytes = try? files.contents(of: path, upTo: CatalogReader.sizeLimit), let file = try? files.open(path, .read) {
            defer { files.close(file) }
            if let status = try? files.status(of: file, path), FileVersion(status) == version { digest = Digest.sha256(bytes) }
        }
        return CatalogMark(id: catalog.id, version: catalog.version, isBuiltIn: false, digest: digest)
    }

    /// Whether the files of the team's catalogs are those that were read.
    public var areCatalogsAsRead: Bool {
        let names = ((try? files.names(in: WorkspaceLayout(folder).catalogs)) ?? []).filter {
            WorkspaceLayout.catalogID(ofFile: $0) != nil
        }
        return names.count == catalogVersions.count
            && catalogVersions.allSatisfy { id, version in
                (try? FileVersion(of: CatalogMark.path(of: id, in: folder), files)) == version
            }
    }
}
