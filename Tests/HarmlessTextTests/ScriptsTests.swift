import HarmlessText
import Soaking
import Testing

@Suite("People write in their own script, and it stays as they wrote it")
struct ScriptsTests {
    /// Names and sentences as they are written every day, with the joiners, marks and selectors that they need.
    static let texts = [
        // Arabic, Persian (with joiners), Urdu, Hebrew with vowels and cantillation.
        "مَرْحَبًا بِكَ", "می‌خواهم نمی‌شود", "پاکستان زندہ باد", "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים", "יוֹסֵף כֹּהֵן",
        // The Brahmic scripts, with conjuncts and both joiners.
        "नमस्ते श्रीमती क्षत्रिय", "क्‍ष र‍्य त्‌र", "বাংলা র‍্যাব ক্ষ", "தமிழ் ஸ்ரீ", "മലയാളം ന്‍ ക്ഷ", "ಕನ್ನಡ ರ‍್ಯ", "తెలుగు క్ష్మ", "සිංහල ශ්‍රී",
        "ਪੰਜਾਬੀ", "ગુજરાતી", "ଓଡ଼ିଆ",
        // South-East Asia, Tibet, Mongolia.
        "ไทย ที่นี่ น้ำผึ้ง กิ๊ฟ", "ພາສາລາວ ນ້ຳ", "မြန်မာ မြို့ ကျွန်ုပ်တို့ ညှို့", "ខ្មែរ ក្រុង", "བོད་སྐད་ བསྒྲུབས", "ᠮᠣᠩᠭᠣᠯ ᠪᠠᠶᠢᠨ᠎ᠠ ᠠ᠋",
        // East Asia, whole, decomposed and with the form of an ideograph that a family insists on.
        "한국어 김민서", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "東京 葛\u{E0100}城市 がﾞ", "Ｆｕｌｌ ｗｉｄｔｈ",
        // Latin with what it takes, composed and not.
        "Việt Nam Nguyễn Thị Hồng", "Vie\u{323}\u{302}t Nguye\u{302}\u{303}n", "Łódź Žižek Ørsted Þór İstanbul ẞ",
        "naïve – “yes” … ½ €", "ɐʃəˈʊɹ",
        // Africa, Caucasus, America.
        "Ẹ̀kọ́ Yorùbá", "አማርኛ", "ქართული", "Հայերեն", "ᏣᎳᎩ", "ᐃᓄᒃᑎᑐᑦ", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "ꦲꦏ꧀ꦱꦫ", "𞤆𞤵𞤤𞤢𞤪",
        // Emoji: families, couples with two skins, professions, flags of lands and regions, keycaps, presentation.
        "👨‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏿 🧑🏻‍🤝‍🧑🏾", "👩‍💻 🏳️‍🌈 🏳️‍⚧️ 🏴‍☠️ 👁️‍🗨️", "👍🏽 ✊🏿 🤷🏼‍♀️", "🇳🇴🇰🇷🇧🇷 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "1️⃣ #️⃣ ☑️ ☑︎ ❤️",
        // Mathematics and music.
        "∑ x² ≤ ∞, 𝔸 𝒳 𝄞 ♭",
    ]

