import SystemPackage
import Testing

@testable import Files

@Suite("Paths by their bytes: what the system's own names give")
struct PathTests {
    private static let paths = ["/", "/a", "/a/b", "/a/b/c.jsonl", "a", "a/b", "../a", "/tmp/..", ".", "..", ""]

    @Test("The folder that a path stands in, and its last name", arguments: paths)
    func parent(_ text: String) {
        let path = FilePath(text)
        #expect(path.parent == path.removingLastComponent())
        #expect(path.lastName == path.lastComponent?.string ?? "")
    }

    @Test("What has another name in the same folder", arguments: paths)
    func sibling(_ text: String) {
        let path = FilePath(text)
        #expect(path.sibling("b.new") == path.removingLastComponent().appending("b.new"))
    }

    @Test(
        "What lies inside a folder, by a name or a relative path",
        arguments: paths, ["a", "a/b", "a//b/", ".", "..", "../a", "", "caf\u{E9}", "n\0l"])
    func joining(_ text: String, _ name: String) {
        let folder = FilePath(text)
        #expect(folder.joining(name) == folder.appending(name))
        #expect(folder.joining(FilePath(name)) == folder.appending(FilePath(name).components))
    }

    @Test("What is left below a folder is what was joined to it")
    func below() {
        let path: FilePath = "team/soc/journal/ana.jsonl"
        #expect(path.below("team/soc") == "journal/ana.jsonl" && path.below("") == path)
        #expect(path.below("team/so") == nil && path.below("soc") == nil && path.below(path) == nil)
    }

    @Test("A leading slash of what is joined is none, but at the beginning")
    func rooted() {
        #expect(FilePath("/a").joining("/b") == FilePath("/a").appending("/b"))
        #expect(FilePath("").joining("/b") == FilePath("").appending("/b"))
    }

    @Test("A name that is not UTF-8 stays as it is, and is shown with what cannot be read replaced")
    func bytes() {
        let path = FilePath(bytes: [UInt8(ascii: "/"), 0xFF, UInt8(ascii: "/"), 0xFE])
        #expect(path.parent.bytes == [UInt8(ascii: "/"), 0xFF])
        #expect(path.parent.joining(FilePath(bytes: [0xFE])) == path)
        #expect(path.lastName == "\u{FFFD}")
    }
}
