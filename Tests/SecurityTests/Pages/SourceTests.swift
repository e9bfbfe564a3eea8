import Foundation
import Testing

/// The project's own files.
enum Project {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Swift files below a folder, by path.
    static func sources(_ folder: String) throws -> [(path: String, text: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
            .filter { $0.hasSuffix(".swift") || $0.hasSuffix(".h") }.sorted().map {
                ("\(folder)/\($0)", try text("\(folder)/\($0)"))
            }
    }
}

@Suite("The sources hold what the threat model says of them")
struct SourceTests {
    /// git, by the one type that starts programs; and a person's own editor, which has the terminal meanwhile.
    private let spawning = [
        "Sources/Files/Children/Child.swift", "Sources/CChild/shim.h",
        "Sources/CNcurses/shim.h",
    ]

    @Test("Programs are started in two places with a list of arguments, and a shell only for a person's own editor")
    func shells() throws {
        let sources = try Project.sources("Sources")
        #expect(sources.count > 100)
        for (path, text) in sources {
            for call in [
                "system(", "popen(", "posix_spawn", "execv", "execl", "fork(", "/bin/sh", "\"sh\"", "\"bash\"", "Process()",
                "-c\", \"sh",
            ] {
                // A letter of another script, written in ours.
                if call == "\"sh\"", path == "Sources/HarmlessText/Transliteration.swift" { continue }
                let isEditor = call == "/bin/sh" && path == "Sources/Runner/Editing.swift"
                let isKnown = call == "posix_spawn" && spawning.contains(path) || isEditor
                #expect(!text.contains(call) || isKnown, "\(path) has \(call)")
            }
            for search in ["Child.find(", "Child.search(for: "] where text.contains(search) {
                #expect(text.contains("\(search)\"git\")"), "\(path) starts something other than git")
            }
        }
    }

    @Test("There is no network: no socket, no URL session, no name is looked up")
    func network() throws {
        for (path, text) in try Project.sources("Sources") {
            for call in [
                "socket(", "connect(", "getaddrinfo", "URLSession", "import Network", "FoundationNetworking", "gethostby",
            ] {
                #expect(!text.contains(call), "\(path) has \(call)")
            }
        }
    }

    @Test("Files are opened in three places, which follow no link, and text goes to the terminal in two")
    func doors() throws {
        for (path, text) in try Project.sources("Sources") {
            let opens = [
                "Sources/Files/Calls/POSIXFileCalls.swift", "Sources/Store/Folder/PrivateFolder.swift",
                "Sources/Runner/ActivityLog.swift",
            ]
            if !opens.contains(path) {
                for call in ["open(path, flags", ", O_RDONLY", "fopen(", "FileDescriptor.open", "opendir(", "freopen("]
                where !spawning.contains(path) {
                    #expect(!text.contains(call), "\(path) has \(call)")
                }
            }
            for call in ["print(", "fputs(", "standardOutput", "standardError", "waddnwstr(", "debugPrint("]
            where text.contains(call) {
                let known = [
                    "Sources/tickmark/Options/Output.swift", "Sources/NcursesTerminal/NcursesSession.swift",
                    "Sources/CNcurses/shim.h",
                    "Sources/pictures/Pictures.swift",
                ]
                #expect(known.contains(path), "\(path) has \(call)")
            }
        }
        #expect(try Project.text("Sources/Files/Calls/POSIXFileCalls.swift").contains("O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK"))
    }
}

@Suite("The threat model is what is there")
struct SecurityPageTests {
    @Test("Every test that Documentation/Security.md names exists, and every file")
    func names() throws {
        let page = try Project.text("Documentation/Security.md")
        let tests = try (Project.sources("Tests") + Project.sources("Fuzzing")).map(\.text).joined()
        var named = 0
        var files = 0
        for line in page.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, cells[0] != "Attack", !cells[0].hasPrefix("---") else { continue }
            for name in cells[2].split(separator: "“").compactMap({ $0.split(separator: "”").first }).dropFirst(0)
            where cells[2].contains("“\(name)”") {
                #expect(tests.contains("\"\(name)\""), "there is no test “\(name)”")
                named += 1
            }
            #expect(cells[2].contains("“"), "no test for: \(cells[0])")
            for file in cells[1].split(separator: "`").filter({ $0.contains("/") && $0.hasSuffix(".swift") }) {
                let exists = FileManager.default.fileExists(atPath: Project.root.appendingPathComponent(String(file)).path)
                #expect(exists, "there is no \(file)")
                files += 1
            }
        }
        #expect(named >= 30 && files >= 15, "\(named) tests, \(files) files")
    }
}
