/// One field that people set: its value, who set it last, and whether two people did so without seeing each other.
public struct Register<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value that stands: of all that were recorded, the one with the highest ``Stamp``.
    public private(set) var value: Value
    /// What is known of the entry that recorded it; nil where nobody has touched the field, as in most.
    private var touch: Touch?

    /// The entry that recorded the value, or nil where nobody has touched the field.
    public var stamp: Stamp? { touch?.stamp }
    /// When that entry was written, by its writer's clock.
    public var at: Timestamp? { touch?.at }
    /// Overrides that nobody has looked at yet, in order.
    public var clashes: [Clash] { touch?.clashes ?? [] }

    /// Makes a field that nobody has touched.
    public init(_ value: Value) { self.value = value }

    /// Makes a field as a snapshot recorded it.
    public init(_ value: Value, stamp: Stamp, at: Timestamp, clashes: [Clash]) {
        self.value = value
        touch = Touch(stamp: stamp, at: at, clashes: clashes)
    }

    /// Takes away the clashes that somebody has looked at.
    mutating func settle(_ settled: [Clash]) {
        guard let before = touch, before.clashes.contains(where: settled.contains) else { return }
        touch = Touch(stamp: before.stamp, at: before.at, clashes: before.clashes.filter { !settled.contains($0) })
    }

    /// Records a value. Entries must come in the order of their stamps.
    ///
    /// Where `was`, the value that the writer saw, is not the value that is overridden, the writer had not seen the
    /// entry before this one. Two who wrote the same have nothing to settle.
    mutating func record(_ value: Value, was: Value, by entry: Entry) {
        var clashes = clashes
        if let stamp, was != self.value, value != self.value {
            clashes.append(Clash(earlier: stamp.entry, later: entry.stamp.entry))
        }
        self.value = value
        touch = Touch(stamp: entry.stamp, at: entry.at, clashes: clashes)
    }

    /// Who set it last, and what was overridden. It never changes, so that the copies of a field share it: a workspace
    /// has some ten fields an item, nearly all of them untouched.
    private final class Touch: Hashable, Sendable {
        let stamp: Stamp
        let at: Timestamp
        let clashes: [Clash]

        init(stamp: Stamp, at: Timestamp, clashes: [Clash]) {
            self.stamp = stamp
            self.at = at
            self.clashes = clashes
        }

        static func == (one: Touch, other: Touch) -> Bool {
            one === other || (one.stamp == other.stamp && one.at == other.at && one.clashes == other.clashes)
        }

        func hash(into hasher: inout Hasher) { hasher.combine(stamp) }
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
