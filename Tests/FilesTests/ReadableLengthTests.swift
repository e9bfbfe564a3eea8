import Foundation
import Platform
import SystemPackage
import Testing

@testable import Files

@Suite("The length of a file that is only glanced at")
struct ReadableLengthTests {
    @Test("It is that of a regular file; folders, links and pipes have none, and what is not there is said")
    func kinds() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("twelve bytes".utf8).write(to: folder.appendingPathComponent("file"))
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("link"), withDestinationURL: folder.appendingPathComponent("file"))
        try #require(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
        let calls = POSIXFileCalls()
        func length(_ name: String) throws -> Int? {
            try calls.readableLength(of: FilePath(folder.appendingPathComponent(name).path))
        }
        #expect(try length("file") == 12)
        #expect(try length(".") == nil)
        #expect(try length("link") == nil)
        #expect(try length("pipe") == nil)
        #expect(throws: FileFailure.self) { try length("none") }
    }
}
