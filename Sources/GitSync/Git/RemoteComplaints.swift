import HarmlessText

/// The one place where git's English is read: why a remote cannot be reached.
///
/// git ends with 128 whatever the reason is, and has no porcelain format for it: what it says was mostly said by ssh,
/// by curl or by the other machine. ``GitProgram`` asks for untranslated messages (`LC_ALL=C`). Where none of these
/// words is found, the sync stops before it commits and shows what was said.
extension GitAnswer {
    /// Why git could not reach or did not satisfy a remote.
    func obstacle(doing what: String, with remote: String) -> SyncError {
        if complains(
            of: "could not read Username", "could not read Password", "Authentication failed", "Permission denied (",
            "Host key verification failed", "terminal prompts disabled", "Invalid username or password",
            "HTTP Basic: Access denied")
        {
            return .credentials(remote: remote, words: errors)
        }
        if complains(of: "The requested URL returned error: 403", "Write access to repository not granted", "protected branch") {
            return .notAllowed(remote: remote, words: errors)
        }
        if complains(of: "cannot lock ref", "shallow.lock", "Another git process") { return .busy(words: errors, lock: nil) }
        if complains(
            of: "Could not resolve host", "Could not read from remote repository", "unable to access", "Connection refused",
            "Connection timed out", "Network is unreachable", "does not appear to be a git repository", "early EOF",
            "unable to connect",
            "the remote end hung up")
        {
            return .unreachable(remote: remote, words: errors)
        }
        return .failed(doing: what, words: errors)
    }

    private func complains(of words: String...) -> Bool { errors.contains { line in words.contains { line.holds($0) } } }
}
