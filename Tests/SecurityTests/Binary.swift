import Foundation
import RealTerminals
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
        "XDG_STATE_HOME": unseenState,
    ]

    /// Runs a command to its end. One that waits for something is stopped after a while: status 124.
    static func run(_ arguments: [String], in folder: URL, environment more: [String: String?] = [:]) async throws -> Answer {
        let variables = settings.mapValues(Optional.some).merging(more) { $1 }
        let removed = variables.filter { $0.value == nil }.flatMap { ["-u", $0.key] }
        let answer = try RealTerminals.run(
            "/usr/bin/env", removed + ["timeout", "30", path] + arguments, in: folder,
            environment: variables.compactMapValues { $0 })
        #expect(answer.isText, "\(arguments): not UTF-8")
        return Answer(status: Int(answer.status), output: answer.output, errors: answer.errors)
    }

    /// Runs git, and gives its exit status.
    static func git(_ arguments: [String], in folder: URL) async throws -> Int {
        Int(try RealTerminals.run("/usr/bin/env", ["git"] + arguments, in: folder).status)
    }
}
