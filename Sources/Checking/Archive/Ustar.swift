import Store

/// The tape archive of POSIX (IEEE 1003.1, *pax*, "ustar interchange format"), as little of it as a backup needs:
/// regular files, in blocks of 512 bytes. Every `tar` reads it.
enum Ustar {
    static let blockSize = 512

    /// What a header says.
    struct Header: Hashable {
        var name: String
        var size: Int
        var kind: Kind
    }

    /// What an entry is.
    package enum Kind: Hashable {
        case file
        case folder
        /// What follows describes the entry behind it.
        case extended
        /// A link, a device, or something newer, by its letter.
        case other(UInt8)
    }

    /// Why a header is refused.
    struct Malformed: Error {
        let reason: String
    }

    // MARK: Writing

    /// The blocks before a file's bytes. A name of more than 100 bytes stands in an extended header before its own.
    static func header(of name: String, size: Int) -> [UInt8] {
        guard name.utf8.count > 100 else { return block(name: Array(name.utf8), size: size, kind: "0") }
        let record = extendedRecord(name)
        return block(name: Array("PaxHeaders/name".utf8), size: record.count, kind: "x") + record + padding(behind: record.count)
            + block(name: Array(name.utf8.prefix(100)), size: size, kind: "0")
    }

    /// The zeros that fill a file's last block.
    static func padding(behind size: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: (blockSize - size % blockSize) % blockSize)
    }

    /// The end of an archive.
    static let end = [UInt8](repeating: 0, count: 2 * blockSize)

    /// Owner, group and time are nobody's and never, so that the same files make the same bytes.
    private static func block(name: [UInt8], size: Int, kind: Character) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: blockSize)
        func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
            for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
        }
        put(name, at: 0)
        put(octal(0o644, 7), at: 100)
        put(octal(0, 7), at: 108)
        put(octal(0, 7), at: 116)
        put(octal(size, 11), at: 124)
        put(octal(0, 11), at: 136)
        put("        ".utf8, at: 148)
        put(String(kind).utf8, at: 156)
        put("ustar\0".utf8, at: 257)
        put("00".utf8, at: 263)
        put(octal(0, 7), at: 329)
        put(octal(0, 7), at: 337)
        put(octal(block.reduce(0) { $0 + Int($1) }, 6) + [0], at: 148)
        return block
    }

    private static func octal(_ number: Int, _ width: Int) -> [UInt8] {
        let digits = String(number, radix: 8)
        return Array((String(repeating: "0", count: max(0, width - digits.count)) + digits).utf8)
    }

    /// `27 path=…` and a newline; the number counts itself, too.
    private static func extendedRecord(_ name: String) -> [UInt8] {
        let rest = " path=\(name)\n"
        var length = rest.utf8.count
        while String(length).utf8.count + rest.utf8.count > length { length += 1 }
        return Array("\(length)\(rest)".utf8)
    }

    // MARK: Reading

    /// Reads a header, or nil where the block is one of the zeros at the end.
    static func readHeader(_ block: [UInt8]) throws(Malformed) -> Header? {
        if block.allSatisfy({ $0 == 0 }) { return nil }
        guard block.count == blockSize, block[257..<262].elementsEqual("ustar".utf8) else {
            throw Malformed(reason: "this is no archive that `tickmark doctor --snapshot` wrote")
        }
        var sum = 0
        for (index, byte) in block.enumerated() { sum += (148..<156).contains(index) ? 32 : Int(byte) }
        guard number(block[148..<156]) == sum else { throw Malformed(reason: "a header is damaged") }
        guard let size = number(block[124..<136]) else { throw Malformed(reason: "a header has no size that can be read") }
        let prefix = text(block[345..<500])
        let name = text(block[0..<100])
        guard let prefix, let name else { throw Malformed(reason: "a name is not UTF-8") }
        let kind: Kind =
            switch block[156] {
            case UInt8(ascii: "0"), 0: .file
            case UInt8(ascii: "5"): .folder
            case UInt8(ascii: "x"): .extended
            default: .other(block[156])
            }
        return Header(name: prefix.isEmpty ? name : prefix + "/" + name, size: size, kind: kind)
    }

    /// The name that an extended header gives to the entry behind it, or nil where it gives none.
    static func readName(_ records: [UInt8]) throws(Malformed) -> String? {
        var name: String?
        var rest = records[...]
        while !rest.isEmpty {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...7).contains(digits.count), let length = Int(String(decoding: digits, as: UTF8.self)),
                length > digits.count + 1, length <= rest.count
            else { throw Malformed(reason: "an extended header is damaged") }
            let record = rest.prefix(length)
            guard record.last == UInt8(ascii: "\n"), record[record.startIndex + digits.count] == UInt8(ascii: " "),
                let text = String(validating: record.dropFirst(digits.count + 1).dropLast(), as: UTF8.self)
            else { throw Malformed(reason: "an extended header is damaged") }
            if text.hasPrefix("path=") { name = String(text.dropFirst(5)) }
            rest = rest.dropFirst(length)
        }
        return name
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
        guard (1...12).contains(digits.count), digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }) else {
            return nil
        }
        return Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String? {
        String(validating: field.prefix { $0 != 0 }, as: UTF8.self)
    }
}
