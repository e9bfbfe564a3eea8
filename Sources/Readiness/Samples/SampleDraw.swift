import SplitMix

/// The rows of a population that a seed draws: the same on every machine, so that anybody who has the file and the seed
/// can draw them again.
///
/// The way is written down in Documentation/Formats/Samples.md, so that another program can do the same; it never
/// changes. A new one would have another number.
public enum SampleDraw {
    /// The number of the way that rows are drawn.
    public static let version = 1

    /// Draws rows without putting any back.
    ///
    /// It is the beginning of a shuffle (Fisher and Yates, as Durstenfeld put it): for each place in turn, the row that
    /// stands there changes with one at or behind it, which SplitMix64 chooses. Numbers that would make some rows
    /// likelier than others are passed over.
    ///
    /// - Parameters:
    ///   - size: How many rows; all, where there are not so many.
    ///   - count: How many rows there are, from 1.
    /// - Returns: The rows by their numbers, from 1, in the order in which they were drawn.
    public static func rows(_ size: Int, of count: Int, seed: UInt64) -> [Int] {
        guard size > 0, count > 0 else { return [] }
        var numbers = SplitMix(seed: seed)
        // Only what was moved is kept, so that a population of millions costs no more than the sample.
        var moved: [Int: Int] = [:]
        var drawn: [Int] = []
        for place in 0..<min(size, count) {
            let other = place + Int(below(UInt64(count - place), using: &numbers))
            drawn.append((moved[other] ?? other) + 1)
            moved[other] = moved[place] ?? place
        }
        return drawn
    }

    /// A number below a limit, each as likely as any other: the rest of a number of 64 bits, of which those are passed
    /// over that lie beyond the last whole multiple of the limit.
    private static func below(_ limit: UInt64, using numbers: inout SplitMix) -> UInt64 {
        let surplus = (UInt64.max % limit + 1) % limit
        while true {
            let number = numbers.next()
            if number <= UInt64.max - surplus { return number % limit }
        }
    }
}
