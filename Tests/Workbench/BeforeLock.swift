import Files
import SystemPackage

/// The calls of the system, with something that another process does just before a lock is taken.
struct BeforeLock: ForwardingCalls {
    let files: POSIXFileCalls
    private let other: @Sendable () -> Void

    init(_ files: POSIXFileCalls, other: @escaping @Sendable () -> Void) {
        self.files = files
        self.other = other
    }

    func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        other()
        try files.lock(file, path)
    }
}
