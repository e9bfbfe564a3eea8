/// What a piece of evidence shows something of: a control, or a single item where it shows less than the item's
/// control.
public enum EvidenceTarget: Hashable, Sendable {
    /// A control, by its key; an item that is its own control by `CATALOG:ITEM`.
    case control(String)
    /// One item of one report.
    case item(ItemAddress)

    /// Reads `access-review`, `soc2:CC6.1-04` or `soc2/CC6.1-04`, or nil for anything else.
    public init?(_ text: String) {
        if let item = ItemAddress(text) {
            self = .item(item)
        } else if EvidenceTarget.isControlKey(text) {
            self = .control(text)
        } else {
            return nil
        }
    }

    /// Whether a text can be the key of a control, or of an item that is its own control.
    public static func isControlKey(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return Control.isKey(text) }
        let (catalog, item) = (text.utf8[..<colon], text.utf8[text.utf8.index(after: colon)...])
        return !catalog.isEmpty && !item.isEmpty && text.utf8.count <= 200 && !text.utf8.contains(UInt8(ascii: "/"))
            && !catalog.contains(UInt8(ascii: "#"))
    }
}

extension EvidenceTarget: CustomStringConvertible {
    /// The text that it is read from.
    public var description: String {
        switch self {
        case .control(let key): key
        case .item(let item): item.description
        }
    }
}

extension EvidenceTarget: Comparable {
    /// Compares controls by key, then items by address.
    public static func < (left: EvidenceTarget, right: EvidenceTarget) -> Bool {
        switch (left, right) {
        case (.control(let one), .control(let other)): one < other
        case (.item(let one), .item(let other)): one < other
        case (.control, .item): true
        case (.item, .control): false
        }
    }
}

extension Evidence {
    /// All that it shows something of, in order.
    public var targets: [EvidenceTarget] {
        controls.sorted().map { .control($0) } + items.sorted().map { .item($0) }
    }

    /// Whether it shows something of a target.
    public func shows(_ target: EvidenceTarget) -> Bool {
        switch target {
        case .control(let key): controls.contains(key)
        case .item(let item): items.contains(item)
        }
    }

    /// Makes it show something of a target, or no longer.
    public mutating func show(_ target: EvidenceTarget, _ to: Bool) {
        switch (target, to) {
        case (.control(let key), true): controls.insert(key)
        case (.control(let key), false): controls.remove(key)
        case (.item(let item), true): items.insert(item)
        case (.item(let item), false): items.remove(item)
        }
    }
}
