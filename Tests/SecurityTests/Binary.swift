import Foundation
import RealTerminals
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
    static let path = builtProgram("tickmark")

    /// What of the environment decides what the program says.
    static let settings = [
        "TICKMARK_USER": "Ben Okafor", "SOURCE_DATE_EPOCH": "1795392000", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
    ]

    static func environment(_ more: [String: String?]) -> Environment {
        var variables = settings.mapValues(Optional.some)
        variables["TMUX"] = .some(nil)
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
}
