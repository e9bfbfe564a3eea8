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
import Synchronization
import SystemPackage

/// A demo workspace in a folder of its own, removed with it.
final class Demonstration {
    let folder: FilePath
    /// How many entries it is said to hold.
    let count: Int
    let today: Day
    private let url: URL

    /// Makes one.
    init(on today: Day) throws {
        self.today = today
        url = Self.place
        folder = FilePath(url.path)
        count = try DemoWorkspace.write(to: folder, today: today)
    }

    /// Writes what a team shares of one that was made.
    private init(_ made: Made, on today: Day) throws {
        self.today = today
        url = Self.place
        folder = FilePath(url.path)
        count = made.count
        for (name, bytes) in made.files {
            let file = url.appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
    }

    /// One to look at: of each day's the bytes are made once, because telling the story takes far longer than reading
    /// it.
    static func copy(on today: Day) async throws -> Demonstration { try await Demonstration(made(today), on: today) }

    private struct Made {
        let count: Int
        let files: [String: Data]
    }

    private static let tasks = Mutex<[Day: Task<Made, any Error>]>([:])

    private static func made(_ today: Day) async throws -> Made {
        let task = tasks.withLock { tasks in
            let task =
                tasks[today]
                ?? Task {
                    let demo = try Demonstration(on: today)
                    return Made(count: demo.count, files: try demo.files)
                }
            tasks[today] = task
            return task
        }
        return try await task.value
    }

    private static var place: URL {
        FileManager.default.temporaryDirectory.appending(path: "tickmark-\(UUID().uuidString.prefix(8))")
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
