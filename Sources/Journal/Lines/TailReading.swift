import Digests
import Files
import SystemPackage

extension FileCalls {
    /// Whether a line ends at a position of an open journal and is the one whose digest the position holds.
    ///
    /// That is how a journal is known again without reading all of it: the last line holds the digest of the one before
    /// it, and so on to the first.
    package func endsLine(_ file: FileDescriptor, _ path: FilePath, at position: JournalPosition) throws(FileFailure) -> Bool {
        // Most lines are short; only where none begins within the last kilobyte is more read.
        for span in [1024, JournalReader.lineLimit + 2] {
            let start = max(0, position.length - span)
            let bytes = try read(file, path, from: start, count: position.length - start)
            guard bytes.count == position.length - start, bytes.last == UInt8(ascii: "\n") else { return false }
            let line: ArraySlice<UInt8>
            if let newline = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) {
                line = bytes[(newline + 1)...].dropLast()
            } else if start == 0 {
                line = bytes.dropLast()
            } else {
                continue
            }
            return Digest.sha256(line) == position.head
        }
        return false
    }
}

extension [UInt8] {
    /// Whether a line of a journal that begins with these bytes ends at a position, and is the one whose digest the
    /// position holds.
    package func hasLine(endingAt position: JournalPosition) -> Bool {
        guard position.length > 0, position.length <= count, self[position.length - 1] == UInt8(ascii: "\n") else { return false }
        let line = self[..<(position.length - 1)]
        let start = line.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return Digest.sha256(line[start...]) == position.head
    }
}
