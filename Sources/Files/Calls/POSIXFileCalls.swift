import Platform
import SystemPackage

/// The calls as the operating system offers them. Interrupted ones (`EINTR`) are made again.
public struct POSIXFileCalls: FileCalls {
    private let patience: Duration
    private let requests = LockRequests()

    /// Makes the calls.
    ///
    /// - Parameter patience: How long to wait for a lock that another program holds. Programs hold it for milliseconds;
    ///   the rest is for slow disks and many who write at once. Whoever makes a person wait wants less.
    public init(patience: Duration = .seconds(10)) { self.patience = patience }

    /// `open(2)`.
    public func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor {
        // Without O_NONBLOCK the opening of a pipe waits for its other end, for ever if nobody ever opens that; and a
        // terminal must not become this program's own.
        var flags = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        switch mode {
        case .read: flags |= O_RDONLY
        case .append: flags |= O_RDWR | O_APPEND | O_CREAT
        case .create: flags |= O_WRONLY | O_CREAT | O_EXCL
        case .lock: flags |= O_RDWR | O_CREAT
        case .update: flags |= O_RDWR
        case .folder: flags |= O_RDONLY | O_DIRECTORY
        case .nameless: return try openNameless(in: path)
        }
        do throws(FileFailure) {
            return FileDescriptor(rawValue: try retrying(.open, path) { path.withPlatformString { openFile($0, flags) } })
        } catch {
            // A lock that another user of this machine made may be locked by all who may read it.
            guard mode == .lock, error.error == .permissionDenied || error.error == .readOnlyFileSystem else { throw error }
            let flags = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_RDONLY
            return FileDescriptor(rawValue: try retrying(.open, path) { path.withPlatformString { openFile($0, flags) } })
        }
    }

    /// `fstat(2)`.
    public func status(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> FileStatus {
        var status = stat()
        _ = try retrying(.read, path) { fstat(file.rawValue, &status) }
        var identity = file_identity()
        _ = try retrying(.read, path) { file_identity_of(file.rawValue, &identity) }
        return FileStatus(
            length: Int(status.st_size), isRegular: status.st_mode & S_IFMT == S_IFREG, identity: identity.description,
            modified: identity.modified, changed: identity.changed)
    }

    /// `lstat(2)` and `access(2)`.
    public func readableLength(of path: FilePath) throws(FileFailure) -> Int? {
        var status = stat()
        _ = try retrying(.open, path) { path.withPlatformString { lstat($0, &status) } }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        _ = try retrying(.open, path) { path.withPlatformString { access($0, R_OK) } }
        return Int(status.st_size)
    }

    /// `pread(2)`.
    public func read(_ file: FileDescriptor, _ path: FilePath, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        var outcome: Result<Void, FileFailure> = .success(())
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            outcome = Result { () throws(FileFailure) in
                while filled < count {
                    let read = try retrying(.read, path) {
                        pread(file.rawValue, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
                    }
                    if read == 0 { break }
                    filled += read
                }
            }
        }
        try outcome.get()
        return bytes
    }

    /// `write(2)`.
    public func write(_ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>) throws(FileFailure) -> Int {
        try retrying(.write, path) { bytes.withUnsafeBytes { writeBytes(file.rawValue, $0.baseAddress, $0.count) } }
    }

    /// `pwrite(2)`.
    public func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int {
        try retrying(.write, path) { bytes.withUnsafeBytes { pwrite(file.rawValue, $0.baseAddress, $0.count, off_t(offset)) } }
    }

    /// `fsync(2)`.
    public func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        _ = try retrying(.flush, path) { fsync(file.rawValue) }
    }

    /// `ftruncate(2)`.
    public func truncate(_ file: FileDescriptor, _ path: FilePath, to length: Int) throws(FileFailure) {
        _ = try retrying(.cut, path) { ftruncate(file.rawValue, off_t(length)) }
    }

