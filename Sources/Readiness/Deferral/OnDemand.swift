import Synchronization

/// A value that is made when somebody first asks for it, once for all copies.
///
/// What makes it must not ask for itself, and is let go of when it has made the value.
public struct OnDemand<Value: Sendable>: Sendable {
    private var state: State

    private enum State: Sendable {
        case made(Value)
        case later(Making)
    }

    /// Takes a value that is there.
    public init(_ value: Value) { state = .made(value) }

    /// Makes the value later.
    public init(making make: @escaping @Sendable () -> Value) { state = .later(Making(make)) }

    /// The value, made now where nobody has asked for it.
    public var value: Value {
        switch state {
        case .made(let value): value
        case .later(let making): making.value
        }
    }

    /// Whether it was made.
    public var isMade: Bool {
        switch state {
        case .made: true
        case .later(let making): making.isMade
        }
    }

    /// Makes it now, and holds it here: to ask for it costs nothing from then on.
    public mutating func make() { state = .made(value) }

    /// What follows from the value, made when somebody asks for that.
    func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> OnDemand<Other> {
        OnDemand<Other> { transform(value) }
    }

    /// What copies share.
    private final class Making: Sendable {
        private enum Progress {
            case waiting(@Sendable () -> Value)
            case done(Value)
        }

        private let progress: Mutex<Progress>

        init(_ make: @escaping @Sendable () -> Value) { progress = Mutex(.waiting(make)) }

        var value: Value {
            progress.withLock { progress in
                switch progress {
                case .done(let value): return value
                case .waiting(let make):
                    let value = make()
                    progress = .done(value)
                    return value
                }
            }
        }

        var isMade: Bool {
            progress.withLock { progress in
                if case .done = progress { true } else { false }
            }
        }
    }
}
