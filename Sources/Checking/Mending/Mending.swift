import Files
import Store
import SystemPackage

/// What `doctor --mend` did. Every file is kept as it was before anything is done with it, and no file is ever put over
/// one that is not kept.
public struct Mending: Sendable {
    /// What was done.
    public private(set) var done: [Remedy] = []
    /// Where the files are kept as they were, from the workspace's folder; nil where nothing was done.
    public private(set) var kept: String?
    /// How the workspace is now.
    public private(set) var after: Examination
    /// How many entries could be read before, and are in no journal now.
    public private(set) var missing = 0
    /// Why mending stopped before everything was done; nil where it did not. What was done until then stays done.
    public private(set) var failure: FileFailure?
    /// Whether the files were not as they had been when it was said what would be done, so that nothing was done.
    public private(set) var isOvertaken = false

    private let folder: FilePath

    /// Mends what can be mended, while nobody else writes.
    ///
    /// - Parameters:
    ///   - cutting: Files, from the workspace's folder, of which what is damaged is to be given up.
    ///   - told: What somebody was told that would be done, as ``Examination/plan(cutting:)`` has it: nothing else is
    ///     done. Nil where nobody was.
    /// - Throws: ``WorkspaceError`` where nothing can be done. Each file is then as it was.
    public init(
        _ folder: FilePath, cutting: [String] = [], told: [Remedy]? = nil, files: some FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) {
        self = try files.holdingLock(of: folder) { () throws(WorkspaceError) in
            try Mending(locked: folder, cutting: cutting, told: told, files)
        }
    }

    /// Whether everything is as it should be now, and nothing is gone.
    public var isWell: Bool { after.isWell && missing == 0 && failure == nil && !isOvertaken }

    private init(
        locked folder: FilePath, cutting: [String], told: [Remedy]?, _ files: some FileCalls
    ) throws(WorkspaceError) {
        self.folder = folder
        after = try Examination(of: folder, readsEvidence: false, files: files)
        let remedies = after.remedies(cutting: cutting)
        if let told, told != remedies {
            isOvertaken = true
            return
        }
        guard !remedies.isEmpty else { return }
        let before = after.journals
        let keep: FilePath
        do throws(FileFailure) {
            let name = try Self.freshName(in: folder, files)
            kept = WorkspaceLayout.machineLabel(name)
            keep = WorkspaceLayout(folder).file(WorkspaceLayout.machineLabel(name))
            try files.makeFolder(keep)
            try files.flushFolder(of: keep)
        } catch {
            throw .unwritable(error)
        }
        do throws(FileFailure) {
            var touched: Set<FilePath> = []
            for remedy in remedies {
                // Also one that fails may be done in part.
                touched.formUnion(try apply(remedy, keepingIn: keep, files))
                done.append(remedy)
            }
            for path in touched { try files.flushFolder(of: path.joining("file")) }
        } catch {
            failure = error
        }
        after = try Examination(of: folder, readsEvidence: false, files: files)
        for journal in before {
            let now = after.journals.first { $0.writer == journal.writer }
            missing += max(0, journal.entries - (now?.entries ?? 0))
        }
    }

