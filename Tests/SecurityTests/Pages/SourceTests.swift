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

    /// Files of Swift and headers below a folder, by path; others by how they end.
    static func sources(_ folder: String, ending: [String] = [".swift", ".h"]) throws -> [(path: String, text: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
            .filter { path in ending.contains { path.hasSuffix($0) } }.sorted().map {
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

    /// What opens evidence: the program that the person or the desktop names.
    private let opening = ["Sources/tickmark/Commands/EvidenceCommand.swift", "Sources/Runner/EvidenceOpener.swift"]

    /// What signs packages and looks at signatures and time stamps: `ssh-keygen` and `openssl`.
    private let signing = [
        "Sources/Checking/Signatures/PackageSigning.swift", "Sources/Checking/Signatures/PackageSignature.swift",
    ]

    @Test(
        "Programs are started with a list of arguments: git, what opens evidence and what signs; a shell only for a person's own editor"
    )
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
                // An ending of English words.
                if call == "\"sh\"", path == "Sources/HarmlessText/NounNumber.swift" { continue }
                // Endings of files that are not opened, because a system would run them.
                if ["\"sh\"", "\"bash\""].contains(call), path == "Sources/Store/Evidence/OpenableEvidence.swift" { continue }
                let isEditor = call == "/bin/sh" && path == "Sources/Runner/Editing.swift"
                let isOpener = call == "execv" && path == opening[0]
                let isKnown = call == "posix_spawn" && spawning.contains(path) || isEditor || isOpener
                #expect(!text.contains(call) || isKnown, "\(path) has \(call)")
            }
            for search in ["Child.find(", "Child.search(for: "] where text.contains(search) {
                let startsGit = text.contains("\(search)\"git\")")
                #expect(startsGit || (opening + signing).contains(path), "\(path) starts something other than git")
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
                    // A program for an auditor who has no Tickmark, as text.
                    "Sources/Reports/Package/AuditPackage.swift",
                ]
                #expect(known.contains(path), "\(path) has \(call)")
            }
        }
        #expect(try Project.text("Sources/Files/Calls/POSIXFileCalls.swift").contains("O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK"))
    }
}
