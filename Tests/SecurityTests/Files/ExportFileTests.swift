import Foundation
import Runner
import SystemPackage
import Testing

@Suite("An export replaces nothing but a regular file, and only where that was agreed to")
struct ExportFileTests {
    @Test("Links, pipes, sockets and folders are refused, also with --force", arguments: Impostor.allCases, [false, true])
    func impostors(impostor: Impostor, replaces: Bool) throws {
        let scratch = try Scratch()
        try scratch.write("before", to: "elsewhere")
        let url = scratch.at("summary.md")
        try impostor.put(at: url, leadingTo: scratch.at("elsewhere"))
        let kind = try FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
        let path = FilePath(url.path)
        #expect(throws: ExportFile.Failure.noFile(path)) { try ExportFile.write([1], to: path, replaces: replaces) }
        #expect(ExportFile.exists(path))
        #expect(try FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType == kind)
        #expect(try String(contentsOf: scratch.at("elsewhere"), encoding: .utf8) == "before")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted() == ["elsewhere", "summary.md"])
    }

    @Test("A device stays what it is")
    func device() throws {
        #expect(throws: ExportFile.Failure.noFile("/dev/null")) { try ExportFile.write([1], to: "/dev/null", replaces: true) }
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }

    @Test("A regular file is replaced as a whole where that was agreed to, and left alone where it was not")
    func regular() throws {
        let scratch = try Scratch()
        try scratch.write("before", to: "summary.md")
        let path = scratch.path.appending("summary.md")
        #expect(throws: ExportFile.Failure.exists(path)) { try ExportFile.write(Array("after".utf8), to: path, replaces: false) }
        #expect(try String(contentsOf: scratch.at("summary.md"), encoding: .utf8) == "before")
        try ExportFile.write(Array("after".utf8), to: path, replaces: true)
        #expect(try String(contentsOf: scratch.at("summary.md"), encoding: .utf8) == "after")
    }
}
