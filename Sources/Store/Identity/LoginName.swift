import Files
import Platform
import SystemPackage

/// The name that somebody is logged in under.
///
/// Not by `getpwuid(3)`: in a statically linked program it loads the modules of another C library, which may end the
/// program. Who is known to a directory service alone is a number here, unless the login said the name.
enum LoginName {
    /// The largest file that is looked into, in bytes.
    private static let limit = 4 << 20

    /// What the login left in the environment, else the name in `/etc/passwd`, else the number (`uid-1000`).
    static func of(_ user: UInt32, environment: (String) -> String?, accounts: FilePath = "/etc/passwd") -> String {
        for name in ["LOGNAME", "USER"] {
            if let login = environment(name), !login.allSatisfy(\.isWhitespace) { return login }
        }
        return inAccounts(accounts, of: user) ?? "uid-\(user)"
    }

    private static func inAccounts(_ path: FilePath, of user: UInt32) -> String? {
        guard let bytes = try? POSIXFileCalls().contents(of: path, upTo: limit) else { return nil }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count > 3, UInt32(String(decoding: fields[2], as: UTF8.self)) == user, !fields[0].isEmpty else {
                continue
            }
            return String(decoding: fields[0], as: UTF8.self)
        }
        return nil
    }
}