    @Test("Not a scalar is changed, nor when it is made harmless twice", arguments: texts)
    func stays(text: String) {
        #expect(Array(text.harmless.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("A frame has cells for all of it: no letter is lost to a clip", arguments: texts)
    func columns(text: String) {
        #expect(text.pieces.reduce(0) { $0 + $1.columns } == text.columns)
        #expect(text.pieces.map(String.init).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(text.fitted(to: text.columns) == text)
        #expect(text.pieces.allSatisfy { (0...2).contains($0.columns) })
    }

    @Test(
        "Widths are those that terminals have",
        arguments: [
            ("a", 1), ("日", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("é", 1), ("e\u{301}", 1), ("👩‍💻", 2), ("🇳🇴", 2),
            ("क", 1),
            ("क्ष", 2), ("नि", 2), ("ที่", 1), ("☑", 1), ("☑️", 2), ("█", 1), ("…", 1), ("Ａ", 2),
        ])
    func widths(text: String, columns: Int) {
        #expect(text.columns == columns)
    }
}

@Suite("What can pile up in one character is bounded, and what was left out is said")
struct BoundsTests {
    /// Ways of making one character of thousands of scalars.
    static let piles = [
        "z" + String(repeating: "\u{300}", count: 1000), "ن" + String(repeating: "\u{64B}\u{200D}", count: 1000),
        "न" + String(repeating: "\u{93C}\u{200C}", count: 1000), "ن" + String(repeating: "\u{200D}", count: 1000),
        String(repeating: "👩\u{200D}", count: 1000) + "👩", "👍" + String(repeating: "🏽", count: 1000),
        "👍" + String(repeating: "\u{FE0F}", count: 1000), "葛" + String(repeating: "\u{E0100}", count: 1000),
        "🏴" + String(repeating: "\u{E0067}", count: 1000), "1" + String(repeating: "\u{20E3}", count: 1000),
        "க" + String(repeating: "\u{BBE}", count: 1000), String(repeating: "\u{1100}", count: 1000),
        "\u{1100}" + String(repeating: "\u{1161}", count: 1000), "\u{1100}\u{1161}" + String(repeating: "\u{11A8}", count: 1000),
        "ᠠ" + String(repeating: "\u{180B}", count: 1000), " " + String(repeating: "\u{301}", count: 1000),
        String(repeating: "\u{301}\u{200D}\u{FE0F}", count: 1000), "a" + String(repeating: "\u{303}\u{E0100}", count: 1000),
    ]

    @Test("No piece of what is shown has more than 32 scalars, and it is not much longer than the text", arguments: piles)
    func towers(text: String) {
        let shown = text.harmless
        for piece in shown.pieces { #expect(piece.unicodeScalars.count <= 32) }
        #expect(shown.unicodeScalars.count <= text.unicodeScalars.count * 9 + 16)
        #expect(shown.harmless == shown)
        #expect(shown.contains("‹"), "what was left out is said")
    }

    @Test("Joiners do not begin the count of marks anew")
    func joiners() {
        let shown = ("ن" + String(repeating: "\u{64B}\u{64B}\u{200D}", count: 10)).harmless
        #expect(shown.unicodeScalars.count { $0 == "\u{64B}" } <= 4 + 20)
        #expect(shown.contains("‹U+200D›") || shown.contains("marks›"))
    }

    @Test(
        "Data cannot be hidden in selectors, tags or joiners",
        arguments: ["\u{E0100}", "\u{FE00}", "\u{E0061}", "\u{200D}", "\u{200C}", "\u{2060}"])
    func hidden(carrier: String) {
        let text = "Ready" + String(repeating: carrier, count: 40) + " 👍" + String(repeating: carrier, count: 40)
        let shown = text.harmless
        let kept = shown.unicodeScalars.count { $0 == carrier.unicodeScalars.first }
        #expect(kept <= 1)
        #expect(shown.contains("‹U+"))
    }

    @Test("Every control, format, separator, private and unassigned scalar of Unicode is shown as a sign when it stands alone")
    func everyScalar() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = "a\(Character(scalar))b".harmless
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                let isGone = !shown.unicodeScalars.contains(scalar)
                #expect(isGone, "U+\(String(value, radix: 16))")
            default: break
            }
        }
    }

    @Test("Text of any length takes time that grows with its length", arguments: ["\u{202E}", "e\u{301}\u{202E}👩\u{200D}"])
    func linear(unit: String) {
        let text = String(repeating: unit, count: 60_000)
        // A second or so on a slow machine; where each sign copied all before it, a minute on a fast one.
        #expect(timed { text.harmless.fitted(to: 70) }.seconds < 20)
    }
}
