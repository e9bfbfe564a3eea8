import Catalogs
import Checking
@testable import Demo
import Files
import Foundation
import GitSync
import Journal
import Readiness
import Reports
import Store
import SystemPackage

/// A demo workspace in a folder of its own, removed with it.
final class Demonstration {
    let folder: FilePath
    /// How many entries it is said to hold.
    let count: Int
    let today: Day
    private let url: URL

    init(on today: Day) throws {
        self.today = today
        url = FileManager.default.temporaryDirectory.appending(path: "tickmark-\(UUID().uuidString)")
        folder = FilePath(url.path)
        count = try DemoWorkspace.write(to: folder, today: today)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Opens it as somebody who only looks.
    func open() throws -> WorkspaceStore {
        try WorkspaceStore(
            opening: folder, author: Author(name: "Dee Watches"), catalogs: BuiltInCatalogs.all, today: today,
            now: { [today] in Timestamp(startOf: today) })
    }

    /// The bytes of every file that a team shares, by its name.
    var files: [String: Data] {
        get throws {
            var files: [String: Data] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: url.path) where !name.hasPrefix(".tickmark") {
                let file = url.appending(path: name)
                if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false {
                    files[name] = try Data(contentsOf: file)
                }
            }
            return files
        }
    }
}
