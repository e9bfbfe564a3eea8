import Foundation
import RealTerminals
import Testing

/// A bare repository that people share through, and their clones of it, in a folder of their own.
///
/// The workspace lies in a folder with a space in its name, inside a larger repository, as it would beside a service's
/// code.
final class GitTeam {
    static let place = "audit and more/soc"
    let scratch: ScratchFolder
    let environment: [String: String]

    /// Makes the repository and Ana's clone, with a workspace that she has shared.
    init() throws {
        scratch = try ScratchFolder()
        let home = scratch.url.appendingPathComponent("home")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try "[init]\n defaultBranch = main\n[user]\n name = Team\n email = team@example.com\n".write(
            to: home.appendingPathComponent(".gitconfig"), atomically: true, encoding: .utf8)
        environment = [
            "HOME": home.path, "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": home.path, "GIT_AUTHOR_DATE": "1795392000",
        ]
        _ = try git(["init", "--quiet", "--bare", "hub.git"], in: scratch.url)
        _ = try git(["clone", "--quiet", "hub.git", "ana"], in: scratch.url)
        try write("code\n", to: "src/main.c", in: "ana")
        let folder = workspace("ana")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git("ana", "add", "src")
        try git("ana", "commit", "--quiet", "-m", "The service")
        try git("ana", "push", "--quiet", "-u", "origin", "HEAD:main")
        let made = try tickmark(
            "ana", "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme")
        #expect(made.status == 0, "\(made.errors)")
        let shared = try tickmark("ana", "sync")
        #expect(shared.status == 0, "\(shared.errors)")
    }

    func clone(_ name: String) throws { _ = try git(["clone", "--quiet", "hub.git", name], in: scratch.url) }

    func root(_ clone: String) -> URL { scratch.url.appendingPathComponent(clone) }

    func workspace(_ clone: String) -> URL { root(clone).appendingPathComponent(Self.place) }

    func write(_ text: String, to path: String, in clone: String) throws {
        let url = root(clone).appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    func script(_ text: String, at path: String) throws {
        let url = scratch.url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        // Written by a child: a program that is started here meanwhile would hold the file open, and it could not be
        // run (ETXTBSY).
        let written = try run(
            "/bin/sh", ["-c", "printf '#!/bin/sh\\n%s\\n' \"$1\" >\"$2\" && chmod 755 \"$2\"", "sh", text, url.path])
        #expect(written.status == 0, "\(written.errors)")
    }

    @discardableResult
    func git(_ clone: String, _ arguments: String..., fails: Bool = false, sourceLocation: SourceLocation = #_sourceLocation)
        throws
        -> String
    {
        let answer = try git(arguments, in: root(clone))
        #expect((answer.status != 0) == fails, "git \(arguments): \(answer.errors)", sourceLocation: sourceLocation)
        return answer.output
    }

    private func git(_ arguments: [String], in folder: URL) throws -> Answer {
        try run("/usr/bin/env", ["git"] + arguments, in: folder, environment: environment)
    }

    /// Runs a command in a clone's workspace, as the person whom the clone is named for.
    func tickmark(_ clone: String, _ arguments: String..., environment more: [String: String] = [:]) throws -> Answer {
        let names = ["ana": "Ana Ruiz", "ben": "Ben Okafor", "cho": "Cho Minseo"]
        return try run(
            tickmarkPath, arguments, in: workspace(clone),
            environment: environment.merging(["TICKMARK_USER": names[clone] ?? clone]) { $1 }.merging(more) { $1 })
    }

    /// All that a sync must leave alone where it stops: commits, branch, index, changes, and what lies in git's folder.
    func standing(_ clone: String) throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(atPath: root(clone).appendingPathComponent(".git").path)
        return try [
            git(["log", "-1", "--format=%H"], in: root(clone)).output, git(["symbolic-ref", "HEAD"], in: root(clone)).output,
            git(["ls-files", "--stage"], in: root(clone)).output, git(["status", "--porcelain"], in: root(clone)).output,
            git(["diff"], in: root(clone)).output, git(["stash", "list"], in: root(clone)).output,
            files.filter { $0.hasPrefix("tickmark-") || $0.hasSuffix(".lock") || $0 == "MERGE_HEAD" }.sorted().joined(
                separator: " "),
        ]
    }
}
