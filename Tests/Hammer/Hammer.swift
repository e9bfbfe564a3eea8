import Files
import Readiness
import Store
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes notes into a workspace as fast as it can, and says which of them it was told are saved.
///
///     hammer FOLDER PERSON PREFIX COUNT [CALL [half] | lock]
///
/// Go number i writes one to three notes, `PREFIX-i-1` and so on, and is acknowledged by the line `PREFIX-i` on
/// standard output. With CALL, the program kills itself right after that call to the system, or, with `half`, in the
/// middle of it where it is a write. With `lock` it stops, as a debugger stops a program, when it has the workspace's
/// lock for the first time.
@main
enum Hammer {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 5, let count = Int(arguments[4]) else {
            return fail("hammer FOLDER PERSON PREFIX COUNT [CALL [half] | lock]")
        }
        let calls = MortalCalls(
            dyingAt: arguments.count > 5 ? Int(arguments[5]) : nil, inTheMiddle: arguments.count > 6 && arguments[6] == "half",
            stopsAtLock: arguments.count > 5 && arguments[5] == "lock")
        do {
            var store = try WorkspaceStore(
                opening: FilePath(arguments[1]), author: Author(name: arguments[2]), catalogs: [:], today: Day(ordinal: 20_000),
                now: { Timestamp(seconds: 1_795_392_000) }, files: calls)
            for go in 1...count {
                try store.write(notes(of: go, prefix: arguments[3]))
                say("\(arguments[3])-\(go)")
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func notes(of go: Int, prefix: String) -> [Action] {
        (1...(go % 3 + 1)).map { number in
            .note(ItemAddress("soc2", ItemID("CC6.1-0\(go % 7 + 1)")), text: "\(prefix)-\(go)-\(number)")
        }
    }

    /// Without a buffer: what was said before a kill has been said.
    private static func say(_ line: String) { _ = try? FileDescriptor.standardOutput.writeAll(Array((line + "\n").utf8)) }

    private static func fail(_ reason: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array((reason + "\n").utf8))
        exit(1)
    }
}
