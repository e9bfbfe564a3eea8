import SystemPackage

/// Understands `~` at the beginning of a path where no shell did: in a field of the screen, in quotes, behind `=`.
public enum HomePath {
    /// The path with the person's home folder in the place of `~` or the `~` of `~/…`; else as it was. A file that is
    /// really called so is `./~`.
    ///
    /// `~somebody` stays as it is: asking the system for the homes of others can mean asking a server.
    ///
    /// - Parameter home: `HOME` of the environment; where there is none, nothing is replaced.
    public static func expanded(_ path: String, home: String?) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home, home.hasPrefix("/") else { return path }
        return home + path.dropFirst()
    }
}
