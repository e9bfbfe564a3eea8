/// Sizes in the units that file managers show.
public enum EvidenceSizes {
    /// "12 KB", for a number of bytes.
    public static func text(_ bytes: Int) -> String {
        switch bytes {
        case ..<1000: "\(bytes) bytes"
        case ..<1_000_000: "\(bytes / 1000) KB"
        default: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
        }
    }
}
