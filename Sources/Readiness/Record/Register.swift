/// One field that people set: its value, who set it last, and whether two people did so without seeing each other.
public struct Register<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value that stands: of all that were recorded, the one with the highest ``Stamp``.
    public private(set) var value: Value
    /// The entry that recorded the value, or nil where nobody has touched the field.
    public private(set) var stamp: Stamp?
    /// When that entry was written, by its writer's clock.
    public private(set) var at: Timestamp?
    /// Overrides that nobody has looked at yet, in order.
    public private(set) var clashes: [Clash] = []

    /// Makes a field that nobody has touched.
    public init(_ value: Value) { self.value = value }

    /// Makes a field as a snapshot recorded it.
    public init(_ value: Value, stamp: Stamp?, at: Timestamp?, clashes: [Clash]) {
        self.value = value
        self.stamp = stamp
        self.at = at
        self.clashes = clashes
    }

    /// Takes away the clashes that somebody has looked at.
    mutating func settle(_ settled: [Clash]) {
        clashes.removeAll(where: settled.contains)
    }

    /// Records a value. Entries must come in the order of their stamps.
    ///
    /// Where `was`, the value that the writer saw, is not the value that is overridden, the writer had not seen the entry before this one. Two who
    /// wrote the same have nothing to settle.
    mutating func record(_ value: Value, was: Value, by entry: Entry) {
        if let stamp, was != self.value, value != self.value {
            clashes.append(Clash(earlier: stamp.entry, later: entry.stamp.entry))
        }
        self.value = value
        stamp = entry.stamp
        at = entry.at
    }
}

/// Two entries of which the later overrode the earlier without having seen it.
public struct Clash: Hashable, Sendable {
    /// The entry that was overridden.
    public let earlier: EntryID
    /// The entry whose value stands, or stood until a later one.
    public let later: EntryID

    /// Makes a clash.
    public init(earlier: EntryID, later: EntryID) {
        self.earlier = earlier
        self.later = later
    }
}
