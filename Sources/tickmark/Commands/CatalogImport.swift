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
        let name = id ?? CatalogStart.id(of: catalog)
        let store = try await workspace.open()
        let start = CatalogStart(id: name, in: store.folder)
        let made = try start.make(catalog, kind)
        if !isRehearsal {
            try start.put(made.bytes)
            Output.changed(in: store.state.name)
        }
        if json {
            return Output.write([
                "written": .bool(!isRehearsal), "catalog": .string(name), "title": .string(made.catalog.title),
                "report": .string(made.catalog.report.rawValue), "areas": .integer(made.catalog.areas.count),
                "criteria": .integer(made.catalog.criteria.count), "items": .integer(made.catalog.items.count),
                "remarks": .strings(catalog.remarks),
            ])
        }
        Output.say(
            "“\(made.catalog.title)” has \(counted(made.catalog.areas.count, "area")), \(counted(made.catalog.criteria.count, "criterion", "criteria")) and \(counted(made.catalog.items.count, "item"))."
        )
        for remark in catalog.remarks { Output.warn(remark) }
        if isRehearsal { return Output.say("It would become catalogs/\(name).json. Nothing was written.") }
        let look = catalog.original == nil ? " Look at cadence, effort, role and evidence there: others say little of them." : ""
        Output.say(
            "It is catalogs/\(name).json.\(look) `tickmark report add --catalog \(name) --report \(made.catalog.report.rawValue) …` begins a report with it."
        )
    }
}

extension CatalogCommand {
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Begin a catalog of your own with the items that you added to reports.",
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
            let start = CatalogStart(id: id, in: store.folder)
            let made = try start.make(own, kind)
            guard !rehearsal.isRehearsal else {
                return Output.say(
                    "catalogs/\(id).json would hold \(counted(made.catalog.items.count, "item")). Nothing was written.")
            }
            try start.put(made.bytes)
            Output.changed(in: store.state.name)
            Output.say(
                "catalogs/\(id).json holds \(counted(made.catalog.items.count, "item")). Its texts say what to write where.")
            Output.say("`tickmark catalog check catalogs/\(id).json` says whether it can be used.")
        }
    }
}
