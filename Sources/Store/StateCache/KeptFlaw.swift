import Synchronization

/// Whether something of `state.json` is not what this program writes, which is found out when it is read.
final class KeptFlaw: Sendable {
    private let found = Mutex(false)

    var isFound: Bool { found.withLock { $0 } }

    func find() { found.withLock { $0 = true } }
}
