import Files
import SystemPackage

extension FileFailure: CustomStringConvertible {
    /// "cannot write journal/ana-4f1c90ab.jsonl: No space left on device".
    public var description: String { "cannot \(attempt.verb) \(path): \(reason)" }

    /// What to do about it, in a sentence that begins with a space.
    public var advice: String {
        guard case .errno(let error) = cause else { return cause == .changed ? " Try again." : "" }
        return switch error {
        case .noSpace: " Free some space on that file system, then try again."
        case .diskQuotaExceeded: " Your quota is used up; free some of your space, then try again."
        case .readOnlyFileSystem: " The file system is read-only; make it writable, or copy the workspace to one that is."
        case .permissionDenied, .notPermitted: " You may not do that there; ask whoever owns the folder, then try again."
        case .ioError: " The device may be failing; copy the workspace to another one, then try again."
        case .noLocks: " The file system has no locks to give; try again, or move the workspace to a local disk."
        case .timedOut where attempt == .lock:
            " It may have been stopped, or hang (`fuser -v \(path)` names it): let it go on or end it, then try again."
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
            " Too many files are open; close other programs or raise the limit (`ulimit -n 1024`), then try again."
        case .fileTooLarge:
            " No file may be larger here (`ulimit -f` tells the limit of this shell); raise that, then try again."
        case .tooManySymbolicLinkLevels, .noSuchAddressOrDevice: ""
        default: " Try again."
        }
    }

    private var reason: String {
        switch cause {
        case .notRegular: "it is not a regular file"
        case .tooLarge: "it is larger than any file of that kind may be"
        case .changed: "another program changed it meanwhile"
        case .errno(.tooManySymbolicLinkLevels): "it is a symbolic link, and those are not followed"
        case .errno(.timedOut) where attempt == .lock: "another program holds it and does not give it back"
        // What Linux says of a socket.
        case .errno(.noSuchAddressOrDevice): "it is not a regular file"
        case .errno(let error): error.description
        }
    }
}

extension FileFailure.Attempt {
    /// What follows "cannot".
    fileprivate var verb: String { self == .examine ? "look at" : rawValue }
}
