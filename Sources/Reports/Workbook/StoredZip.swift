/// Puts parts into a ZIP file without packing them (APPNOTE.TXT 6.3.10): all times are the first of 1980, so that the same parts make the same bytes.
struct StoredZip {
    private var bytes: [UInt8] = []
    private var list: [UInt8] = []
    private var count = 0

    /// Adds a part.
    mutating func add(_ name: String, _ contents: [UInt8]) {
        let place = bytes.count
        var about: [UInt8] = []
        // Version 2.0, no flags, stored, midnight of 1 January 1980.
        for (number, length) in [(20, 2), (0, 2), (0, 2), (0, 2), (0x21, 2)] { about.append(number, length) }
        about.append(Int(Self.checksum(of: contents)), 4)
        about.append(contents.count, 4)
        about.append(contents.count, 4)
        about.append(name.utf8.count, 2)
        about.append(0, 2)
        bytes += [0x50, 0x4B, 0x03, 0x04] + about + Array(name.utf8) + contents
        list += [0x50, 0x4B, 0x01, 0x02]
        list.append(20, 2)
        list += about
        // No comment, first disk, no attributes.
        for (number, length) in [(0, 2), (0, 2), (0, 2), (0, 4)] { list.append(number, length) }
        list.append(place, 4)
        list += Array(name.utf8)
        count += 1
    }

    /// The file.
    var file: [UInt8] {
        var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
        for (number, length) in [(0, 2), (0, 2), (count, 2), (count, 2), (list.count, 4), (bytes.count, 4), (0, 2)] {
            end.append(number, length)
        }
        return bytes + list + end
    }

    /// CRC-32 as ZIP has it.
    private static func checksum(of contents: [UInt8]) -> UInt32 {
        let table = table
        var rest: UInt32 = 0xFFFF_FFFF
        for byte in contents { rest = table[Int((rest ^ UInt32(byte)) & 0xFF)] ^ rest >> 8 }
        return ~rest
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
}

extension [UInt8] {
    /// Appends a number, the lowest byte first.
    fileprivate mutating func append(_ number: Int, _ length: Int) {
        for place in 0..<length { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
}
