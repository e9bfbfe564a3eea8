@testable import Checking
import Digests
@testable import Files
@testable import GitSync
@testable import Journal
import Reports
@testable import Store
import Testing

@Suite("Digests are SHA-256")
struct DigestTests {
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    private static let million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

    @Test("The examples of NIST have the digests that NIST gives")
    func examples() {
        #expect(Digest.sha256([]) == Self.empty)
        #expect(Digest.sha256("abc".utf8) == Self.abc)
        #expect(
            Digest.sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(Digest.sha256(repeatElement(UInt8(ascii: "a"), count: 1_000_000)) == Self.million)
    }

    @Test("Checksums are CRC-32, in whichever pieces the bytes come")
    func checksums() {
        // The check value of CRC-32/ISO-HDLC.
        #expect(Checksum(of: "123456789".utf8).value == 0xCBF4_3926)
        #expect(Checksum(of: []).value == 0)
        var checksum = Checksum()
        for piece in ["12", "", "345678", "9"] { checksum.add(Array(piece.utf8)) }
        #expect(checksum == Checksum(of: Array("123456789".utf8)[...]))
    }

    @Test("It makes no difference in which pieces bytes come, and asking in between changes nothing")
    func pieces() {
        var digest = IncrementalSHA256()
        #expect(digest.text == Self.empty)
        var left = 1_000_000
        var size = 1
        while left > 0 {
            let count = min(size, left)
            digest.add([UInt8](repeating: UInt8(ascii: "a"), count: count))
            left -= count
            size = size * 3 % 997 + 1
            _ = digest.text
        }
        #expect(digest.text == Self.million)
        #expect(digest.text == Self.million)
    }
}
