/// A tab: its title, and what its screen is for, in two sentences.
public struct Tab: Hashable, Sendable, CustomStringConvertible {
    /// The tab's title.
    public let title: String
    /// What the screen is for.
    let explanation: String

    /// The title.
    public var description: String { title }

    /// Tells tabs apart by their titles.
    public static func == (left: Tab, right: Tab) -> Bool { left.title == right.title }

    /// Hashes the title.
    public func hash(into hasher: inout Hasher) { hasher.combine(title) }
}
