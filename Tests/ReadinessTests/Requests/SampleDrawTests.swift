import Readiness
import Soaking
import Testing

@Suite("A seed draws the same rows of a population on every machine")
struct SampleDrawTests {
    @Test(
        "These rows are drawn for ever: auditors have them in their papers, and Documentation/Formats/Samples.md shows them",
        arguments: [
            (5, 100, UInt64(1), [66, 54, 67, 57, 62]), (5, 100, 2027, [97, 53, 94, 66, 82]), (3, 3, 7, [1, 2, 3]),
            (10, 1_000_000, .max, [443937, 780524, 808594, 654737, 832991, 55351, 138698, 223279, 807317, 266]),
        ])
    func golden(size: Int, count: Int, seed: UInt64, expected: [Int]) {
        #expect(SampleDraw.rows(size, of: count, seed: seed) == expected)
    }

    @Test("Every row is drawn at most once, lies in the population, and a larger sample begins with the smaller one")
    func properties() {
        var random = Soak.random(for: "samples")
        for _ in 0..<Soak.cases(short: 2_000, full: 50_000) {
            let count = Int.random(in: 1...500, using: &random)
            let size = Int.random(in: 1...600, using: &random)
            let seed = random.next()
            let drawn = SampleDraw.rows(size, of: count, seed: seed)
            #expect(drawn.count == min(size, count) && Set(drawn).count == drawn.count, "seed \(random.seed)")
            #expect(drawn.allSatisfy { (1...count).contains($0) }, "seed \(random.seed)")
            let fewer = Int.random(in: 1...size, using: &random)
            #expect(SampleDraw.rows(fewer, of: count, seed: seed) == Array(drawn.prefix(fewer)), "seed \(random.seed)")
        }
        #expect(SampleDraw.rows(0, of: 5, seed: 1).isEmpty && SampleDraw.rows(5, of: 0, seed: 1).isEmpty)
    }

    @Test("Each row is as likely as any other: over many seeds none is drawn much more often than it should be")
    func even() {
        var counts = Array(repeating: 0, count: 20)
        for seed in 0..<20_000 as Range<UInt64> { for row in SampleDraw.rows(3, of: 20, seed: seed) { counts[row - 1] += 1 } }
        // 3,000 each are expected, with a standard deviation of about 50.
        #expect(counts.allSatisfy { (2_750...3_250).contains($0) }, "\(counts)")
    }

    @Test("It is the way that the page describes, done again in the plainest words")
    func written() {
        func plain(_ size: Int, of count: Int, seed: UInt64) -> [Int] {
            var state = seed
            func next() -> UInt64 {
                state = state &+ 0x9E37_79B9_7F4A_7C15
                var z = state
                z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
                z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
                return z ^ (z >> 31)
            }
            var rows = Array(1...count)
            for place in 0..<min(size, count) {
                let left = UInt64(count - place)
                // The largest multiple of what is left that 2^64 holds, less one; 0 stands for 2^64 itself.
                let limit = UInt64.max - (UInt64.max % left + 1) % left
                var number = next()
                while number > limit { number = next() }
                rows.swapAt(place, place + Int(number % left))
            }
            return Array(rows.prefix(size))
        }
        for seed in [0, 1, 42, .max] as [UInt64] {
            for count in [1, 2, 3, 97, 1000] {
                #expect(SampleDraw.rows(25, of: count, seed: seed) == plain(25, of: count, seed: seed))
            }
        }
    }
}
