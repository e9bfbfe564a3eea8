import Synchronization

/// Controls that are read when somebody first asks for them, once: a start needs none where there is no evidence.
public final class DeferredControls: Sendable {
    private let read: Mutex<[Control]?>
    private let reading: @Sendable () -> [Control]

    /// Makes controls that are read later.
    public init(reading: @escaping @Sendable () -> [Control]) {
        read = Mutex(nil)
        self.reading = reading
    }

    /// Makes controls that are there.
    public init(_ controls: [Control]) {
        read = Mutex(controls)
        reading = { controls }
    }

    /// The controls, in the library's order.
    public var controls: [Control] {
        read.withLock { read in
            if let read { return read }
            let controls = reading()
            read = controls
            return controls
        }
    }
}
