/// Reads a ZIP file whose parts are stored, by its end, its list and the parts themselves (APPNOTE.TXT 6.3.10), and
/// finds what does not fit.
struct ZipReader {
    struct Broken: Error { let reason: String }

    private let bytes: [UInt8]
    private(set) var parts: [(name: String, range: Range<Int>)] = []
    /// Whether it ends in the records of ZIP64.
    private(set) var hasZip64 = false
    /// What does not fit.
    private(set) var faults: [String] = []

    var names: [String] { parts.map(\.name) }

    subscript(name: String) -> [UInt8]? { parts.first { $0.name == name }.map { Array(bytes[$0.range]) } }

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        let end = bytes.count - 22
        guard end >= 0, number(end, 4) == 0x0605_4B50 else { throw Broken(reason: "no end") }
        var (count, size, start) = (number(end + 10, 2), number(end + 12, 4), number(end + 16, 4))
        if end >= 20, number(end - 20, 4) == 0x0706_4B50 {
            hasZip64 = true
            let record = number(end - 12, 8)
            guard number(record, 4) == 0x0606_4B50, number(record + 4, 8) == 44 else {
                throw Broken(reason: "no record of ZIP64")
            }
            (count, size, start) = (number(record + 32, 8), number(record + 40, 8), number(record + 48, 8))
            if record != start + size { faults.append("the list does not end where the record begins") }
        }
        var place = start
        for _ in 0..<count { place = try list(at: place) }
        if place != start + size { faults.append("the list has another size than it says") }
    }

    private func number(_ place: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 | (bytes.indices.contains(place + $1) ? Int(bytes[place + $1]) << (8 * $1) : 0) }
    }

    /// Numbers of 64 bits among what stands behind a name.
    private func large(_ range: Range<Int>) -> [Int] {
        guard !range.isEmpty, number(range.lowerBound, 2) == 1 else { return [] }
        return stride(from: range.lowerBound + 4, to: range.lowerBound + 4 + number(range.lowerBound + 2, 2), by: 8).map {
            number($0, 8)
        }
    }

    private mutating func list(at place: Int) throws -> Int {
        guard number(place, 4) == 0x0201_4B50 else { throw Broken(reason: "no entry in the list") }
        let (nameLength, extraLength) = (number(place + 28, 2), number(place + 30, 2))
        let name = Array(bytes[(place + 46)..<(place + 46 + nameLength)])
        var (size, offset) = (number(place + 24, 4), number(place + 42, 4))
        var wide = large((place + 46 + nameLength)..<(place + 46 + nameLength + extraLength))[...]
        if size == 0xFFFF_FFFF {
            size = wide.removeFirst()
            if wide.removeFirst() != size { faults.append("packed and unpacked sizes differ") }
        }
        if offset == 0xFFFF_FFFF { offset = wide.removeFirst() }
        if !wide.isEmpty { faults.append("numbers of 64 bits that nobody asked for") }
        guard number(offset, 4) == 0x0403_4B50 else { throw Broken(reason: "no part") }
        let (local, extra) = (number(offset + 26, 2), number(offset + 28, 2))
        let localSize = number(offset + 22, 4)
        let begin = offset + 30 + local + extra
        if Array(bytes[(offset + 30)..<(offset + 30 + local)]) != name { faults.append("two names for a part") }
        if localSize == 0xFFFF_FFFF, large((offset + 30 + local)..<begin) != [size, size] {
            faults.append("the part has another size")
        }
        if localSize != 0xFFFF_FFFF, localSize != size { faults.append("two sizes for a part") }
        if number(offset + 14, 4) != number(place + 16, 4) { faults.append("two checksums for a part") }
        guard bytes.indices.contains(begin + size - 1) || size == 0 else { throw Broken(reason: "the part is cut short") }
        parts.append((String(decoding: name, as: UTF8.self), begin..<(begin + size)))
        if Self.checksum(bytes[begin..<(begin + size)]) != number(place + 16, 4) { faults.append("the checksum is wrong") }
        return place + 46 + nameLength + extraLength
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
        var rest: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            rest ^= UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
        }
        return Int(~rest)
    }
}
