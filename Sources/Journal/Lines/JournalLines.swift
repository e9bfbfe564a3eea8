import Digests
import Readiness
import StrictJSON

/// A journal's bytes, line by line, with what each line says of its place in the chain. Nothing is believed yet.
package struct JournalLines {
    /// One line.
    package struct Line {
        /// Which, from 1.
        package var number: Int
        /// The bytes without the line's end, and without any CR before it.
        package var bytes: [UInt8]
        /// Their SHA-256: what the line behind it should hold.
        package var digest: String
        /// What the line is.
        package var content: Content
        /// Whether it ended in CR LF.
        package var hadCarriageReturn: Bool
        /// Whether its end is there.
        package var isFinished: Bool
    }

    /// What a line is.
    package enum Content: Hashable {
        /// It says where it stands: its number, and the digest of the line before it. `flaw` says why it is no entry
        /// all the same.
        case entry(sequence: Int, previous: String, clock: Int, flaw: Damage.Reason?)
        /// A mark that git writes where it cannot merge.
        case conflictMark
        /// Nothing, or nothing but zeros.
        case nothing
        /// It holds bytes of zero, and more.
        case zeros
        /// It is no UTF-8.
        case notText
        /// It is longer than a line may be.
        case tooLong
        /// It is no JSON, or does not say where it stands.
        case unreadable(Damage.Reason)
    }

    /// The lines.
    package let lines: [Line]
    /// Whether there were so many lines that are no entries that the rest was not looked at.
    package let isCutShort: Bool

    /// How many lines may be no entries. A file of nothing but line ends would else cost a hundred times its size.
    static let strayLimit = 100_000

    package init(_ bytes: [UInt8], of writer: WriterID) {
        var lines: [Line] = []
        var start = 0
        var strays = 0
        while start < bytes.count, strays <= Self.strayLimit {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            var line = bytes[start..<(end ?? bytes.count)]
            let hadCarriageReturn = end != nil && line.last == UInt8(ascii: "\r")
            // A journal can have been through two such programs, and be cut off between CR and LF. No entry ends in CR.
            while line.last == UInt8(ascii: "\r") { line.removeLast() }
            let kept = Array(line)
            lines.append(
                Line(
                    number: lines.count + 1, bytes: kept, digest: Digest.sha256(kept),
                    content: Self.content(of: kept, writer), hadCarriageReturn: hadCarriageReturn, isFinished: end != nil))
            if lines.last?.place == nil { strays += 1 }
            start = (end ?? bytes.count) + 1
        }
        isCutShort = start < bytes.count
        self.lines = lines
    }

    private static func content(of bytes: [UInt8], _ writer: WriterID) -> Content {
        if bytes.allSatisfy({ $0 == 0 || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
            return bytes.contains(0) ? .zeros : .nothing
        }
        guard bytes.count <= JournalReader.lineLimit else { return .tooLong }
        if bytes.contains(0) { return .zeros }
        if isConflictMark(bytes) { return .conflictMark }
        guard String(validating: bytes, as: UTF8.self) != nil else { return .notText }
        do throws(JSONError) {
            let node = try JSONDocument(bytes, limits: JSONLimits(bytes: JournalReader.lineLimit, depth: 8)).root
            let previous = try node.required("prev").string()
            let sequence = try node.required("seq").integer()
            let clock = (try? node["clock"]?.integer()) ?? 0
            do throws(JSONError) {
                _ = try Entry.decode(node, of: writer)
                return .entry(sequence: sequence, previous: previous, clock: clock, flaw: nil)
            } catch {
                return .entry(
                    sequence: sequence, previous: previous, clock: clock, flaw: .init(error))
            }
        } catch {
            return .unreadable(.init(error))
        }
    }

    /// `<<<<<<< HEAD`, `||||||| base`, `=======`, `>>>>>>> branch`.
    private static func isConflictMark(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, "<|=>".utf8.contains(first), bytes.prefix(7).allSatisfy({ $0 == first }) else {
            return false
        }
        return bytes.count == 7 && first == UInt8(ascii: "=") || bytes.count > 7 && bytes[7] == UInt8(ascii: " ")
    }
}

extension JournalLines.Line {
    /// Where the line says that it stands, or nil where it says nothing.
    package var place: (sequence: Int, previous: String, clock: Int)? {
        guard case .entry(let sequence, let previous, let clock, _) = content else { return nil }
        return (sequence, previous, clock)
    }
}
