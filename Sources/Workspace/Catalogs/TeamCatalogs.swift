import Catalogs
import Readiness
import SystemPackage

/// The catalogs that a start finds: those that are built in, with those of the workspace's own `catalogs/`.
struct TeamCatalogs: Sendable {
    /// All that can be used, by id.
    private(set) var all: [String: Catalog]
    /// Why some of the workspace's own are refused, a sentence each.
    private(set) var refused: [String] = []
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
        folder = workspace.appending("catalogs")
        do throws(WorkspaceError) {
            try files.refuseLink(folder)
        } catch {
            refused.append(TeamCatalogs.sentence(on: error))
            return
        }
        for name in (try? files.names(in: folder)) ?? [] where name.hasSuffix(".json") && !name.hasPrefix(".") {
            do throws(WorkspaceError) {
                try add(name, files)
            } catch {
                refused.append(TeamCatalogs.sentence(on: error))
            }
        }
    }

    /// Why a catalog is not used. Whatever is written beside that is written, so nothing is said of what was not changed.
    private static func sentence(on error: WorkspaceError) -> String {
        switch error {
        case .unreadable(let failure): "Tickmark \(failure), so catalogs of your own are not used.\(failure.advice)"
        case .refused(let file, let reason): "\(file) is not used: \(reason)."
        default: error.description
        }
    }

    private mutating func add(_ name: String, _ files: any FileCalls) throws(WorkspaceError) {
        let path = folder.appending(name)
        let version: FileVersion
        let bytes: [UInt8]
        do throws(FileFailure) {
            let file = try files.open(path, .read)
            defer { files.close(file) }
            let status = try files.status(of: file, path)
            guard status.isRegular else { throw FileFailure("read", path, FileFailure.noFile) }
            guard status.length <= CatalogReader.sizeLimit else { throw FileFailure("read", path, .fileTooLarge) }
            version = FileVersion(status)
            bytes = try files.read(file, path, from: 0, count: status.length)
        } catch {
            throw .unreadable(error)
        }
        do throws(CatalogError) {
            add(try CatalogReader.read(bytes, file: "catalogs/\(name)"), called: name, version)
        } catch {
            refused.append(error.description)
        }
    }

    private mutating func add(_ catalog: Catalog, called name: String, _ version: FileVersion) {
        if "\(catalog.id).json" != name {
            refused.append(
                "catalogs/\(name): its id is \(catalog.id), so the file must be called \(catalog.id).json. It is not used.")
        } else if builtIn.contains(catalog.id) {
            refused.append("catalogs/\(name): there is a built-in catalog \(catalog.id); give yours another id. It is not used.")
        } else {
            all[catalog.id] = catalog
            versions[catalog.id] = version
        }
    }
}