    /// `flock(2)`.
    public func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        do throws(FileFailure) {
            _ = try retrying(.lock, path) { flock(file.rawValue, LOCK_EX | LOCK_NB) }
        } catch {
            guard error.error == .wouldBlock else { throw error }
            let identity = try status(of: file, path).identity
            if let failure = requests.lock(file, identity, for: patience) { throw FileFailure(.lock, path, failure) }
        }
    }

    /// `flock(2)`.
    public func tryLock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> Bool {
        do throws(FileFailure) {
            _ = try retrying(.lock, path) { flock(file.rawValue, LOCK_EX | LOCK_NB) }
            return true
        } catch {
            guard error.error == .wouldBlock else { throw error }
            return false
        }
    }

    /// `close(2)`.
    public func close(_ file: FileDescriptor) { _ = closeFile(file.rawValue) }

    /// `rename(2)`.
    public func rename(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        _ = try retrying(.rename, path) {
            path.withPlatformString { from in other.withPlatformString { to in renameFile(from, to) } }
        }
    }

    /// `renameat2(2)` with `RENAME_NOREPLACE`; where the file system has no such call, `link(2)` and `unlink(2)`.
    public func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        do throws(FileFailure) {
            _ = try retrying(.rename, path) {
                path.withPlatformString { from in other.withPlatformString { to in rename_to_new(from, to) } }
            }
        } catch {
            switch error.error {
            case .fileExists: throw FileFailure(.rename, other, .fileExists)
            case .invalidArgument, .noFunction, .notSupported: break
            default: throw error
            }
            do throws(FileFailure) {
                try link(path, to: other)
            } catch {
                // Folders have one name only. A folder is never put over a file, nor over a folder that holds
                // something.
                guard error.error == .notPermitted, (try? open(path, .folder)).map({ close($0) }) != nil else { throw error }
                return try rename(path, to: other)
            }
            try remove(path)
        }
    }

    /// `link(2)`; of a symbolic link, the link itself.
    public func link(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        do throws(FileFailure) {
            _ = try retrying(.link, path) {
                path.withPlatformString { from in other.withPlatformString { to in linkFile(from, to) } }
            }
        } catch {
            throw error.error == .fileExists ? FileFailure(.link, other, .fileExists) : error
        }
    }

    /// `unlink(2)`.
    public func remove(_ path: FilePath) throws(FileFailure) {
        _ = try retrying(.remove, path) { path.withPlatformString { unlink($0) } }
    }

    /// `mkdir(2)`.
    public func makeFolder(_ path: FilePath) throws(FileFailure) {
        do {
            _ = try retrying(.make, path) { path.withPlatformString { mkdir($0, 0o777) } }
        } catch {
            guard error.error == .fileExists else { throw error }
        }
    }

    /// `readdir(3)`.
    public func names(in folder: FilePath) throws(FileFailure) -> [String] {
        let file = try open(folder, .folder)
        guard let stream = fdopendir(file.rawValue) else {
            let error = Errno(rawValue: errno)
            close(file)
            throw FileFailure(.read, folder, error)
        }
        // It owns the descriptor now.
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            // The end and a failure look alike but for errno. A list that breaks off would have journals gone that are
            // there.
            errno = 0
            guard let entry = readdir(stream) else {
                let error = Errno(rawValue: errno)
                guard error.rawValue == 0 else { throw FileFailure(.read, folder, error) }
                return names.sorted()
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }

    /// Makes a call of the system, again where it was interrupted.
    func retrying<Result: SignedInteger>(
        _ attempt: FileFailure.Attempt, _ path: FilePath, _ call: () -> Result
    ) throws(FileFailure) -> Result {
        while true {
            let result = call()
            if result >= 0 { return result }
            let error = Errno(rawValue: errno)
            if error != .interrupted { throw FileFailure(attempt, path, error) }
        }
    }
}

extension file_identity {
    /// The file system, the file's number there, and the moment that it was made.
    fileprivate var description: String {
        "\(String(file_system, radix: 16)):\(number):\(birth_seconds).\(birth_nanoseconds)"
    }
}

/// `open` is variadic; the mode is what the umask leaves of read and write for all.
private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 { open(path, flags, 0o666) }

// The methods above carry the names of the calls; these reach the calls themselves.
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
private func closeFile(_ file: Int32) -> Int32 { close(file) }
private func linkFile(_ path: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Int32 {
    linkat(AT_FDCWD, path, AT_FDCWD, other, 0)
}
private func renameFile(_ path: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>) -> Int32 { rename(path, other) }
