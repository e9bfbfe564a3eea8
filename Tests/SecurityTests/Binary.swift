import Foundation
import Subprocess
import SystemPackage
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a program answered.
struct Answer {
    var status: Int
    var output: String
    var errors: String
}

/// The program as people run it.
enum Binary {
    /// The binary that was built with the tests.
    static let path: String = {
        for argument in CommandLine.arguments {
            var url = URL(fileURLWithPath: argument).deletingLastPathComponent()
            for _ in 0..<4 {
                let candidate = url.appendingPathComponent("tickmark")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate.path
                }
                url.deleteLastPathComponent()
            }
        }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../.build/debug/tickmark")
            .path
    }()

    static func environment(_ more: [String: String?]) -> Environment {
        var variables: [String: String?] = [
            "TICKMARK_USER": "Ben Okafor", "SOURCE_DATE_EPOCH": "1795392000", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
            "TMUX": nil,
        ]
        variables.merge(more) { $1 }
        return .inherit.updating(
            Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) }))
    }

    /// Runs a command to its end. One that waits for something is stopped after a while: status 124.
    static func run(_ arguments: [String], in folder: URL, environment more: [String: String?] = [:]) async throws -> Answer {
        let result = try await Subprocess.run(
            .name("timeout"), arguments: Arguments(["30", path] + arguments), environment: environment(more),
            workingDirectory: FilePath(folder.path), output: .bytes(limit: 64 << 20), error: .bytes(limit: 64 << 20))
        let (output, errors) = (result.standardOutput, result.standardError)
        let isText = String(validating: output, as: UTF8.self) != nil && String(validating: errors, as: UTF8.self) != nil
        #expect(isText, "\(arguments): not UTF-8")
        var status = -1
        if case .exited(let code) = result.terminationStatus { status = Int(code) }
        return Answer(
            status: status, output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
    }

    /// Runs git, and gives its exit status.
    static func git(_ arguments: [String], in folder: URL) async throws -> Int {
        let result = try await Subprocess.run(
            .name("git"), arguments: Arguments(arguments), workingDirectory: FilePath(folder.path), output: .discarded,
            error: .discarded)
        if case .exited(let code) = result.terminationStatus { return Int(code) }
        return -1
    }

    /// Runs the full-screen program in a terminal of its own and keeps every byte that it sends there.
    ///
    /// - Parameter keys: What to wait for, and what to press then.
    static func record(_ arguments: [String], in folder: URL, pressing keys: [(sight: String, key: String)]) async throws
        -> [UInt8]
    {
        // pts(4): Swift's module of the C library has no posix_openpt.
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (unlocked, number): (CInt, CInt) = (0, 0)
        try #require(master >= 0 && ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        defer { close(master) }
        let terminal = FileDescriptor(rawValue: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC))
        var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(terminal.rawValue, UInt(TIOCSWINSZ), &size) == 0)
        async let end = Subprocess.run(
            .name("timeout"), arguments: Arguments(["60", path] + arguments), environment: environment([:]),
            workingDirectory: FilePath(folder.path), input: .fileDescriptor(terminal, closeAfterSpawningProcess: false),
            output: .fileDescriptor(terminal, closeAfterSpawningProcess: false), error: .discarded)
        let bytes = await watch(master, pressing: keys)
        try terminal.close()
        _ = try await end
        return bytes
    }

    private static func watch(_ master: Int32, pressing keys: [(sight: String, key: String)]) async -> [UInt8] {
        var (bytes, seen): ([UInt8], Int) = ([], 0)
        var keys = keys[...]
        let deadline = ContinuousClock.now + .seconds(50)
        while let next = keys.first, ContinuousClock.now < deadline {
            var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 50) > 0 else {
                await Task.yield()
                continue
            }
            var buffer = [UInt8](repeating: 0, count: 64 * 1024)
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
            if let found = Data(bytes[seen...]).range(of: Data(next.sight.utf8)) {
                seen += found.upperBound
                _ = write(master, next.key, next.key.utf8.count)
                keys = keys.dropFirst()
            }
        }
        #expect(keys.isEmpty, "waited for \(keys.first?.sight ?? "")")
        return bytes
    }
}
