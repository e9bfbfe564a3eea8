import HarmlessText
import Store

extension Loss: CustomStringConvertible {
    /// "journal/ana-4f1c90ab.jsonl has lost its last 3 entries (another branch, a reset, or somebody's deletion)."
    public var description: String {
        let why = "(another branch, a reset, or somebody's deletion)"
        return switch kind {
        case .gone: "\(file) with \(counted(end.entries, "entry", "entries")) is gone \(why)."
        case .cut:
            "\(file) has lost its last \(end.entries - left == 1 ? "entry" : counted(end.entries - left, "entry", "entries")) \(why)."
        case .changed:
            "\(file) is not as it was in this folder: its entry \(end.entries) is another now, so that line or the ones before "
                + "it were edited or replaced."
        }
    }
}
