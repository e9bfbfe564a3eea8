import Checking
import HarmlessText
import Readiness

extension ComparedCatalog {
    /// What is printed for people.
    var line: String {
        if isSame { return "The catalog \(named.id) is the one that \(export) was made from." }
        guard let here else { return "The catalog \(named.id), which \(export) was made from, is not here." }
        guard named.digest != nil else { return "\(export) does not say which words the catalog \(named.id) had." }
        let versions = named.version == here.version ? "" : ": that was version \(named.version), and here is \(here.version)"
        return "The catalog \(named.id) is not as it was when \(export) was made\(versions)."
    }
}

extension UnknownHistory {
    /// What is printed for people.
    var line: String {
        guard count > 0 else { return "\(name) knows every entry." }
        let parts = parts.map { "\($0.file)\($0.first == 1 ? ", which it does not know" : "") (\($0.count))" }
        return "\(counted(count, "entry is", "entries are")) not in \(name): \(parts.joined(separator: ", "))."
    }
}
