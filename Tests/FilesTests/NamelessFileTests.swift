import Foundation
import Platform
import SystemPackage
import Testing

@testable import Files

@Suite("A file without a name")
struct NamelessFileTests {
    @Test(
        "It can be read and written anywhere, nothing leads to it, only its user may read it, and no child has it",
        arguments: [false, true])
    func nameless(isNamed: Bool) throws {
        try withFolder { folder, calls in
            let file = try calls.openNameless(in: folder, isNamed: isNamed)
            defer { calls.close(file) }
            #expect(try calls.names(in: folder) == [])
            var status = stat()
            try #require(fstat(file.rawValue, &status) == 0)
            #expect(status.st_nlink == 0 && status.st_mode & 0o777 == 0o600 && status.st_mode & S_IFMT == S_IFREG)
            #expect(fcntl(file.rawValue, F_GETFD) & FD_CLOEXEC != 0)
            try calls.overwriteAll(file, folder, Array("later".utf8), at: 10)
            try calls.overwriteAll(file, folder, Array("first".utf8), at: 0)
            let bytes = try calls.read(file, folder, from: 0, count: 100)
            #expect(bytes == Array("first".utf8) + [0, 0, 0, 0, 0] + Array("later".utf8))
        }
    }

    @Test("What is read of it is what was written, or nothing; it is closed with the last who holds it")
    func reading() throws {
        try withFolder { folder, calls in
            var file: NamelessFile? = try NamelessFile(in: folder, calls)
            try file?.write(Array("some bytes".utf8), at: 3)
            #expect(file?.bytes(at: 8..<13) == Array("bytes".utf8) && file?.bytes(at: 3..<3) == [])
            #expect(file?.bytes(at: 8..<14) == nil && file?.bytes(at: 20..<21) == nil)
            let open = descriptors(in: folder)
            #expect(open.count == 1)
            file = nil
            #expect(descriptors(in: folder).isEmpty)
        }
    }

    @Test("There is none where a link, a file or nothing stands in the folder's place")
    func places() throws {
        try withFolder { folder, calls in
            try calls.makeFolder(folder.joining("there"))
            try FileManager.default.createSymbolicLink(
                atPath: folder.joining("link").string, withDestinationPath: folder.joining("there").string)
            try Data().write(to: URL(filePath: folder.joining("file").string))
            for name in ["link", "file", "none"] {
                #expect(throws: FileFailure.self, "\(name)") { try NamelessFile(in: folder.joining(name), calls) }
            }
            #expect(try calls.names(in: folder) == ["file", "link", "there"] && calls.names(in: folder.joining("there")) == [])
        }
    }

    private func withFolder(_ body: (FilePath, POSIXFileCalls) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(FilePath(folder.path), POSIXFileCalls())
    }

    /// What this process has open below a folder.
    private func descriptors(in folder: FilePath) -> [String] {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return open.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)") }
            .filter { $0.hasPrefix(folder.string + "/") }
    }
}
