import Digests
import Files
import HarmlessText
import Platform
import SystemPackage

/// Who git said sits here, kept in `.tickmark/` for each user of this machine.
///
/// It is shown until git has answered. Where git cannot answer, it stands for the answer, but only in the folder and
/// the very file that it was written in, and where git would look in the same places: what a copy, a backup or git
/// itself brought along is somebody else's.
struct RememberedPerson: Sendable {
    private let workspace: FilePath
    /// What decides where git looks for a name.
    private let surroundings: String
    /// The longest file, in bytes.
    private static let limit = 4096
    private static let longestName = 1024

    /// The variables of the environment that say where git looks for its configuration.
    private static let variables = [
        "HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT",
        "GIT_CONFIG_PARAMETERS", "GIT_CONFIG", "GIT_DIR",
    ]

    init(in workspace: FilePath, environment: (String) -> String?) {
        self.workspace = workspace
        let values = Self.variables.map { "\($0)=\(environment($0) ?? "")" }.joined(separator: "\n")
        surroundings = Digest.sha256(Array(values.utf8))
    }

    private var folder: FilePath { WorkspaceLayout(workspace).machine }
    private var path: FilePath { WorkspaceLayout(workspace).person(ofUser: geteuid()) }

    /// The name to show, whoever wrote it; nil where there is none.
    var name: String? { read()?.name }

    /// The name where it is certain that it was git's answer here, to this user.
    var certainName: String? { read().flatMap { $0.isCertain ? $0.name : nil } }

    /// Remembers what git said, where that is not what stands there.
    func remember(_ name: String) {
        let name = name.singleSpaced
        guard !name.isEmpty, name.utf8.count < Self.longestName, let place, isFolder else { return }
        if let known = read(), known.isCertain, known.name == name { return }
        try? POSIXFileCalls().replace(path, isFlushed: false) { file in
            Array("\(name)\n\(place)\n\(file)\n\(surroundings)\n".utf8)
        }
    }

    private func read() -> (name: String, isCertain: Bool)? {
        let files = POSIXFileCalls()
        guard isFolder, let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        guard let status = try? files.status(of: file, path), status.isRegular,
            let bytes = try? files.read(file, path, from: 0, count: Self.limit)
        else { return nil }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false)
            .map { String(decoding: $0.prefix(Self.longestName), as: UTF8.self) }
        guard let name = lines.first, !name.isEmpty else { return nil }
        let isBound = lines.count == 5 && lines[1] == place && lines[2] == status.identity && lines[3] == surroundings
        return (name, isBound)
    }

    /// What tells the workspace's folder from a copy of it.
    private var place: String? {
        let files = POSIXFileCalls()
        guard let opened = try? files.open(workspace.joining("."), .folder) else { return nil }
        defer { files.close(opened) }
        return try? files.status(of: opened, workspace).identity
    }

    /// Whether `.tickmark` is a folder: a symbolic link in its place is not followed.
    private var isFolder: Bool {
        guard let descriptor = try? POSIXFileCalls().open(folder, .folder) else { return false }
        POSIXFileCalls().close(descriptor)
        return true
    }
}
