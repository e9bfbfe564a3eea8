import Catalogs
import Files
import Platform
import Readiness
import SystemPackage

/// The files in a workspace's `catalogs/` as they were when they were read, and what is wrong with those that could not
/// be.
package struct TeamCatalogFiles: Sendable {
    /// A file: with all its bytes, or a long one, which is read only when its catalog is made.
    enum File: Sendable {
        case held(HeldCatalogFile)
        case long(String)
    }

    private(set) var files: [File] = []
    private(set) var refused: [Notice] = []
    /// The folder that they are in.
    let layout: WorkspaceLayout
    /// The calls that they are read with.
    let calls: any FileCalls

    /// Reads the files of a workspace's folder.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - heldBytes: A file of more bytes is a long one.
    ///   - calls: The calls to read them with.
    init(in workspace: FilePath, heldBytes: Int = .max, _ calls: any FileCalls) {
        layout = WorkspaceLayout(workspace)
        self.calls = calls
        do throws(WorkspaceError) {
            try calls.refuseLink(layout.catalogs)
        } catch {
            refused.append(.catalogUnusable(error))
            return
        }
        for name in (try? calls.names(in: layout.catalogs)) ?? [] where WorkspaceLayout.catalogID(ofFile: name) != nil {
            do throws(FileFailure) {
                let file = try calls.withCatalogFile(layout.catalogs.joining(name)) { (file, path, status) throws(FileFailure) in
                    guard status.length <= heldBytes else { return File.long(name) }
                    return .held(try HeldCatalogFile(name, file, path, status, calls))
                }
                files.append(file)
            } catch {
                refused.append(.catalogUnusable(.unreadable(error)))
            }
        }
    }
}

/// A file in `catalogs/` with all its bytes.
struct HeldCatalogFile: Sendable {
    let name: String
    let version: FileVersion
    let bytes: [UInt8]

    /// Reads an open file.
    init(
        _ name: String, _ file: FileDescriptor, _ path: FilePath, _ status: FileStatus, _ calls: any FileCalls
    ) throws(FileFailure) {
        self.name = name
        version = FileVersion(status)
        bytes = try calls.read(file, path, from: 0, count: status.length)
    }
}

extension FileCalls {
    /// Opens a file in `catalogs/` for as long as something is done with it.
    ///
    /// - Throws: ``FileFailure`` where it cannot be opened, is not a regular file, or is larger than a catalog may be.
    func withCatalogFile<Outcome>(
        _ path: FilePath, _ body: (FileDescriptor, FilePath, FileStatus) throws(FileFailure) -> Outcome
    ) throws(FileFailure) -> Outcome {
        let file = try open(path, .read)
        defer { close(file) }
        let status = try status(of: file, path)
        guard status.isRegular else { throw FileFailure(.read, path, .notRegular) }
        guard status.length <= CatalogReader.sizeLimit else { throw FileFailure(.read, path, .tooLarge) }
        return try body(file, path, status)
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

    /// Makes catalogs of files: of several at once, and of the long ones of one after the other.
    ///
    /// - Parameters:
    ///   - builtIn: The built-in catalogs, by id.
    ///   - team: The workspace's own.
    init(joining builtIn: [String: Catalog], _ team: TeamCatalogFiles) {
        all = builtIn
        refused = team.refused
        let outcomes = Parallel.map(team.files) { file -> Outcome? in
            if case .held(let file) = file { Outcome(of: file) } else { nil }
        }
        var long = LongCatalogs(team.layout, team.calls)
        for (file, outcome) in zip(team.files, outcomes) {
            switch file {
            case .held(let file): add(outcome ?? Outcome(of: file), of: file.name, isBuiltIn: builtIn.keys.contains)
            case .long(let name): add(long.read(name), of: name, isBuiltIn: builtIn.keys.contains)
            }
        }
        long.finish()
    }

    /// What came of reading a file.
    enum Outcome: Sendable {
        case catalog(Catalog, FileVersion)
        case refused(Notice)

        /// Makes a catalog of a file's bytes.
        init(of file: HeldCatalogFile) {
            do throws(CatalogError) {
                let label = WorkspaceLayout.catalogLabel(file.name)
                self = .catalog(try CatalogReader.read(file.bytes, file: label), file.version)
            } catch {
                self = .refused(.catalogFlawed(error))
            }
        }
    }

    private mutating func add(_ outcome: Outcome, of name: String, isBuiltIn: (String) -> Bool) {
        let label = WorkspaceLayout.catalogLabel(name)
        switch outcome {
        case .refused(let notice): refused.append(notice)
        case .catalog(let catalog, let version):
            if WorkspaceLayout.catalogName(catalog.id) != name {
                refused.append(.catalogMisnamed(file: label, id: catalog.id))
            } else if isBuiltIn(catalog.id) {
                refused.append(.catalogBuiltIn(file: label, id: catalog.id))
            } else {
                all[catalog.id] = catalog
                versions[catalog.id] = version
            }
        }
    }
}
