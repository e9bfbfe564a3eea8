import HarmlessText
import Soaking
import Testing

@Suite("Hostile text is shown and never obeyed")
struct HarmlessTests {
    @Test(
        "Ordinary text of every script stays as it is",
        arguments: [
            "", "MFA for every production system", "Zoë Åsgård", "東京 支社", "Владимир", "مرحبا", "नमस्ते", "क्‍ष", "👩‍💻 🏳️‍🌈 👍🏽 1️⃣ ☑️",
            "Việt Nam", "☑ ◐ ⊘ ╭──╮ ██▌", "می‌خواهم", "e\u{301}",
        ])
    func ordinaryTextStays(text: String) {
        #expect(text.harmless == text)
    }

    @Test(
        "What a terminal would act upon becomes a sign",
        arguments: [
            ("\u{1B}[2J", "␛[2J"), ("a\nb", "a␊b"), ("a\r\nb", "a␍␊b"), ("\u{7F}", "␡"), ("\u{9B}31m", "‹U+009B›31m"),
            ("tab\there", "tab␉here"),
            ("\u{0}", "␀"), ("\u{07}", "␇"), ("\u{2028}", "‹U+2028›"),
        ])
    func controlsAreShown(text: String, shown: String) {
        #expect(text.harmless == shown)
    }

    @Test(
        "What would hide or reorder text becomes a sign",
        arguments: [
            ("txt\u{202E}fdp", "txt‹U+202E›fdp"), ("\u{2066}x\u{2069}", "‹U+2066›x‹U+2069›"), ("ad\u{200B}min", "ad‹U+200B›min"),
            ("\u{FEFF}x", "‹U+FEFF›x"), ("so\u{AD}ft", "so‹U+00AD›ft"), ("a\u{200D}b", "a‹U+200D›b"),
            ("a\u{200C}b", "a‹U+200C›b"),
            ("a\u{FE0F}b", "a‹U+FE0F›b"), ("\u{E0041}", "‹U+E0041›"), ("\u{3164}", "‹U+3164›"), ("\u{E000}", "‹U+E000›"),
            ("\u{200D}", "‹U+200D›"), ("x\u{E0100}", "x‹U+E0100›"),
        ])
    func invisibleTextIsShown(text: String, shown: String) {
        #expect(text.harmless == shown)
    }

    @Test("A tower of combining marks is cut and the cut is said")
    func towersAreCut() {
        let tower = "z" + String(repeating: "\u{300}", count: 41) + "!"
        #expect(tower.harmless == "z" + String(repeating: "\u{300}", count: 4) + "‹+37 marks›!")
        #expect("\u{301}a".harmless == "\u{25CC}\u{301}a")
    }

    @Test("Nothing that is made harmless holds anything harmful, and making it so again changes nothing")
    func harmlessIsHarmless() {
        var random = Soak.random(for: "harmless text")
        for round in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                let ceiling: UInt32 = [0x100, 0x700, 0x3000, 0x11_0000].randomElement(using: &random) ?? 0x100
                if let scalar = Unicode.Scalar(UInt32.random(in: 0..<ceiling, using: &random)) { text.append(scalar) }
            }
            let shown = String(text).harmless
            let isSafe = shown.unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value)
                    && !(0x2066...0x2069).contains(scalar.value) && scalar != "\u{200B}" && scalar != "\u{FEFF}"
            }
            #expect(isSafe, "seed \(random.seed), round \(round): \(text.map(\.value))")
            #expect(shown.harmless == shown, "seed \(random.seed), round \(round): \(text.map(\.value))")
        }
    }

    @Test(
        "What joins, selects, fills and stacks is judged by what stays beside it, so that making it harmless again changes nothing"
    )
    func joinersAndFillers() {
        let alphabet: [Unicode.Scalar] = [
            "\u{200C}", "\u{200D}", "\u{FE0E}", "\u{FE0F}", "\u{180B}", "\u{180E}", "\u{20E3}", "\u{E0100}", "\u{FE00}",
            "\u{1F3FB}", "\u{1F3FF}", "☂", "👍", "👩", "\u{1F3F4}", "\u{E0067}", "\u{E007F}", "🇩", "\u{115F}", "\u{1160}",
            "\u{3164}",
            "\u{17B4}", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{06CC}", "\u{0915}", "\u{094D}", "\u{093F}", "\u{0300}",
            "\u{1820}",
            "字", "1", "a", " ", "\u{202E}", "\u{AD}",
        ]
        #expect("\u{06CC}\u{200C}\u{1160}".harmless == "\u{06CC}‹U+200C›‹U+1160›")
        let tones = "☂" + String(repeating: "\u{1F3FB}", count: 4)
        #expect((tones + "\u{200D}\u{1F3FB}").harmless == tones + "‹U+200D›\u{1F3FB}")
        var random = Soak.random(for: "joiners and fillers")
        for round in 0..<Soak.cases(short: 40_000, full: 4_000_000) {
            let text = (0...Int.random(in: 0...9, using: &random)).map { _ in alphabet[random.below(alphabet.count)] }
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: text)
            let shown = String(scalars).harmless
            let isSame = shown.harmless.unicodeScalars.elementsEqual(shown.unicodeScalars)
            #expect(isSame, "seed \(random.seed), round \(round): \(text.map { String($0.value, radix: 16) })")
        }
    }

    @Test("Lines are split at every usual line end")
    func linesAreSplit() {
        #expect("a\r\nb\nc\rd\u{1B}".harmlessLines == ["a", "b", "c", "d␛"])
        #expect("".harmlessLines == [""])
    }
}

@Suite("Plain ASCII for terminals and file names that have nothing else")
struct PlainASCIITests {
    @Test(
        "Accents go, signs get their typewriter form, the rest is a question mark",
        arguments: [
            ("Zoë Åsgård", "Zoe Asgard"), ("Łukasz Øberg", "Lukasz Oberg"), ("naïve – “yes”…", "naive - \"yes\"..."),
            ("straße", "strasse"),
            ("東京", "??"), ("plain", "plain"), ("→", "->"), ("↑ ↓", "up down"), ("e\u{301}", "e"), ("\u{1B}", "?"),
        ])
    func asciiForm(text: String, plain: String) {
        #expect(text.plainASCII == plain)
    }

    @Test(
        "A search finds letters whatever their accents",
        arguments: [("ÉCLAIR", "eclair"), ("Øst", "ost"), ("MFA", "mfa"), ("Ωμέγα", "ωμέγα")])
    func folding(text: String, folded: String) {
        #expect(text.foldedForSearch == folded)
    }
}
