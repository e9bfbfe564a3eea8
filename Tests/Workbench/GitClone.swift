import Checking
import Files
import Foundation
import GitSync
import Journal
import Readiness
import Reports
import Store
import SystemPackage
import Testing

/// A clone of a real git repository that holds a workspace at its root, and the person who works in it.
final class GitClone {
    let folder: URL
    let person: String
    /// What has been read, where the program stays open; nil where it is opened for each command.
    var store: WorkspaceStore?

    init(at folder: URL, person: String) {
        self.folder = folder
        self.person = person
    }

    static let environment: [String: String] = [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true", "GIT_SEQUENCE_EDITOR": "true", "LC_ALL": "C",
    ]

    /// Runs git in a folder.
    @discardableResult
    static func git(_ arguments: [String], in folder: URL, as person: String = "Team") throws -> (status: Int32, output: String) {
        let variables = environment.merging([
            "GIT_AUTHOR_NAME": person, "GIT_AUTHOR_EMAIL": "team@example.com", "GIT_COMMITTER_NAME": person,
            "GIT_COMMITTER_EMAIL": "team@example.com",
        ]) { $1 }
        return try spawn(["git", "-C", folder.path, "-c", "gc.auto=0"] + arguments, variables)
    }

    /// Starts a program and waits for it: some ten thousand times in a soak, which Foundation's `Process` is slow at.
    private static func spawn(
        _ words: [String], _ variables: [String: String]
    ) throws -> (status: Int32, output: String) {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        var arguments = words.map { strdup($0) } + [nil]
        var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + settings).forEach { free($0) } }
        var child = pid_t()
        let failure = posix_spawnp(&child, words[0], &actions, nil, &arguments, &settings)
        close(ends[1])
        defer { close(ends[0]) }
        try #require(failure == 0, "\(words) cannot be started")
        var output: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Foundation.read(ends[0], &bytes, bytes.count)
            guard count > 0 else { break }
            output += bytes[..<count]
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return (status & 0x7F == 0 ? (status >> 8) & 0xFF : -1, String(decoding: output, as: UTF8.self))
    }

    /// Runs git here. Where it stops in a conflict, that is taken back; one in a journal is what must never be.
    @discardableResult
    func git(_ arguments: String..., log: inout [String]) throws -> Bool {
        let (status, output) = try Self.git(arguments, in: folder, as: person)
        log.append("\(folder.lastPathComponent)$ git \(arguments.joined(separator: " ")) -> \(status)")
        guard status != 0 else { return true }
        let unmerged = try Self.git(["ls-files", "--unmerged"], in: folder).output
        #expect(unmerged.isEmpty, "a conflict: \(unmerged)\n\(output)\n\(log.joined(separator: "\n"))")
        for (file, command) in [
            ("MERGE_HEAD", "merge"), ("rebase-merge", "rebase"), ("rebase-apply", "rebase"), ("CHERRY_PICK_HEAD", "cherry-pick"),
        ] where FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git/\(file)").path) {
            try Self.git([command, "--abort"], in: folder)
        }
        return false
    }

    /// What git prints.
    func ask(_ arguments: String...) throws -> String {
        try Self.git(arguments, in: folder, as: person).output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The workspace as it is on disk now, or as the open program sees it after looking again.
    func read() throws -> WorkspaceStore {
        if var store {
            _ = try store.refresh()
            _ = store.takeNoticeSentences()
            self.store = store
            return store
        }
        return try open()
    }

    func open() throws -> WorkspaceStore {
        let today = try #require(Day(iso: "2026-11-23"))
        return try WorkspaceStore(
            opening: FilePath(folder.path), author: Author(name: person), catalogs: [:], today: today,
            now: { Timestamp(startOf: today) })
    }

    /// Writes actions that are made of what is seen, and says what was acknowledged.
    func write(_ make: (WorkspaceRecord) -> [Action]) throws -> [Entry] {
        var store = try read()
        let entries = try store.write(make(store.state.record))
        if self.store != nil { self.store = store }
        return entries
    }
}
