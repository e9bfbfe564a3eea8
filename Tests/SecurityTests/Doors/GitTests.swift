import Foundation
import SystemPackage
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("A repository's configuration runs nothing when a workspace in it is opened")
struct GitTests {
    /// Every setting of git's that names a program, set to one that leaves a mark.
    private static func traps(_ mark: String) -> String {
        """
        [core]
        \trepositoryformatversion = 0
        \tbare = false
        \tfsmonitor = "\(mark)"
        \thooksPath = hooks
        \tpager = "\(mark)"
        \teditor = "\(mark)"
        \tsshCommand = "\(mark)"
        \taskPass = "\(mark)"
        \tgitProxy = "\(mark)"
        \talternateRefsCommand = "\(mark)"
        [alias]
        \tconfig = "!\(mark)"
        [pager]
        \tconfig = "\(mark)"
        [credential]
        \thelper = "!\(mark)"
        [diff]
        \texternal = "\(mark)"
        [gpg]
        \tprogram = "\(mark)"
        [trace2]
        \tnormalTarget = af_unix:/tmp/none
        [includeIf "gitdir:/"]
        \tpath = "!\(mark)"
        [filter "x"]
        \tclean = "\(mark)"
        \tsmudge = "\(mark)"
        \tprocess = "\(mark)"
        [user]
        \tname = Mallory
        """
    }

    private func trap(in scratch: Scratch) throws -> String {
        try scratch.write("#!/bin/sh\ntouch '\(scratch.at("ran").path)'\n", to: "mark.sh")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.at("mark.sh").path)
        return scratch.at("mark.sh").path
    }

    @Test("Neither by settings nor by hooks nor by a program called git in the folder")
    func settings() async throws {
        let scratch = try Scratch()
        let mark = try trap(in: scratch)
        let folder = scratch.at("w")
        try HostileWorkspace.write("Acme", to: scratch.path.appending("w"))
        #expect(try await Binary.git(["init", "-q"], in: folder) == 0)
        try scratch.write(Self.traps(mark), to: "w/.git/config")
        for hook in ["post-checkout", "pre-commit", "post-index-change", "fsmonitor-watchman", "reference-transaction"] {
            try? FileManager.default.removeItem(at: scratch.at("w/.git/hooks/\(hook)"))
            try FileManager.default.createDirectory(at: scratch.at("w/.git/hooks"), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: scratch.at("mark.sh"), to: scratch.at("w/.git/hooks/\(hook)"))
        }
        try FileManager.default.copyItem(at: scratch.at("mark.sh"), to: scratch.at("w/git"))
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        for command in [["status"], ["history"], ["export"], ["note", "CC6.1-01", "x"]] {
            let answer = try await Binary.run(command, in: folder, environment: ["TICKMARK_USER": nil, "PATH": ".::\(path)"])
            #expect(answer.status == 0, "\(answer.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.at("ran").path), "something of the repository's was run")
        let history = try await Binary.run(["history"], in: folder)
        #expect(history.output.contains("Mallory"), "the configuration was read all the same, or this test shows nothing")
    }

    @Test("A folder of the workspace that pretends to be a repository without a work tree is not asked")
    func bare() async throws {
        let scratch = try Scratch()
        let mark = try trap(in: scratch)
        let folder = scratch.at("w")
        try HostileWorkspace.write("Acme", to: scratch.path.appending("w"))
        try scratch.write("ref: refs/heads/main\n", to: "w/HEAD")
        for name in ["objects", "refs"] {
            try FileManager.default.createDirectory(at: scratch.at("w/\(name)"), withIntermediateDirectories: true)
        }
        try scratch.write(Self.traps(mark), to: "w/config")
        let answer = try await Binary.run(
            ["note", "CC6.1-01", "x"], in: folder, environment: ["TICKMARK_USER": nil, "LOGNAME": "ben"])
        #expect(answer.status == 0, "\(answer.errors)")
        let history = try await Binary.run(["history"], in: folder)
        #expect(!history.output.contains("Mallory"))
        #expect(!FileManager.default.fileExists(atPath: scratch.at("ran").path))
    }

    @Test("A configuration that never ends is given up, and nothing is written under a guessed name")
    func endless() async throws {
        let scratch = try Scratch()
        let folder = scratch.at("w")
        try HostileWorkspace.write("Acme", to: scratch.path.appending("w"))
        #expect(try await Binary.git(["init", "-q"], in: folder) == 0)
        #expect(mkfifo(scratch.at("pipe").path, 0o600) == 0)
        try scratch.write("[include]\n\tpath = \(scratch.at("pipe").path)\n", to: "w/.git/config")
        let answer = try await Binary.run(
            ["note", "CC6.1-01", "x"], in: folder, environment: ["TICKMARK_USER": nil, "LOGNAME": "ben"])
        #expect(answer.status == 1 && answer.errors.contains("TICKMARK_USER"), "\(answer.errors)")
        let journals = try FileManager.default.contentsOfDirectory(atPath: scratch.at("w/journal").path)
        #expect(!journals.contains { $0.hasPrefix("ben-") })
        // Who only looks is not kept waiting.
        // Who waits waits five seconds each time; a machine that others keep busy may be late once.
        var isQuick = false
        for _ in 1...5 where !isQuick {
            let asked = ContinuousClock.now
            #expect(try await Binary.run(["status"], in: folder, environment: ["TICKMARK_USER": nil]).status == 0)
            isQuick = asked.duration(to: .now) < .seconds(4)
        }
        #expect(isQuick)
    }
}
