import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a program answered.
public struct Answer {
    /// The exit status; 128 and the signal where one ended it.
    public var status: Int32
    /// What it printed.
    public var output: String
    /// What it complained of.
    public var errors: String
    /// Whether both are UTF-8.
    public var isText = true

    /// Makes an answer.
    public init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = output
        self.errors = errors
    }
}

/// A program that could not be started.
public struct NotStarted: Error, CustomStringConvertible {
    let program: String
    let error: Int32

    /// Which, and why not.
    public var description: String { "\(program) cannot be started: \(String(cString: strerror(error)))" }
}

/// Runs a program to its end, without input.
///
/// By posix_spawn(3) and waitpid(2): Foundation's `Process` takes a program for running as long as anybody holds a
/// socket that its children inherit, and the server that tmux leaves behind does. For the same reason output goes to
/// files and not to pipes.
public func run(
    _ program: String, _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
) throws -> Answer {
    let scratch = try ScratchFolder()
    let (output, errors) = (scratch.url.appendingPathComponent("output"), scratch.url.appendingPathComponent("errors"))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors.path, O_WRONLY | O_CREAT, 0o600)
    var variables = ProcessInfo.processInfo.environment
    variables["TMUX"] = nil
    variables["TICKMARK_USER"] = "Ana Ruiz"
    variables["SOURCE_DATE_EPOCH"] = "1795392000"
    variables["LC_ALL"] = "C.UTF-8"
    // What a test opens is not to be among what the person opened who runs it.
    variables["XDG_STATE_HOME"] = unseenState
    variables.merge(environment) { $1 }
    var process: pid_t = 0
    // posix_spawn(3) changes no folder everywhere; env(1) does.
    let command = folder.map { ["/usr/bin/env", "-C", $0.path, program] + arguments } ?? [program] + arguments
    let error = withCStrings(command) { argv in
        withCStrings(variables.map { "\($0.key)=\($0.value)" }) { envp in
            withoutBlockedSignals { posix_spawn(&process, command[0], &actions, $0, argv, envp) }
        }
    }
    guard error == 0 else { throw NotStarted(program: program, error: error) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let (said, complained) = (try Data(contentsOf: output), try Data(contentsOf: errors))
    var answer = Answer(
        status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F), output: String(decoding: said, as: UTF8.self),
        errors: String(decoding: complained, as: UTF8.self))
    answer.isText = String(validating: said, as: UTF8.self) != nil && String(validating: complained, as: UTF8.self) != nil
    return answer
}

/// Hands strings to C, as an array that ends in a null pointer.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() { copies[index] = strdup(string) }
    copies[strings.count] = nil
    defer {
        for index in strings.indices { free(copies[index]) }
        copies.deallocate()
    }
    return body(copies)
}

/// A folder of state that is nobody's, and cannot be made.
public let unseenState = "/dev/null/state"
