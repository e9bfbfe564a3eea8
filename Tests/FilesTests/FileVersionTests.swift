import Testing

@testable import Files

@Suite("A file is known for unchanged without reading it, where no change could have gone unseen")
struct FileVersionTests {
    @Test("A version is trusted only where the file was left alone for longer than the coarsest clock of a file system ticks")
    func settled() {
        let second: Int64 = 1_000_000_000
        let version = FileVersion(
            FileStatus(length: 1, isRegular: true, identity: "1", modified: 5 * second, changed: 100 * second))
        #expect(!version.isSettled(at: 90 * second) && !version.isSettled(at: 102 * second))
        #expect(version.isSettled(at: 103 * second))
        let exact = FileVersion(
            FileStatus(length: 1, isRegular: true, identity: "1", modified: 5, changed: 100 * second + 1_000_000))
        #expect(!exact.isSettled(at: 100 * second + 101_000_000) && exact.isSettled(at: 100 * second + 102_000_000))
        let unknown = FileVersion(FileStatus(length: 1, isRegular: true, identity: "1", modified: 0, changed: 0))
        #expect(!unknown.isSettled(at: 1000 * second), "a file system that does not say when a file was changed")
    }
}
