import ArgumentParser
import Catalogs
import Files
import Readiness
import Reports
import Runner
import Store
import SystemPackage

/// `portfolio`: many workspaces at once.
struct PortfolioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portfolio", abstract: "Show where the reports of many workspaces stand, a line a report.",
        discussion: """
            A folder that is no workspace is looked through for workspaces, one level deep. One that is damaged, of a newer version or gone is a \
            line that says so, and the exit status is 3.
            """)
    @Flag(help: "Answer in JSON.") var json = false
    @Argument(help: "Workspaces, or folders that hold them.", completion: .directory) var folders: [String]

    func run() async throws {
        let calendar = try Surroundings.calendar()
        let catalogs: [String: Catalog]
        do { catalogs = try BuiltInCatalogs.load() } catch { throw Failure(error) }
        let found = folders.flatMap { Self.workspaces(in: $0) }
        let rows = Parallel.map(found) { place in
            Self.rows(of: place.folder, called: place.name, catalogs, today: calendar.today, now: { calendar.now })
        }.flatMap(\.self)
        guard !rows.isEmpty else { throw Failure("There is no workspace in \(folders.joined(separator: ", ")).") }
        if json {
            Output.write(Answers.portfolio(rows))
        } else {
            Output.write(Tables.portfolio(rows, width: Surroundings.isOutputTerminal ? Surroundings.outputWidth : 200))
        }
        if rows.contains(where: { $0.problem != nil && !$0.isEmpty }) { throw ExitCode.answeredFromDamage }
    }

    /// A workspace that a text names, or those right below the folder that it names.
    private static func workspaces(in name: String) -> [(folder: FilePath, name: String)] {
        let path = Surroundings.resolved(name)
        let files = POSIXFileCalls()
        guard (try? files.exists(path.appending("tickmark.json"))) != true, let names = try? files.names(in: path) else {
            return [(path, name)]
        }
        let inside = names.sorted().filter { (try? files.exists(path.appending($0).appending("tickmark.json"))) == true }
        return inside.isEmpty
            ? [(path, name)] : inside.map { (path.appending($0), name.hasSuffix("/") ? name + $0 : "\(name)/\($0)") }
    }

    private static func rows(
        of folder: FilePath, called name: String, _ catalogs: [String: Catalog], today: Day,
        now: @escaping @Sendable () -> Timestamp
    ) -> [PortfolioRow] {
        do throws(WorkspaceError) {
            let store = try WorkspaceStore(opening: folder, author: .nobody, catalogs: catalogs, today: today, now: now)
            let problem = store.isWhole ? nil : store.readOnlyReason ?? "entries that were here are gone; see tickmark doctor"
            return PortfolioRow.rows(
                of: store.state, in: name, last: (store.latestEntries(100) ?? []).reversed(), problem: problem)
        } catch {
            return [.unreadable(name, because: "\(error)")]
        }
    }
}
