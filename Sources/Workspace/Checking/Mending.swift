import SystemPackage

/// What `doctor --mend` did. Every file is kept as it was before anything is done with it.
public struct Mending: Sendable {
    /// What was done, in sentences.
    public private(set) var done: [String] = []
    /// Where the files are kept as they were, from the workspace's folder; nil where nothing was done.
    public private(set) var kept: String?
    /// How the workspace is now.
    public private(set) var after: Examination

    private let folder: FilePath

    /// Mends what can be mended, while nobody else writes.
    ///
    /// - Parameter cutting: Files, from the workspace's folder, of which what is damaged is to be given up.
    /// - Throws: ``WorkspaceError`` where something cannot be written. Each file is then as it was, or mended as a whole.
    public init(
        _ folder: FilePath, cutting: [String] = [], files: some FileCalls = POSIXFileCalls()
    ) throws(WorkspaceError) {
        self = try files.holdingLock(of: folder) { () throws(WorkspaceError) in
            try Mending(locked: folder, cutting: cutting, files)
        }
    }

    private init(locked folder: FilePath, cutting: [String], _ files: some FileCalls) throws(WorkspaceError) {
        self.folder = folder
        after = try Examination(of: folder, files: files)
        let remedies = after.remedies(cutting: cutting)
        guard !remedies.isEmpty else { return }
        do throws(FileFailure) {
            let name = try Self.freshName(in: folder, files)
            kept = "\(MachineFolder.name)/\(name)"
            let keep = folder.appending(MachineFolder.name).appending(name)
            try files.makeFolder(keep)
            try files.flushFolder(of: keep)
            for remedy in remedies {
                try apply(remedy, keepingIn: keep, files)
                done.append(remedy.sentence)
            }
        } catch {
            throw .unwritable(error)
        }
        after = try Examination(of: folder, files: files)
    }

    /// `before-mend-1`, or the first number behind all that are there.
    private static func freshName(in folder: FilePath, _ files: some FileCalls) throws(FileFailure) -> String {
        let names = try files.names(in: folder.appending(MachineFolder.name))
        let numbers = names.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }
        return "\(prefix)\((numbers.filter { (0..<1_000_000).contains($0) }.max() ?? 0) + 1)"
    }

    private static let prefix = "before-mend-"

    private func apply(_ remedy: Remedy, keepingIn keep: FilePath, _ files: some FileCalls) throws(FileFailure) {
        let path = folder.appending(remedy.file)
        let parts = remedy.file.split(separator: "/").map(String.init)
        var copy = keep
        for part in parts.dropLast() {
            copy.append(part)
            try files.makeFolder(copy)
        }
        copy.append(parts.last ?? remedy.file)
        if remedy.deed == .setAside {
            try files.rename(path, to: copy)
        } else if files.kind(of: path) != .nothing {
            // On disk before the file itself is touched.
            try files.replace(copy, with: try files.bytes(of: path))
        }
        switch remedy.deed {
        case .setAside: break
        case .write(let bytes): try files.replace(path, with: bytes)
        case .rename(let name): try files.rename(path, to: folder.appending(name))
        }
        try files.flushFolder(of: path)
        try files.flushFolder(of: copy)
    }
}

extension Examination {
    /// What `--mend` does, a sentence each; where files are named to be cut, those too.
    public func plan(cutting: [String] = []) -> [String] { remedies(cutting: cutting).map(\.sentence) }

    /// The files of some names that there is nothing to cut of.
    public func uncuttable(among names: [String]) -> [String] {
        names.filter { name in !remedies.contains { $0.file == name && !$0.isAutomatic } }
    }

    /// What is done: at most one thing with each file.
    func remedies(cutting: [String]) -> [Remedy] {
        var taken: Set<String> = []
        let wanted = remedies.filter(\.isAutomatic) + remedies.filter { !$0.isAutomatic && cutting.contains($0.file) }
        return wanted.filter { taken.insert($0.file).inserted }.sorted { $0.file < $1.file }
    }
}

extension FileCalls {
    /// The bytes of a regular file, with a failure that says what the system said.
    fileprivate func bytes(of path: FilePath) throws(FileFailure) -> [UInt8] {
        let file = try open(path, .read)
        defer { close(file) }
        let status = try status(of: file, path)
        guard status.isRegular else { throw FileFailure("read", path, .invalidArgument) }
        return try read(file, path, from: 0, count: status.length)
    }
}
