import StrictJSON

/// A promise that an input broke.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Holds a promise against what happened.
func promise(_ isKept: Bool, _ promise: @autoclosure () -> String) throws(Broken) {
    guard isKept else { throw Broken(promise()) }
}

/// A message must name a line that the input has.
func promise(line: Int, within bytes: [UInt8]) throws(Broken) {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    try promise((1...lines).contains(line), "line \(line) is named, of \(lines)")
}

/// A message must name a place that the input has.
func promise(_ error: JSONError, within bytes: [UInt8]) throws(Broken) {
    try promise(line: error.line, within: bytes)
    let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[error.line - 1]
    try promise((1...line.count + 1).contains(error.column), "column \(error.column) is named, of \(line.count)")
    try promise(!error.reason.isEmpty && error.reason.utf8.count <= 1000, "the reason has \(error.reason.utf8.count) bytes")
}
