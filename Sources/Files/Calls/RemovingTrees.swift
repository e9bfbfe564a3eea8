import Platform
import SystemPackage

extension FileCalls {
    /// Takes away a folder that was made here, with all that is in it, or a file. Links are taken away themselves, not
    /// what they lead to. What cannot be taken away stays; it is a draft by its name.
    package func removeTree(_ path: FilePath) {
        guard kind(of: path) == .folder else {
            try? remove(path)
            return
        }
        for name in (try? names(in: path)) ?? [] { removeTree(path.joining(name)) }
        _ = path.withPlatformString { rmdir($0) }
    }
}
