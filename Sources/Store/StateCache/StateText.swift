import Platform

/// A `state.json`, taken apart: what is read at once, and the lines with the work on items, which may be read later.
struct StateText {
    /// The file without these lines.
    private(set) var rest: [UInt8] = []
    /// Where the lines of each report begin, and where the first one behind them does.
    private(set) var works: [[Int]] = []

    private static let opening = Array(#""work": ["#.utf8)

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            var next = 0
            // Where what is read at once begins.
            var from = 0
            while let end = bytes.offset(of: UInt8(ascii: "\n"), in: next..<bytes.count) {
                let isOpening = bytes[next..<end].elementsEqual(Self.opening)
                next = end + 1
                guard isOpening else { continue }
                rest += bytes[from..<next]
                let starts = Self.lines(of: bytes, from: next)
                works.append(starts)
                next = starts.last ?? next
                from = next
            }
            rest += bytes[from...]
        }
    }

    /// Where lines begin up to the one that ends an array, and where that one does.
    private static func lines(of bytes: UnsafeRawBufferPointer, from start: Int) -> [Int] {
        var starts = [start]
        var next = start
        while next < bytes.count, bytes[next] != UInt8(ascii: "]") {
            guard let end = bytes.offset(of: UInt8(ascii: "\n"), in: next..<bytes.count) else { break }
            next = end + 1
            starts.append(next)
        }
        return starts
    }
}
