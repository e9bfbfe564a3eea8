import Foundation
import RealTerminals
import Testing

/// What a team shares of a workspace, kept in memory: for tests that look at the same one, each in a folder of its own.
///
/// Whoever writes in such a folder begins a journal of their own, as in a clone.
struct KeptFolder {
    private let files: [String: Data]

    /// Keeps the files of a workspace in a scratch folder, but for what is the machine's own.
    init(of scratch: ScratchFolder, _ name: String = ".") throws {
        // The folder goes when nobody holds it any more.
        files = try withExtendedLifetime(scratch) { try Self.files(in: scratch.url.appending(path: name)) }
    }

    private static func files(in workspace: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: workspace.path) where !name.hasPrefix(".tickmark") {
            let file = workspace.appending(path: name)
            let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false
            if isFile { files[name] = try Data(contentsOf: file) }
        }
        return files
    }

    /// Writes them, and an empty folder for what will be the machine's own.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: ".tickmark"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for (name, bytes) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
    }
}

extension ScratchFolder {
    /// A folder with the made-up company's workspace in it, as `demo` writes it on the day of these tests.
    ///
    /// `demo` tells it once: the same date gives the same bytes, and telling takes longer than most of what tests do
    /// with it.
    static func demo(_ name: String = "demo") throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try toldOnce.get().write(to: folder.url.appending(path: name))
        return folder
    }

    private static let toldOnce = Result<KeptFolder, any Error> {
        let folder = try ScratchFolder()
        let answer = try tickmark("demo", "demo", in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return try KeptFolder(of: folder, "demo")
    }
}
