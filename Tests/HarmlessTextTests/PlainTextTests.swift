import HarmlessText
import Soaking
import Testing

/// The short way for plain text must end where the long way does. A text with a wide character in it goes the long way,
/// so that each is compared with itself behind one.
@Suite("Plain text, which goes the short way")
struct PlainTextTests {
    /// Every scalar that is called plain.
    static let plain: [Unicode.Scalar] = (UInt32(0)...0x10_FFFF).compactMap { Unicode.Scalar($0) }.filter(\.isPlain)

    @Test("Every plain scalar shows as itself in one column, beside every kind of neighbour")
    func plainIsHarmless() {
        #expect(Self.plain.count > 1000)
        for scalar in Self.plain {
            let text = "a\(scalar)\(scalar) é\(scalar)"
            #expect(("漢" + text).harmless == "漢" + text, "U+\(String(scalar.value, radix: 16))")
            #expect(("漢" + text).columns == 8, "U+\(String(scalar.value, radix: 16))")
            #expect(text.plainColumns == 6)
            #expect(text.count == 6, "it joins with its neighbour: U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test("What acts, hides, joins or takes another width is not plain")
    func othersAreNot() {
        for scalar: Unicode.Scalar in [
            "\0", "\u{1B}", "\u{7F}", "\u{9B}", "\u{AD}", "\u{301}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2028}", "\u{2066}",
            "\u{FE0F}",
            "漢", "☔", "\u{E000}", "\u{1F469}",
        ] {
            #expect(!scalar.isPlain, "U+\(String(scalar.value, radix: 16))")
            #expect("a\(scalar)".plainColumns == nil)
        }
        #expect("".plainColumns == 0)
    }

    @Test(
        "Cutting and filling plain text gives the columns that were asked for",
        arguments: ["Access reviews", "Zoë · Åsgård – “yes”", "☑ ok"])
    func fitting(text: String) {
        for width in 0...text.count + 2 {
            let fitted = text.fitted(to: width)
            #expect(fitted == (width >= text.count ? text : width == 0 ? "" : text.prefix(width - 1) + "…"))
            #expect(text.padded(to: width).columns == width)
            #expect(text.aligned(right: width).columns == width)
        }
    }

    @Test("Text is wrapped alike on the short way and on the long way")
    func wrapping() {
        var random = Soak.random(for: "wrapping plain text")
        for round in 0..<2_000 {
            let words = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                String(repeating: "x", count: Int.random(in: 1...9, using: &random))
            }
            let width = Int.random(in: 1...24, using: &random)
            let text = words.joined(separator: Int.random(in: 0...5, using: &random) == 0 ? "  " : " ")
            // A letter beyond ASCII of the same width goes the long way.
            let long = text.replacing("x", with: "é").wrapped(to: width).map { $0.replacing("é", with: "x") }
            #expect(text.wrapped(to: width) == long, "seed \(random.seed), round \(round), width \(width): \(text)")
        }
    }
}
