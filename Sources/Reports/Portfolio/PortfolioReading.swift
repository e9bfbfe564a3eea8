import Files
import Readiness
import Store
import SystemPackage

extension PortfolioRow {
    /// Reads a workspace, and nothing is written into it.
    ///
    /// - Parameters:
    ///   - name: The folder, as it is to be called.
    ///   - catalogs: The built-in catalogs, by id.
    ///   - past: The day at whose end it is looked at; nil for now.
    /// - Returns: A row for each of its reports; one that says why, where it cannot be read.
    public static func read(
        _ folder: FilePath, called name: String, catalogs: [String: Catalog], today: Day,
        at past: Day? = nil, now: @escaping @Sendable () -> Timestamp
    ) -> [PortfolioRow] {
        do throws(WorkspaceError) {
            var store = try WorkspaceStore(opening: folder, author: .nobody, catalogs: catalogs, today: today, now: now)
            store.seeBrokenEvidence()
            let problem = store.isWhole ? nil : store.readOnlyReason ?? "entries that were here are gone; see tickmark doctor"
            guard let past else {
                return rows(of: store.state, in: name, last: (store.latestEntries(100) ?? []).reversed(), problem: problem)
            }
            try store.loadHistory()
            let entries = store.entries.filter { $0.at.day <= past }
            return rows(
                of: store.state(after: entries, on: past), in: name, last: entries.suffix(100).reversed(), problem: problem)
        } catch {
            return [.unreadable(name, because: "\(error)")]
        }
    }

    /// The workspaces that a path names: itself, or those right below it where it is a folder without one.
    public static func workspaces(in path: FilePath, named name: String) -> [(folder: FilePath, name: String)] {
        let files = POSIXFileCalls()
        guard (try? files.exists(path.appending("tickmark.json"))) != true, let names = try? files.names(in: path) else {
            return [(path, name)]
        }
        let inside = names.sorted().filter { (try? files.exists(path.appending($0).appending("tickmark.json"))) == true }
        return inside.isEmpty
            ? [(path, name)] : inside.map { (path.appending($0), name.hasSuffix("/") ? name + $0 : "\(name)/\($0)") }
    }
}
