import Digests

/// Writes a ZIP file part for part without packing them (APPNOTE.TXT 6.3.10), keeping nothing of them but their names:
/// all times are the first of 1980, so that the same parts make the same bytes. What is too large for the first form of
/// the format has the second, ZIP64.
struct ZipWriter {
    /// What 32 and 16 bits hold at most; these values themselves say that the number stands elsewhere.
    private static let mostOf32 = 0xFFFF_FFFF
    private static let mostOf16 = 0xFFFF

    private let forcesZip64: Bool
    private var place = 0
    private var list: [UInt8] = []
    private var count = 0

    /// Begins with no part.
    ///
    /// - Parameter forcesZip64: Whether everything is written as if it were too large for the first form.
    init(forcesZip64: Bool = false) { self.forcesZip64 = forcesZip64 }

    /// What stands before the bytes of a part, which must follow it.
    mutating func begin(_ name: String, size: Int, checksum: UInt32) -> [UInt8] {
        let isLarge = forcesZip64 || size >= Self.mostOf32
        let isFar = forcesZip64 || place >= Self.mostOf32
        let name = Array(name.utf8)
        func about(version: Int, large: Bool, extra: Int) -> [UInt8] {
            var about: [UInt8] = []
            // Names are UTF-8 (flag 11), stored, midnight of 1 January 1980.
            for (number, length) in [(version, 2), (0x800, 2), (0, 2), (0, 2), (0x21, 2)] { about.append(number, length) }
            about.append(Int(checksum), 4)
            about.append(large ? Self.mostOf32 : size, 4)
            about.append(large ? Self.mostOf32 : size, 4)
            about.append(name.count, 2)
            about.append(extra, 2)
            return about
        }
        var sizes: [UInt8] = []
        if isLarge { for _ in 0..<2 { sizes.append(size, 8) } }
        var offset: [UInt8] = []
        if isFar { offset.append(place, 8) }
        func extra(_ fields: [UInt8]) -> [UInt8] {
            guard !fields.isEmpty else { return [] }
            var extra: [UInt8] = []
            extra.append(1, 2)
            extra.append(fields.count, 2)
            return extra + fields
        }
        let (local, central) = (extra(sizes), extra(sizes + offset))
        let header =
            [0x50, 0x4B, 0x03, 0x04] + about(version: isLarge ? 45 : 20, large: isLarge, extra: local.count) + name + local
        list += [0x50, 0x4B, 0x01, 0x02]
        // Made by version 4.5 of the format, on no system in particular.
        list.append(45, 2)
        list += about(version: isLarge || isFar ? 45 : 20, large: isLarge, extra: central.count)
        // No comment, first disk, no attributes.
        for (number, length) in [(0, 2), (0, 2), (0, 2), (0, 4)] { list.append(number, length) }
        list.append(isFar ? Self.mostOf32 : place, 4)
        list += name + central
        place += header.count + size
        count += 1
        return header
    }

    /// What stands behind the last part.
    func end() -> [UInt8] {
        var end: [UInt8] = list
        if forcesZip64 || count >= Self.mostOf16 || list.count >= Self.mostOf32 || place >= Self.mostOf32 {
            end += [0x50, 0x4B, 0x06, 0x06]
            let numbers = [(44, 8), (45, 2), (45, 2), (0, 4), (0, 4), (count, 8), (count, 8), (list.count, 8), (place, 8)]
            for (number, length) in numbers { end.append(number, length) }
            end += [0x50, 0x4B, 0x06, 0x07]
            for (number, length) in [(0, 4), (place + list.count, 8), (1, 4)] { end.append(number, length) }
        }
        func least(_ number: Int, _ most: Int) -> Int { forcesZip64 ? most : min(number, most) }
        end += [0x50, 0x4B, 0x05, 0x06]
        let (parts, size, start) = (
            least(count, Self.mostOf16), least(list.count, Self.mostOf32), least(place, Self.mostOf32)
        )
        for (number, length) in [(0, 2), (0, 2), (parts, 2), (parts, 2), (size, 4), (start, 4), (0, 2)] {
            end.append(number, length)
        }
        return end
    }
}

extension ZipWriter {
    /// A small file of parts that are all in memory.
    static func file(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var writer = ZipWriter()
        var file: [UInt8] = []
        for part in parts {
            var checksum = Checksum()
            checksum.add(part.bytes)
            file += writer.begin(part.name, size: part.bytes.count, checksum: checksum.value)
            file += part.bytes
        }
        return file + writer.end()
    }
}

extension [UInt8] {
    /// Appends a number, the lowest byte first.
    fileprivate mutating func append(_ number: Int, _ length: Int) {
        for place in 0..<length { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
}
