import Foundation
import Testing

@Suite("What a fuzzer once found stays found")
struct ReplayTests {
    /// Every committed input: seeds, and those that broke a promise once.
    static let inputs: [(reader: Reader, url: URL)] = Reader.allCases.flatMap { reader in
        ["Corpus", "Cases"].flatMap { folder in
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let names = try? FileManager.default.contentsOfDirectory(
                at: root.appending(path: "\(folder)/\(reader.rawValue)"), includingPropertiesForKeys: nil)
            return (names ?? []).map { (reader, $0) }
        }
    }

    @Test("Every seed and every finding is read without a promise broken")
    func replay() throws {
        for (reader, url) in Self.inputs {
            let bytes = Array(try Data(contentsOf: url))
            #expect(throws: Never.self, "\(reader.rawValue): \(url.lastPathComponent)") { try reader.check(bytes) }
        }
        for reader in Reader.allCases {
            #expect(Self.inputs.contains { $0.reader == reader && $0.url.path.contains("/Corpus/") }, "\(reader) has seeds")
        }
    }

    @Test("So is every piece of every seed, and every seed with a byte changed", arguments: Reader.allCases)
    func pieces(reader: Reader) throws {
        for (_, url) in Self.inputs.filter({ $0.reader == reader }) {
            let bytes = Array(try Data(contentsOf: url).prefix(2048))
            for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 50)) {
                var changed = bytes
                changed[index] ^= 0x81
                for input in [Array(bytes[..<index]), Array(bytes[index...]), changed] {
                    #expect(throws: Never.self, "\(url.lastPathComponent), byte \(index)") { try reader.check(input) }
                }
            }
        }
    }
}
