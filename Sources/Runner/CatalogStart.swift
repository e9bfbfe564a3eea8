import Catalogs
import Files
import Import
import Readiness
import Store
import StrictJSON
import SystemPackage

/// A catalog of the team's own that is made of another one, or of the items that the team added.
public struct CatalogStart: Sendable {
    /// Why it is not made.
    public enum Failure: Error, CustomStringConvertible {
        /// A text cannot be a catalog's id.
        case unusableID(String)
        /// There is one of that id.
        case taken(String)
        /// A catalog of our own format is to get another id than its file says.
        case calledOtherwise(String)
        /// What would be written is no catalog.
        case unusable(CatalogError)
        /// The system refused.
        case unwritable(FileFailure)

        /// What happened, and what to do next.
        public var description: String {
            switch self {
            case .unusableID(let id):
                "“\(id)” cannot be a catalog's id: up to 32 lower-case letters, digits, dots and dashes, and not soc1 or soc2."
            case .taken(let id):
                "There is a catalog \(id) already, and what is ticked holds on to its items; give this one another id with --id."
            case .calledOtherwise(let id):
                "The file is a catalog of Tickmark and calls itself “\(id)”: leave out --id, or change it there."
            case .unusable(let error): "\(error)"
            case .unwritable(let failure): "The catalog was not written: Tickmark \(failure)."
            }
        }
    }

    private let id: String
    private let folder: WorkspaceLayout

    /// Makes a start.
    public init(id: String, in workspace: FilePath) { (self.id, folder) = (id, WorkspaceLayout(workspace)) }

    /// The id that a catalog gets where nobody says another.
    public static func id(of catalog: ForeignCatalog) -> String {
        TeamCatalogWriter.id(of: catalog.id.isEmpty ? catalog.title : catalog.id)
    }

    /// Makes the file, and holds it to what every catalog is held to. One of our own format is taken as it stands.
    public func make(_ catalog: ForeignCatalog, _ kind: ReportKind) throws(Failure) -> (bytes: [UInt8], catalog: Catalog) {
        guard TeamCatalogWriter.id(of: id) == id else { throw .unusableID(id) }
        if catalog.original != nil, catalog.id != id { throw .calledOtherwise(catalog.id) }
        let bytes = catalog.original ?? TeamCatalogWriter(id: id, report: kind).file(of: catalog).encoded(.pages)
        do throws(CatalogError) {
            return (bytes, try CatalogReader.read(bytes, file: "catalogs/\(id).json"))
        } catch {
            throw .unusable(error)
        }
    }

    /// Writes it, where there is none of that id: ticks hold on to a catalog's items by their ids, so that nothing may
    /// take its place unseen.
    public func put(_ bytes: [UInt8]) throws(Failure) {
        let files = POSIXFileCalls()
        let path = folder.catalog(id)
        do throws(FileFailure) {
            if files.kind(of: folder.catalogs) == .nothing { try files.makeFolder(folder.catalogs) }
            try files.put(path, isFlushed: true, replaces: false) { _ in bytes }
        } catch {
            throw files.kind(of: path) == .nothing ? .unwritable(error) : .taken(id)
        }
    }

    /// Whether there is one of that id.
    public var isTaken: Bool { POSIXFileCalls().kind(of: folder.catalog(id)) != .nothing }
}
