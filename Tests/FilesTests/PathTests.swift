import SystemPackage
import Testing

@testable import Files

@Suite("The folder that a path stands in")
struct PathTests {
    @Test(
        "It is what is left without the last name, whatever the bytes",
        arguments: ["/", "/a", "/a/b", "/a/b/c.jsonl", "a", "a/b", "../a", "/tmp/..", ".", ".."])
    func parent(_ text: String) {
        let path = FilePath(text)
        #expect(path.parent == path.removingLastComponent())
    }

    @Test("A name that is not UTF-8 stays as it is")
    func bytes() {
        let path = FilePath(bytes: [UInt8(ascii: "/"), 0xFF, UInt8(ascii: "/"), 0xFE])
        #expect(path.parent.bytes == [UInt8(ascii: "/"), 0xFF])
    }
}
