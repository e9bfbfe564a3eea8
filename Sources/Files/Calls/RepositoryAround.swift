import SystemPackage

extension FileCalls {
    /// Whether a folder, or one above it, is git's: it holds a `.git`, be it a folder, a file that names one, or a link.
    public func isInRepository(_ folder: FilePath) -> Bool {
        var candidate = folder
        for _ in 0..<64 {
            if kind(of: candidate.joining(".git")) != .nothing { return true }
            let parent = candidate.parent
            guard parent != candidate, !parent.isEmpty else { return false }
            candidate = parent
        }
        return false
    }
}
