/// A small generator whose numbers are the same for the same seed (Steele, Lea and Flood, *Fast Splittable Pseudorandom
/// Number Generators*, 2014): for what has to be made again exactly, such as the demo workspace and the cases of a
/// test.
public struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Begins at a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
