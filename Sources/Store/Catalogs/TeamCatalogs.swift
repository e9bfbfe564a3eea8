import Catalogs
import Files
import Platform
import Readiness
import SystemPackage

/// The files in a workspace's `catalogs/` as they were when they were read, and what is wrong with those that could not be.
package struct TeamCatalogFiles: Sendable {
    /// A file with all its bytes.
    struct File: Sendable {
        let name: String
        let version: FileVersion
        let bytes: [UInt8]
    }

    private(set) var files: [File] = []
    private(set) var refused: [Notice] = []

    /// Reads the files of a workspace's folder.
    init(in workspace: FilePath, _ calls: any FileCalls) {
        let folder = WorkspaceLayout(workspace).catalogs
        do throws(WorkspaceError) {
            try calls.refuseLink(folder)
        } catch {
            refused.append(.catalogUnusable(error))
            return
        }
        for name in (try? calls.names(in: folder)) ?? [] where WorkspaceLayout.catalogID(ofFile: name) != nil {
            do throws(FileFailure) {
                files.append(try Self.file(name, in: folder, calls))
            } catch {
                refused.append(.catalogUnusable(.unreadable(error)))
            }
        }
    }

    private static func file(_ name: String, in folder: FilePath, _ calls: any FileCalls) throws(FileFailure) -> File {
        let path = folder.joining(name)
        let file = try calls.open(path, .read)
        defer { calls.close(file) }
        let status = try calls.status(of: file, path)
        guard status.isRegular else { throw FileFailure(.read, path, .notRegular) }
        guard status.length <= CatalogReader.sizeLimit else { throw FileFailure(.read, path, .tooLarge) }
        return File(
            name: name, version: FileVersion(status), bytes: try calls.read(file, path, from: 0, count: status.length))
    }
}

/// The catalogs that a start finds: those that are built in, with those of the workspace's own `catalogs/`.
package struct TeamCatalogs: Sendable {
    /// All that can be used, by id.
    private(set) var all: [String: Catalog]
    /// Why some of the workspace's own are refused.
    private(set) var refused: [Notice]
    /// The files of the workspace's own that are used, as they were when they were read, by id.
    private(set) var versions: [String: FileVersion] = [:]

    /// Makes catalogs of files, of several at once.
    ///
    /// - Parameters:
    ///   - builtIn: The built-in catalogs, by id.
    ///   - team: The workspace's own.
    init(joining builtIn: [String: Catalog], _ team: TeamCatalogFiles) {
        all = builtIn
        refused = team.refused
        let catalogs = Parallel.map(team.files) { file in
            Result { () throws(CatalogError) in
                try CatalogReader.read(file.bytes, file: WorkspaceLayout.catalogLabel(file.name))
            }
        }
        for (file, catalog) in zip(team.files, catalogs) {
            switch catalog {
            case .success(let catalog): add(catalog, of: file, isBuiltIn: builtIn[catalog.id] != nil)
            case .failure(let error): refused.append(.catalogFlawed(error))
            }
        }
    }

    private mutating func add(_ catalog: Catalog, of file: TeamCatalogFiles.File, isBuiltIn: Bool) {
        let label = WorkspaceLayout.catalogLabel(file.name)
        if WorkspaceLayout.catalogName(catalog.id) != file.name {
            refused.append(.catalogMisnamed(file: label, id: catalog.id))
        } else if isBuiltIn {
            refused.append(.catalogBuiltIn(file: label, id: catalog.id))
        } else {
            all[catalog.id] = catalog
            versions[catalog.id] = file.version
        }
    }
}
