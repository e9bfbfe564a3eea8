import Files
import Platform
import Readiness
import SystemPackage

/// Something that is remembered on this machine in a workspace: a line in a file of `.tickmark/`. Where it is lost,
/// nothing of value is.
public struct ProfileFile: Sendable {
    private let folder: FilePath
    /// What it is called in `.tickmark/`.
    public let name: String
    private var path: FilePath { folder.joining(name) }
    /// The longest line, in bytes.
    private static let limit = 1024

    private init(_ name: String, in workspace: FilePath) {
        folder = WorkspaceLayout(workspace).machine
        self.name = name
    }

    /// The id of the theme that was chosen last.
    public static func theme(in workspace: FilePath) -> ProfileFile { ProfileFile("theme", in: workspace) }

    /// Where a person was last in the screen; nil for who has no handle that can be in a file's name.
    public static func place(of person: Handle, in workspace: FilePath) -> ProfileFile? {
        Handle.isValid(person.text) ? ProfileFile("\(placePrefix)\(person)", in: workspace) : nil
    }

    /// Where each of the people was last who sat here as this user of the machine.
    public static func places(in workspace: FilePath) -> [ProfileFile] {
        let names = (try? POSIXFileCalls().names(in: WorkspaceLayout(workspace).machine)) ?? []
        return names.filter { $0.hasPrefix(placePrefix) }.map { ProfileFile($0, in: workspace) }
    }

    private static var placePrefix: String { "place-\(geteuid())-" }

    /// The line, or nil where there is none.
    public var text: String? {
        let files = POSIXFileCalls()
        guard isFolder, let file = try? files.open(path, .read) else { return nil }
        defer { files.close(file) }
        guard let bytes = try? files.read(file, path, from: 0, count: Self.limit) else { return nil }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    /// Remembers a line.
    public func remember(_ text: String) {
        guard isFolder, text.utf8.count < Self.limit else { return }
        try? POSIXFileCalls().replace(path, with: Array("\(text)\n".utf8), isFlushed: false)
    }

    /// Whether the folder is one: a symbolic link in its place is not followed.
    private var isFolder: Bool {
        guard let descriptor = try? POSIXFileCalls().open(folder, .folder) else { return false }
        POSIXFileCalls().close(descriptor)
        return true
    }
}
