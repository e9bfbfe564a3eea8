/// What a request asks to see: a criterion or control objective of its report, a control of the workspace, or a single
/// item.
public enum RequestTarget: Hashable, Comparable, Sendable {
    /// A criterion or control objective, by its id (`CC6.1`).
    case criterion(String)
    /// A control, by its key (`access-review`).
    case control(String)
    /// An item, by its id (`CC6.1-04`).
    case item(ItemID)

    /// Reads `criterion:CC6.1`, `control:access-review` or `item:CC6.1-04`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let id = String(text[text.utf8.index(after: colon)...])
        guard !id.isEmpty, id.utf8.count <= 200 else { return nil }
        switch text[..<colon] {
        case "criterion": self = .criterion(id)
        case "control": self = .control(id)
        case "item": self = .item(ItemID(id))
        default: return nil
        }
    }

    /// The id alone, as people write it: `CC6.1`, `access-review`.
    public var id: String {
        switch self {
        case .criterion(let id), .control(let id): id
        case .item(let id): id.text
        }
    }

    /// As it stands in a journal: `criterion:CC6.1`.
    public var text: String {
        switch self {
        case .criterion(let id): "criterion:\(id)"
        case .control(let key): "control:\(key)"
        case .item(let id): "item:\(id)"
        }
    }

    /// Compares as text.
    public static func < (left: RequestTarget, right: RequestTarget) -> Bool { left.text < right.text }
}
