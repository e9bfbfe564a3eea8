import HarmlessText
import StrictJSON
import SystemPackage

/// What goes to the terminal or a pipe.
enum Output {
    /// Writes lines; what is in them is harmless already, or made so here.
    static func write(_ lines: [String]) {
        let isASCII = Surroundings.isASCII
        write(Array(lines.map { (isASCII ? $0.plainASCII : $0.harmless) + "\n" }.joined().utf8))
    }

    /// Writes one line.
    static func say(_ line: String) { write([line]) }

    /// Writes a JSON answer.
    static func write(_ json: JSONValue) { write(json.encoded(.pages)) }

    /// Writes bytes as they are. A reader that went away (`| head`) is no failure of ours.
    static func write(_ bytes: [UInt8]) { _ = try? FileDescriptor.standardOutput.writeAll(bytes) }

    /// Says something beside the answer.
    static func warn(_ line: String) { _ = try? FileDescriptor.standardError.writeAll(Array((line.harmless + "\n").utf8)) }
}

/// Why a command was not done: printed, and the exit status is 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ reason: String) { description = reason.harmless }

    init(_ error: any Error) { self.init("\(error)") }
}
