import CVersion

/// Which Tickmark this is.
enum Version {
    /// The number of the version: this is the one place where it stands.
    static let number = "0.2.0-dev"

    /// The number with the commit that was built, as `--version` prints it.
    static var text: String {
        let commit = String(cString: tickmark_commit())
        return "\(number) (\(commit.isEmpty ? "commit not known" : commit))"
    }
}
