/// What this process does when a signal comes.
public enum SignalHandling {
    /// Has a function called, which may only do what is safe at any instant (signal-safety(7)). Calls that are under
    /// way go on.
    ///
    /// - Parameter keepsIgnored: Whether a signal that is ignored stays ignored, as under nohup(1).
    public static func handle(
        _ number: Int32, keepsIgnored: Bool = false, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
        var action = sigaction()
        if keepsIgnored {
            sigaction(number, nil, &action)
            if unsafeBitCast(action.handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { return }
            action = sigaction()
        }
        action.handler = handler
        action.sa_flags = SA_RESTART
        sigemptyset(&action.sa_mask)
        sigaction(number, &action, nil)
    }
}

extension sigaction {
    /// The function, which each C library calls by another name.
    fileprivate var handler: (@convention(c) (Int32) -> Void)? {
        get {
            #if canImport(Glibc)
                __sigaction_handler.sa_handler
            #elseif canImport(Musl)
                __sa_handler.sa_handler
            #else
                __sigaction_u.__sa_handler
            #endif
        }
        set {
            #if canImport(Glibc)
                __sigaction_handler.sa_handler = newValue
            #elseif canImport(Musl)
                __sa_handler.sa_handler = newValue
            #else
                __sigaction_u.__sa_handler = newValue
            #endif
        }
    }
}

extension stat {
    /// When the bytes of a file were written last, in seconds since 1970.
    public var modifiedSeconds: Int {
        #if canImport(Darwin)
            Int(st_mtimespec.tv_sec)
        #else
            Int(st_mtim.tv_sec)
        #endif
    }
}
