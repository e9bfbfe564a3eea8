import HarmlessText
import StrictJSON
import SystemPackage

/// What goes to the terminal or a pipe.
enum Output {
    /// The longest line, in bytes: nobody reads more, and a journal may hold a name of 250 KiB.
    private static let longestLine = 4000

    /// Writes lines; what is in them is harmless already, or made so here.
    static func write(_ lines: [String]) { write(Array(lines.map { shown($0) + "\n" }.joined().utf8)) }

    private static func shown(_ line: String) -> String {
        let line = line.utf8.count <= longestLine ? line : String(decoding: line.utf8.prefix(longestLine), as: UTF8.self) + "…"
        return Surroundings.isASCII ? line.plainASCII : line.harmless
    }

    /// Writes one line.
    static func say(_ line: String) { write([line]) }

    /// Writes a JSON answer.
    static func write(_ json: JSONValue) { write(json.encoded(.pages)) }

    /// Writes bytes as they are. A reader that went away (`| head`) is no failure of ours.
    static func write(_ bytes: [UInt8]) { _ = try? FileDescriptor.standardOutput.writeAll(bytes) }

    /// Says something beside the answer.
    static func warn(_ line: String) { _ = try? FileDescriptor.standardError.writeAll(Array((shown(line) + "\n").utf8)) }

    /// Says why something was not done, in lines.
    static func complain(_ message: String) {
        for line in message.split(separator: "\n", omittingEmptySubsequences: false) { warn(String(line)) }
    }
}

/// Why a command was not done: printed, and the exit status is 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ reason: String) { description = reason.harmless }

    init(_ error: any Error) { self.init("\(error)") }
}
