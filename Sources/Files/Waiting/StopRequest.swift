import Synchronization

/// A wish that something which is under way ends early: it can be asked for from any thread, also from the handler of a
/// signal.
public final class StopRequest: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes one that nobody has asked for yet.
    public init() {}

    /// Asks that it ends.
    public func ask() { flag.store(true, ordering: .releasing) }

    /// Whether somebody asked.
    public var isAsked: Bool { flag.load(ordering: .acquiring) }
}
