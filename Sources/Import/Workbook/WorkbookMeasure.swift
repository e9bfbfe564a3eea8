/// Counts what the parts of a workbook hold before they are gone through, all parts together and each as often as it is
/// referred to: a part of a few kilobytes may hold millions of cells, and be named as ten thousand sheets. By pointers:
/// this loop is what such a file costs.
struct WorkbookMeasure {
    private let limits: ImportLimits
    private var (bytes, cells, rows, elements) = (0, 0, 0, 0)

    init(limits: ImportLimits) { self.limits = limits }

    /// Adds a part.
    ///
    /// - Throws: An ``ImportError`` where there are more bytes, cells, rows or elements than a workbook may have.
    mutating func add(_ part: [UInt8]) throws(ImportError) {
        bytes += part.count
        guard bytes <= 4 * limits.bytes else { throw ImportError(.tooManyBytes(limit: 4 * limits.bytes)) }
        part.withUnsafeBufferPointer { count($0) }
        guard cells <= limits.cells else { throw ImportError(.tooManyCells(limit: limits.cells)) }
        guard rows <= limits.rows else { throw ImportError(.tooManyRows(limit: limits.rows)) }
        // A cell with its value and its text has four.
        guard elements <= 4 * limits.cells else { throw ImportError(.damaged("it has more parts of cells than cells may have")) }
    }

    private mutating func count(_ part: UnsafeBufferPointer<UInt8>) {
        guard let base = part.baseAddress else { return }
        let end = part.count
        var index = 0
        while index < end {
            guard base[index] == UInt8(ascii: "<") else {
                index &+= 1
                continue
            }
            index &+= 1
            // The end of an element, a comment, a declaration.
            guard index < end, base[index] != UInt8(ascii: "/"), base[index] != UInt8(ascii: "!"),
                base[index] != UInt8(ascii: "?")
            else { continue }
            elements &+= 1
            var start = index
            while index < end, !Self.endsName(base[index]) {
                if base[index] == UInt8(ascii: ":") { start = index &+ 1 }
                index &+= 1
            }
            let length = index &- start
            if length == 1, base[start] == UInt8(ascii: "c") {
                cells &+= 1
            } else if length == 3, base[start] == UInt8(ascii: "r"), base[start &+ 1] == UInt8(ascii: "o"),
                base[start &+ 2] == UInt8(ascii: "w")
            {
                rows &+= 1
            }
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<")
    }
}
