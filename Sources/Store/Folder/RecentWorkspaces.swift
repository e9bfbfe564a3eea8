import Files
import Platform
import StrictJSON
import SystemPackage

/// The workspaces that a user of this machine opened on the screen lately, in a file of the user's own:
/// `tickmark/recent.json` in `XDG_STATE_HOME`, or in `~/.local/state` (XDG Base Directory Specification 0.8). Where it
/// is lost or damaged, nothing of value is: it is made anew.
public struct RecentWorkspaces: Sendable {
    private let folder: FilePath
    private var path: FilePath { folder.joining("recent.json") }

    /// How many are kept; those that were not opened for the longest time go first.
    public static let limit = 50
    private static let size = 256 << 10

    /// The list of the user in whose environment the program runs; nil where the environment names no place for it.
    public init?(environment: (String) -> String?) {
        // The specification has paths that are not absolute be passed over.
        func absolute(_ name: String) -> FilePath? { environment(name).map { FilePath($0) }.flatMap { $0.isAbsolute ? $0 : nil } }
        guard let state = absolute("XDG_STATE_HOME") ?? absolute("HOME")?.joining(".local/state") else {
            return nil
        }
        folder = state.joining("tickmark")
    }

    /// Their folders, the one that was opened last first. A folder of which that is not known to be one any more is
    /// among them.
    public var folders: [FilePath] {
        let files = POSIXFileCalls()
        guard let file = try? files.open(path, .read) else { return [] }
        defer { files.close(file) }
        guard let status = try? files.status(of: file, path), status.isRegular, status.length <= Self.size,
            let bytes = try? files.read(file, path, from: 0, count: status.length),
            let list = try? JSONDocument(bytes).root["workspaces"]?.elements()
        else { return [] }
        var found: [FilePath] = []
        for node in list.prefix(Self.limit) {
            guard let text = try? node.string() else { continue }
            let folder = FilePath(text)
            if folder.isAbsolute, !found.contains(folder) { found.append(folder) }
        }
        return found
    }

    /// Puts a workspace at the head of the list. One whose path is no text is left out: JSON cannot hold it.
    public func remember(_ workspace: FilePath) {
        let before = folders
        guard before.first != workspace, workspace.isAbsolute, String(validating: workspace) != nil else { return }
        let after = ([workspace] + before.filter { $0 != workspace }).prefix(Self.limit)
        let json: JSONValue = ["format": 1, "workspaces": .strings(after.map(\.string))]
        let files = POSIXFileCalls()
        // The specification has the folders be the user's alone where they are made.
        for place in [folder.parent.parent, folder.parent, folder] {
            _ = place.withPlatformString { mkdir($0, 0o700) }
        }
        try? files.replace(path, with: json.encoded(.pages), isFlushed: false)
    }
}
