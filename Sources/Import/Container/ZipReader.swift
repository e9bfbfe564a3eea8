import CZlib
import Digests

/// Reads parts of a ZIP file that is in memory (APPNOTE.TXT 6.3.10). Nothing is ever written to a disk, so a part's
/// name leads nowhere: it is looked up as it stands. Sizes are checked before anything is unpacked, and again while it
/// is.
struct ZipReader {
    private struct Part {
        var offset: Int
        var packed: Int
        var size: Int
        var method: Int
        var checksum: UInt32
        var isEncrypted: Bool
    }

    private let bytes: [UInt8]
    private let limits: ImportLimits
    private var parts: [String: Part] = [:]

    /// The most parts that a file may have: a workbook has a few dozen.
    private static let mostParts = 10_000

    /// Reads the list of parts.
    ///
    /// - Throws: An ``ImportError`` where it is no such file, is damaged, or names a part twice, which readers
    ///   understand differently.
    init(_ bytes: [UInt8], limits: ImportLimits) throws(ImportError) {
        self.bytes = bytes
        self.limits = limits
        guard bytes.count <= limits.bytes else { throw ImportError(.tooManyBytes(limit: limits.bytes)) }
        guard let end = Self.end(in: bytes) else { throw ImportError(.damaged("its container has no end")) }
        let (count, start) = (Self.number(bytes, end + 10, 2), Self.number(bytes, end + 16, 4))
        guard count <= Self.mostParts, count != 0xFFFF else { throw ImportError(.damaged("its container has too many parts")) }
        var place = start
        for _ in 0..<count {
            guard place + 46 <= bytes.count, Self.number(bytes, place, 4) == 0x0201_4B50 else {
                throw ImportError(.damaged("the list of its parts is cut off"))
            }
            let (nameLength, extra, comment) = (
                Self.number(bytes, place + 28, 2), Self.number(bytes, place + 30, 2), Self.number(bytes, place + 32, 2)
            )
            guard place + 46 + nameLength <= bytes.count else { throw ImportError(.damaged("the list of its parts is cut off")) }
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
            let part = Part(
                offset: Self.number(bytes, place + 42, 4), packed: Self.number(bytes, place + 20, 4),
                size: Self.number(bytes, place + 24, 4),
                method: Self.number(bytes, place + 10, 2), checksum: UInt32(Self.number(bytes, place + 16, 4)),
                isEncrypted: Self.number(bytes, place + 8, 2) & 1 == 1)
            guard parts.updateValue(part, forKey: name) == nil else { throw ImportError(.damaged("a part of it is there twice")) }
            place += 46 + nameLength + extra + comment
        }
    }

    /// Whether there is a part of this name.
    func holds(_ name: String) -> Bool { parts[name] != nil }

    /// A part, unpacked.
    ///
    /// - Throws: An ``ImportError`` where there is none, or it is damaged, encrypted or beyond the limit.
    func contents(of name: String) throws(ImportError) -> [UInt8] {
        guard let part = parts[name] else { throw ImportError(.missing("part \(name)")) }
        guard !part.isEncrypted else { throw ImportError(.encrypted) }
        guard part.size <= limits.bytes else { throw ImportError(.tooManyBytes(limit: limits.bytes)) }
        let header = part.offset
        guard header + 30 <= bytes.count, Self.number(bytes, header, 4) == 0x0403_4B50 else { throw Self.damaged(name) }
        let start = header + 30 + Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
        guard start + part.packed <= bytes.count else { throw Self.damaged(name) }
        let packed = bytes[start..<(start + part.packed)]
        let contents: [UInt8]
        switch part.method {
        case 0: contents = Array(packed)
        case 8: contents = try Self.inflated(packed, to: part.size, name)
        default: throw ImportError(.damaged("\(name) is packed in a way that is not known"))
        }
        guard contents.count == part.size, Checksum(of: contents).value == part.checksum else { throw Self.damaged(name) }
        return contents
    }

    private static func damaged(_ name: String) -> ImportError { ImportError(.damaged("its part \(name) is damaged")) }

    /// Unpacks what says how long it is: what would be longer is damaged.
    private static func inflated(_ packed: ArraySlice<UInt8>, to size: Int, _ name: String) throws(ImportError) -> [UInt8] {
        // One more than it says, so that the end is seen.
        var output = [UInt8](repeating: 0, count: size + 1)
        var stream = z_stream()
        guard tickmark_inflate_begin(&stream) == Z_OK else { throw damaged(name) }
        defer { inflateEnd(&stream) }
        var input = Array(packed)
        let (status, written) = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                return (inflate(&stream, Z_FINISH), output.count - Int(stream.avail_out))
            }
        }
        guard status == Z_STREAM_END, written == size else { throw damaged(name) }
        output.removeLast()
        return output
    }

    /// Where the record of the end begins; a comment of up to 65,535 bytes may stand behind it.
    private static func end(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var place = bytes.count - 22
        let first = max(0, place - 0xFFFF)
        while place >= first {
            if bytes[place] == 0x50, number(bytes, place, 4) == 0x0605_4B50 { return place }
            place -= 1
        }
        return nil
    }

    /// A number, the lowest byte first; 0 where the bytes end before.
    private static func number(_ bytes: [UInt8], _ place: Int, _ length: Int) -> Int {
        guard place >= 0, place + length <= bytes.count else { return 0 }
        return (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}
