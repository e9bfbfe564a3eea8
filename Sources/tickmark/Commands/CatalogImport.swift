import ArgumentParser
import Catalogs
import Files
import HarmlessText
import Import
import Readiness
import Reports
import Runner
import Store
import StrictJSON

/// Taking over a catalog of others as one of the team's own.
struct CatalogImport {
    /// The catalog's file; behind a profile, the catalog that it chooses from.
    let files: [String]
    /// The id that it gets; nil for one that is made of its title.
    let id: String?
    let kind: ReportKind
    let isRehearsal: Bool
    let json: Bool

    /// Reads it, and puts it into the workspace's `catalogs/`.
    func run(_ workspace: WorkspaceOptions) async throws {
        let incoming = try files.map { try IncomingFile($0) }
        let catalog: ForeignCatalog
        do throws(ForeignCatalogError) {
            catalog = try ForeignCatalog.read(incoming.map(\.bytes))
        } catch {
            throw Failure("\(files.joined(separator: ", ")): \(error).")
        }
        let name = id ?? TeamCatalogWriter.id(of: catalog.id.isEmpty ? catalog.title : catalog.id)
        let store = try await workspace.open()
        let start = CatalogStart(id: name, folder: WorkspaceLayout(store.folder))
        let made = try start.make(catalog, kind)
        if !isRehearsal { try start.put(made.bytes) }
        if json {
            return Output.write([
                "written": .bool(!isRehearsal), "catalog": .string(name), "title": .string(made.catalog.title),
                "report": .string(kind.rawValue), "areas": .integer(made.catalog.areas.count),
                "criteria": .integer(made.catalog.criteria.count), "items": .integer(made.catalog.items.count),
                "remarks": .strings(catalog.remarks),
            ])
        }
        Output.say(
            "“\(made.catalog.title)” has \(counted(made.catalog.areas.count, "area")), \(counted(made.catalog.criteria.count, "criterion", "criteria")) and \(counted(made.catalog.items.count, "item"))."
        )
        for remark in catalog.remarks { Output.warn(remark) }
        if isRehearsal { return Output.say("It would become catalogs/\(name).json. Nothing was written.") }
        Output.say(
            "It is catalogs/\(name).json. Look at cadence, effort, role and evidence there: others say little of them. `tickmark report add --catalog \(name) --report \(kind.rawValue) …` begins a report with it."
        )
    }
}

/// A catalog of the team's own that is made.
struct CatalogStart {
    let id: String
    let folder: WorkspaceLayout

    /// Makes the file, and holds it to what every catalog is held to.
    func make(_ catalog: ForeignCatalog, _ kind: ReportKind) throws -> (bytes: [UInt8], catalog: Catalog) {
        guard TeamCatalogWriter.id(of: id) == id else {
            throw Failure(
                "“\(id)” cannot be a catalog's id: up to 32 lower-case letters, digits, dots and dashes, and not soc1 or soc2.")
        }
        let bytes = TeamCatalogWriter(id: id, report: kind).file(of: catalog).encoded(.pages)
        do throws(CatalogError) {
            return (bytes, try CatalogReader.read(bytes, file: "catalogs/\(id).json"))
        } catch {
            throw Failure(error)
        }
    }

    /// Writes it, where there is none of that id: ticks hold on to a catalog's items by their ids, so that nothing may take its place unseen.
    func put(_ bytes: [UInt8]) throws {
        let files = POSIXFileCalls()
        let path = folder.catalog(id)
        do {
            if files.kind(of: folder.catalogs) == .nothing { try files.makeFolder(folder.catalogs) }
            try files.put(path, isFlushed: true, replaces: false) { _ in bytes }
        } catch {
            guard files.kind(of: path) == .nothing else {
                throw Failure(
                    "There is a catalog \(id) already, and what is ticked holds on to its items; give this one another id with --id."
                )
            }
            throw Failure(error)
        }
    }
}

extension CatalogCommand {
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin a catalog of your own with the items that you added to reports.",
            discussion: """
                The catalog's file holds your own items under their areas and criteria, and says in each text that is still to be written how to \
                write it. It changes no report: begin one with `tickmark report add --catalog ID`.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var report: ReportOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: ArgumentHelp("The catalog's id.", valueName: "id")) var id: String
        @Option(help: ArgumentHelp("Its title.", valueName: "text")) var title: String?
        @Option(help: "The kind of report that it prepares: soc1 or soc2.") var kind: ReportKind?

        func run() async throws {
            let store = try await workspace.open()
            let only = try report.id == nil ? nil : report.engagement(in: store.state)
            let title = title ?? "Catalog of \(store.state.engagements.first?.record.organization.value ?? id)"
            let own = ForeignCatalog(ownItemsOf: store.state, title: title, only: only?.id)
            let kind = kind ?? only?.report ?? store.state.engagements.first?.report ?? .soc2
            let start = CatalogStart(id: id, folder: WorkspaceLayout(store.folder))
            let made = try start.make(own, kind)
            guard !rehearsal.isRehearsal else {
                return Output.say(
                    "catalogs/\(id).json would hold \(counted(made.catalog.items.count, "item")). Nothing was written.")
            }
            try start.put(made.bytes)
            Output.say(
                "catalogs/\(id).json holds \(counted(made.catalog.items.count, "item")). Its texts say what to write where.")
            Output.say("`tickmark catalog check catalogs/\(id).json` says whether it can be used.")
        }
    }
}
