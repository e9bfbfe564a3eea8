import Digests
import Readiness
import StrictJSON

/// The digests of what the items of a catalog say, where they stand in its index. None is made into a text before
/// somebody asks for it: that is where somebody signed, and a catalog has many more items.
public struct WordsDigests: Sendable {
    private let table: ArraySlice<UInt8>
    /// Where each digest begins, counted from the beginning of the table.
    private var starts: [UInt32] = []

    private static let length = 64

    init(_ table: ArraySlice<UInt8>) { self.table = table }

    /// Takes the digest of the next item, by where it lies in the table.
    ///
    /// - Returns: Whether it is one.
    mutating func add(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard field.count == Self.length, let start = UInt32(exactly: field.startIndex) else { return false }
        starts.append(start)
        return true
    }

    /// The digest of an item, as ``SignedWords`` has it; nil where there is no such item.
    public func digest(at position: Int) -> String? {
        guard starts.indices.contains(position) else { return nil }
        let start = table.startIndex + Int(starts[position])
        return String(decoding: table[start..<(start + Self.length)], as: UTF8.self)
    }

    /// The digest of what an item says.
    static func digest(title: String, _ detail: ItemDetail) -> String {
        var digest = IncrementalSHA256()
        digest.add(
            SignedWords.form(
                title: title, guidance: detail.guidance, evidence: detail.evidence, type1: detail.type1,
                nothingOccurred: detail.nothingOccurred))
        return digest.text
    }
}
