/// Whether what the screen shows is on disk.
public enum Saving: Sendable, Hashable {
    /// It is, and has been flushed to the device.
    case saved
    /// It is being written.
    case pending
    /// It could not be written; it is kept in memory.
    case failed(String)

    /// Whether it could not be written.
    public var isFailure: Bool {
        if case .failed = self { true } else { false }
    }
}