    /// `before-mend-1`, or the first number behind all that are there.
    private static func freshName(in folder: FilePath, _ files: some FileCalls) throws(FileFailure) -> String {
        let names = try files.names(in: WorkspaceLayout(folder).machine)
        let numbers = names.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }
        return "\(prefix)\((numbers.filter { (0..<1_000_000).contains($0) }.max() ?? 0) + 1)"
    }

    private static let prefix = WorkspaceLayout.asidePrefix

    /// Does something with a file, having kept it.
    ///
    /// - Returns: The folders whose names have changed.
    private func apply(
        _ remedy: Remedy, keepingIn keep: FilePath, _ files: some FileCalls
    ) throws(FileFailure) -> Set<FilePath> {
        let path = folder.joining(remedy.file)
        let parts = remedy.file.split(separator: "/").map(String.init)
        var copy = keep
        for part in parts.dropLast() {
            copy.append(part)
            try files.makeFolder(copy)
        }
        copy.append(parts.last ?? remedy.file)
        let folders: Set<FilePath> = [path.parent, copy.parent]
        switch remedy.action {
        case .setAside: try files.renameToNew(path, to: copy)
        case .rename(let name):
            // No second name: the file goes on under its new one, and what is kept must stay as it was.
            try files.copy(path, to: copy)
            try files.renameToNew(path, to: folder.joining(name))
        case .write(let bytes):
            // What cannot be told is no reason to put something over it.
            let isThere = try files.exists(path)
            if isThere { try files.keep(path, as: copy) }
            try files.put(path, isFlushed: true, replaces: isThere) { _ in bytes }
        }
        return folders
    }
}

extension Examination {
    /// What `--mend` does, in the order in which it is done; where files are named to be cut, those too.
    public func plan(cutting: [String] = []) -> [Remedy] { remedies(cutting: cutting) }

    /// The files of some names that there is nothing to cut of.
    public func uncuttable(among names: [String]) -> [String] {
        names.filter { name in !remedies.contains { $0.file == name && !$0.isAutomatic } }
    }

    /// What is done, in the order in which it is done: at most one thing with each file, and at most one that makes a
    /// file of a name. What goes out of the way goes first, since another file may be waiting for its name.
    package func remedies(cutting: [String]) -> [Remedy] {
        var taken: Set<String> = []
        let cutting = Set(cutting)
        let wanted = remedies.filter(\.isAutomatic) + remedies.filter { !$0.isAutomatic && cutting.contains($0.file) }
        let chosen = wanted.filter { taken.insert($0.file).inserted }
        let (away, rest) = (chosen.filter { $0.action == .setAside }, chosen.filter { $0.action != .setAside })
        // A name that is free, or is left by what goes out of the way.
        var targets = Set(rest.filter { $0.target == $0.file }.map(\.file))
        let made = rest.filter { $0.target == $0.file || targets.insert($0.target).inserted }
        return away.sorted { $0.file < $1.file } + made.sorted { $0.file < $1.file }
    }
}

extension Remedy {
    /// The name that the file has afterwards.
    fileprivate var target: String { if case .rename(let name) = action { name } else { file } }
}

extension FileCalls {
    /// Keeps a regular file that is going to be replaced: by a second name for the same file, so that not even a write
    /// that is under way is lost; where the file system has no second names, or does not give one for somebody else's
    /// file, by a copy. It is on the disk then.
    fileprivate func keep(_ path: FilePath, as copy: FilePath) throws(FileFailure) {
        do throws(FileFailure) {
            try link(path, to: copy)
            // What it holds may not have been flushed by whoever wrote it.
            let file = try open(copy, .read)
            defer { close(file) }
            try? synchronize(file, copy)
            try flushFolder(of: copy)
        } catch {
            guard error.error != .fileExists else { throw error }
            // A link of which not all was certain is none that may be relied on.
            try? remove(copy)
            try self.copy(path, to: copy)
        }
    }

    /// Copies a regular file to a name that is free, and on to the disk.
    fileprivate func copy(_ path: FilePath, to copy: FilePath) throws(FileFailure) {
        let bytes = try bytes(of: path)
        try put(copy, isFlushed: true, replaces: false) { _ in bytes }
        try flushFolder(of: copy)
    }

    /// The bytes of a regular file, with a failure that says what the system said.
    fileprivate func bytes(of path: FilePath) throws(FileFailure) -> [UInt8] {
        let file = try open(path, .read)
        defer { close(file) }
        let status = try status(of: file, path)
        guard status.isRegular else { throw FileFailure(.read, path, .notRegular) }
        let bytes = try read(file, path, from: 0, count: status.length)
        guard bytes.count == status.length else { throw FileFailure(.read, path, .ioError) }
        return bytes
    }
}
