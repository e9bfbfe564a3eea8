import Foundation
@testable import Store
import SystemPackage
import Testing

@Suite("The workspaces that were opened lately")
final class RecentWorkspacesTests {
    private let home = FileManager.default.temporaryDirectory.appending(path: "tickmark-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: home) }

    private var file: URL { home.appending(path: "tickmark/recent.json") }

    private func recent() throws -> RecentWorkspaces {
        try #require(RecentWorkspaces(environment: { $0 == "XDG_STATE_HOME" ? self.home.path : nil }))
    }

    @Test("The one that was opened last is the first, each stands there once, and the longest ago go first")
    func order() throws {
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        let recent = try recent()
        #expect(recent.folders.isEmpty)
        for name in ["/a", "/b", "/a", "/c"] { recent.remember(FilePath(name)) }
        #expect(recent.folders == ["/c", "/a", "/b"])
        for number in 0..<60 { recent.remember(FilePath("/n\(number)")) }
        #expect(recent.folders.count == RecentWorkspaces.limit && recent.folders.first == "/n59")
        recent.remember("relative")
        #expect(recent.folders.first == "/n59")
    }

    @Test("The folders are made for this user alone, as deep as they are missing")
    func alone() throws {
        try recent().remember("/a")
        for place in [home, file.deletingLastPathComponent()] {
            let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? Int
            #expect(mode == 0o700, "\(place.path)")
        }
    }

    @Test(
        "A list that is damaged is an empty one, and is made anew",
        arguments: ["", "{", "[]", "{\"workspaces\": 1}", "{\"workspaces\": [1, null, \"relative\"]}"])
    func damaged(text: String) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        #expect(try recent().folders.isEmpty)
        try recent().remember("/a")
        #expect(try recent().folders == ["/a"])
    }

    @Test("Without XDG_STATE_HOME it is in the home folder, and without either, or with one that is not absolute, nowhere")
    func nowhere() {
        #expect(RecentWorkspaces(environment: { _ in nil }) == nil)
        #expect(RecentWorkspaces(environment: { $0 == "XDG_STATE_HOME" ? "state" : nil }) == nil)
        #expect(RecentWorkspaces(environment: { $0 == "HOME" ? "/home/ana" : nil }) != nil)
    }
}
