import SystemPackage
import Workspace

/// The theme that was chosen last on this machine in this workspace: a line in `.tickmark/theme`.
struct RememberedTheme {
    private let folder: FilePath
    private var path: FilePath { folder.appending("theme") }

    init(in workspace: FilePath) { folder = workspace.appending(".tickmark") }

    /// Its id, or nil where none was chosen.
    var id: String? {
        let files = POSIXFileCalls()
        guard isFolder, let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        guard let bytes = try? files.read(file, path, from: 0, count: 64) else { return nil }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// Remembers a theme. Where that fails, nothing of value is lost.
    func remember(_ id: String) {
        if isFolder { try? POSIXFileCalls().replace(path, with: Array("\(id)\n".utf8), isFlushed: false) }
    }

    /// Whether the folder is one: a symbolic link in its place is not followed.
    private var isFolder: Bool {
        guard let descriptor = try? POSIXFileCalls().open(folder, .folder) else { return false }
        POSIXFileCalls().close(descriptor)
        return true
    }
}
