/// What terminals answer when a program asks them something, or tell by themselves: none of it is a key. Forms and
/// examples are those of xterm's *ctlseqs*, of the kitty keyboard and graphics protocols, of iTerm2's and FinalTerm's
/// OSC 1337 and 133, and of Contour's mode 2031.
public enum TerminalReplies {
    /// A reply, and what it answers.
    public struct Reply: Sendable, CustomStringConvertible {
        /// What it answers.
        public let name: String
        /// Its bytes.
        public let bytes: [UInt8]
        /// What a test's report calls it.
        public var description: String { name }

        init(_ name: String, _ text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }

        init(_ name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    private static let st = "\u{1B}\\"

    /// All of them.
    public static let all: [Reply] = sevenBit + eightBit

    /// In the forms that terminals send today.
    public static let sevenBit: [Reply] = [
        Reply("DA1", "\u{1B}[?64;1;2;6;9;15;16;17;18;21;22;28c"), Reply("DA2", "\u{1B}[>41;390;0c"),
        Reply("DA3", "\u{1B}P!|7E565445\(st)"), Reply("DECRPM", "\u{1B}[?2026;2$y"), Reply("DECRPM of ANSI", "\u{1B}[4;1$y"),
        Reply("DECRQSS, the cursor's shape", "\u{1B}P1$r0 q\(st)"), Reply("DECRQSS, refused", "\u{1B}P0$r\(st)"),
        Reply("XTVERSION", "\u{1B}P>|kitty(0.30.1)\(st)"), Reply("XTGETTCAP", "\u{1B}P1+r524742=382F382F38\(st)"),
        Reply("XTGETTCAP, refused", "\u{1B}P0+r\(st)"), Reply("OSC 4", "\u{1B}]4;1;rgb:cdcd/0000/0000\u{07}"),
        Reply("OSC 8", "\u{1B}]8;;http://example.org/q?x\(st)"), Reply("OSC 10", "\u{1B}]10;rgb:ffff/ffff/ffff\(st)"),
        Reply("OSC 11", "\u{1B}]11;rgb:1e1e/1e1e/2e2e\(st)"), Reply("OSC 11 with BEL", "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{07}"),
        Reply("OSC 12", "\u{1B}]12;rgb:8080/8080/8080\(st)"), Reply("OSC 52", "\u{1B}]52;c;cSB4IHF1aXQgIHU=\(st)"),
        Reply("OSC 133", "\u{1B}]133;D;0\(st)"), Reply("OSC 1337", "\u{1B}]1337;ReportCellSize=18.0;9.0;2.0\(st)"),
        Reply("kitty keyboard flags", "\u{1B}[?31u"), Reply("kitty graphics", "\u{1B}_Gi=31;OK\(st)"),
        Reply("kitty keys", "\u{1B}[113;5u"), Reply("mode 2031", "\u{1B}[?997;1n"), Reply("device status", "\u{1B}[0n"),
        Reply("cursor position", "\u{1B}[12;40R"), Reply("cursor position of DEC", "\u{1B}[?12;40;1R"),
        Reply("window size", "\u{1B}[8;40;120t"), Reply("title", "\u{1B}]lq x u\(st)"), Reply("focus in", "\u{1B}[I"),
        Reply("focus out", "\u{1B}[O"), Reply("PM", "\u{1B}^q x u\(st)"), Reply("SOS", "\u{1B}Xq x u\(st)"),
        Reply("keys changed by modifyOtherKeys", "\u{1B}[27;5;113~"), Reply("text in a title", "\u{1B}]l“q” – œ x\(st)"),
    ]

    /// In the forms with controls of one byte, and with the same as characters of UTF-8.
    public static let eightBit: [Reply] = [
        Reply("DA1, eight bits", bytes: [0x9B] + Array("?64;1c".utf8)),
        Reply("XTVERSION, eight bits", bytes: [0x90] + Array(">|q(0.30.1)".utf8) + [0x9C]),
        Reply("OSC 11, eight bits", bytes: [0x9D] + Array("11;rgb:1e1e/1e1e/2e2e".utf8) + [0x9C]),
        Reply("APC, eight bits", bytes: [0x9F] + Array("Gi=31;OK".utf8) + [0x9C]),
        Reply("PM, eight bits", bytes: [0x9E] + Array("q x".utf8) + [0x9C]),
        Reply("SOS, eight bits", bytes: [0x98] + Array("q x".utf8) + [0x9C]),
        Reply("DA1, C1 in UTF-8", "\u{9B}?64;1c"), Reply("OSC 11, C1 in UTF-8", "\u{9D}11;rgb:1e1e/1e1e/2e2e\u{9C}"),
        Reply("DCS, C1 in UTF-8", "\u{90}1$r0 q\u{9C}"),
    ]
}
