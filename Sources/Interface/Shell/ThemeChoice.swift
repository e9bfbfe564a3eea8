/// The themes that somebody can choose from.
public struct ThemeChoice: Sendable, Hashable {
    /// Id and title of each.
    public var all: [(id: String, title: String)]
    /// The id of the one in use.
    public var current: String

    /// Makes a choice.
    public init(all: [(id: String, title: String)] = [], current: String = "") {
        self.all = all
        self.current = current
    }

    /// Compares ids.
    public static func == (left: ThemeChoice, right: ThemeChoice) -> Bool {
        left.all.map(\.id) == right.all.map(\.id) && left.current == right.current
    }

    /// Hashes ids.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(all.map(\.id))
        hasher.combine(current)
    }
}
