import Foundation
import Platform
import Synchronization
import Testing

@testable import Files

@Suite("Several things at once")
struct ParallelTests {
    private struct Refused: Error, Equatable {}

    @Test("What comes of many things is in the order of the things")
    func order() {
        #expect(Parallel.map(Array(0..<1000)) { $0 * 2 } == Array(0..<1000).map { $0 * 2 })
        #expect(Parallel.map([Int]()) { $0 } == [])
    }

    @Test("Of two, both are done, and both are waited for")
    func both() {
        let (one, other) = Parallel.both({ (1...100).reduce(0, +) }) { "here" }
        #expect(one == 5050)
        #expect(other == "here")
    }

    @Test("Where the one that is done here fails, its error comes when the other has ended")
    func failure() {
        let isDone = Mutex(false)
        let failed = DispatchSemaphore(value: 0)
        #expect(throws: Refused()) {
            _ = try Parallel.both({
                failed.wait()
                isDone.withLock { $0 = true }
            }) { () throws(Refused) in
                failed.signal()
                throw Refused()
            }
        }
        #expect(isDone.withLock { $0 })
    }
}
