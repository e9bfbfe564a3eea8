import Foundation
import RealTerminals
import Testing

@Suite("What takes long, in a real terminal", .serialized)
struct WaitingTests {
    @Test("Copying a large file says how far it is, on a terminal only, and ctrl-C leaves nothing of it")
    func copying() throws {
        let folder = try ScratchFolder.begun()
        let file = folder.url.appending(path: "large.bin")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        try FileHandle(forWritingTo: file).truncate(atOffset: 94 << 20)
        let command = "evidence add access-review ./large.bin --covers 2027-01-01"
        let before = try tickmark("history", "--json", in: folder.url).output
        let terminal = try RealTerminal("trap : INT; \(tickmarkPath) \(command); echo left with $?; read wait", in: folder.url)
        try terminal.wait("how far it is") { $0.contains("Copying") && $0.contains("% of 94 MiB; ctrl-C ends it") }
        try terminal.press("C-c")
        try terminal.wait("that it was stopped") {
            $0.contains("It was stopped, and nothing was attached.") && $0.contains("left with 130")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "evidence").path).isEmpty)
        #expect(try tickmark("history", "--json", in: folder.url).output == before)
        // Behind a pipe there is nothing of it.
        let piped = try run(tickmarkPath, command.split(separator: " ").map(String.init), in: folder.url)
        #expect(piped.status == 0 && piped.output.hasSuffix("In Acme.\n"), "\(piped)")
        #expect(!piped.errors.contains("Copying") && !piped.errors.contains("\r") && !piped.output.contains("\u{1B}"))
    }
}
