import Catalogs
import Files
import Readiness
import SystemPackage

/// The catalogs that a start finds: those that are built in, with those of the workspace's own `catalogs/`.
package struct TeamCatalogs: Sendable {
    /// All that can be used, by id.
    private(set) var all: [String: Catalog]
    /// Why some of the workspace's own are refused.
    private(set) var refused: [Notice] = []
    /// The files of the workspace's own that are used, as they were when they were read, by id.
    private(set) var versions: [String: FileVersion] = [:]

    private let folder: FilePath
    private let builtIn: Set<String>

    /// Reads the catalogs in a workspace's folder.
    ///
    /// - Parameters:
    ///   - builtIn: The built-in catalogs, by id.
    ///   - workspace: The workspace's folder.
    init(joining builtIn: [String: Catalog], in workspace: FilePath, _ files: any FileCalls) {
        all = builtIn
        self.builtIn = Set(builtIn.keys)
        folder = WorkspaceLayout(workspace).catalogs
        do throws(WorkspaceError) {
            try files.refuseLink(folder)
        } catch {
            refused.append(.catalogUnusable(error))
            return
        }
        for name in (try? files.names(in: folder)) ?? [] where WorkspaceLayout.catalogID(ofFile: name) != nil {
            do throws(WorkspaceError) {
                try add(name, files)
            } catch {
                refused.append(.catalogUnusable(error))
            }
        }
    }

    private mutating func add(_ name: String, _ files: any FileCalls) throws(WorkspaceError) {
        let path = folder.joining(name)
        let version: FileVersion
        let bytes: [UInt8]
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            guard status.isRegular else { throw FileFailure(.read, path, .notRegular) }
            guard status.length <= CatalogReader.sizeLimit else { throw FileFailure(.read, path, .tooLarge) }
            version = FileVersion(status)
            bytes = try files.read(file, path, from: 0, count: status.length)
        } catch {
            throw .unreadable(error)
        }
        do throws(CatalogError) {
            add(try CatalogReader.read(bytes, file: WorkspaceLayout.catalogLabel(name)), called: name, version)
        } catch {
            refused.append(.catalogFlawed(error))
        }
    }

    private mutating func add(_ catalog: Catalog, called name: String, _ version: FileVersion) {
        let file = WorkspaceLayout.catalogLabel(name)
        if WorkspaceLayout.catalogName(catalog.id) != name {
            refused.append(.catalogMisnamed(file: file, id: catalog.id))
        } else if builtIn.contains(catalog.id) {
            refused.append(.catalogBuiltIn(file: file, id: catalog.id))
        } else {
            all[catalog.id] = catalog
            versions[catalog.id] = version
        }
    }
}
