import SplitMix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much the tests that try to lose data try: a little in `make test`, everything in `make soak`.
public enum Soak {
    /// Whether `TICKMARK_SOAK` is 1.
    public static var isFull: Bool { value(of: "TICKMARK_SOAK") == "1" }

    /// A number of cases: with `TICKMARK_SOAK=1` all, with `1/10` a tenth, and in the short form a few.
    ///
    /// - Parameter least: How many it takes at least where the seed is any; as many as in the short form unless you say
    ///   another number. What holds of shares holds of many.
    public static func cases(short: Int, full: Int, least: Int? = nil) -> Int {
        guard let share = value(of: "TICKMARK_SOAK") else { return short }
        let parts = share.split(separator: "/").compactMap { Int($0) }
        guard parts.first == 1, let divisor = parts.count == 2 ? parts.last : 1, divisor > 0 else { return short }
        return max(least ?? short, full / divisor)
    }

    /// A reproducible generator for a test. Its seed is printed: the one of `TICKMARK_SEED` where that is set, in the
    /// soak another each time, and else always the same, so that what fails fails again.
    public static func random(for test: String) -> SeededRandom {
        let usual = value(of: "TICKMARK_SOAK") == nil ? standardSeed : UInt64.random(in: .min ... .max)
        let seed = value(of: "TICKMARK_SEED").flatMap { UInt64($0) } ?? usual
        print("\(test): seed \(seed); repeat it with TICKMARK_SEED=\(seed)")
        return SeededRandom(seed: seed)
    }

    private static let standardSeed: UInt64 = 20_261_128

    private static func value(of name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// A generator that knows the seed that it began with, so that a test can print it.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    /// What it began with.
    public let seed: UInt64
    private var generator: SplitMix

    /// Begins at a seed.
    public init(seed: UInt64) {
        self.seed = seed
        generator = SplitMix(seed: seed)
    }

    /// The next number.
    public mutating func next() -> UInt64 { generator.next() }

    /// A number from 0 up to a limit.
    public mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
