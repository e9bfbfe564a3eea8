/// What stays until the process ends.
///
/// The system takes all memory back at once. To give up a large workspace piece by piece takes as long as a tenth of
/// reading it, which whoever waits for the end of a command waits for, too.
public enum UntilExit {
    /// Holds a value, so that letting go of it elsewhere takes no time. To be called once, at the end.
    public static func hold(_ value: Any) { _ = Unmanaged.passRetained(Held(value)) }

    private final class Held {
        private let value: Any

        init(_ value: Any) { self.value = value }
    }
}
