/// Keeps spreadsheets from running what somebody wrote into a cell (OWASP, *CSV Injection*), so that it can be taken
/// back exactly.
///
/// Where a spreadsheet would look for a formula, what begins like one gets an apostrophe before it. Apostrophes that
/// stand there already get one more, so that the way back is to take one away.
extension String {
    /// The text as no spreadsheet takes it for a formula, nor any part of it, by whatever it separates cells.
    public var defused: String { changingApostrophes { $0 + 1 } }

    /// The text that ``defused`` was made of. Other text comes back as it is, unless it holds an apostrophe before
    /// something like a formula.
    public var defusingTakenBack: String { changingApostrophes { max(0, $0 - 1) } }

    /// Whether the text is lines of printable ASCII in which nothing begins like a formula, and no apostrophe stands
    /// where it would be looked for. That is what nearly all cells are, and neither ``defused`` nor, line by line,
    /// ``harmless`` changes anything of it.
    public var isPlainCell: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            var isAtStart = true
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "'"):
                    guard !isAtStart else { return false }
                case UInt8(ascii: "|"):
                    guard !isAtStart else { return false }
                    isAtStart = true
                case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\n"): isAtStart = true
                case UInt8(ascii: " "): break
                default:
                    guard byte &- 0x20 < 0x5F else { return false }
                    isAtStart = false
                }
            }
            return true
        } ?? false
    }

    /// Changes how many apostrophes stand before each sign that begins a formula.
    private func changingApostrophes(_ count: (Int) -> Int) -> String {
        guard !isPlainCell, unicodeScalars.contains(where: \.beginsFormula) else { return self }
        var result = String.UnicodeScalarView()
        // Spreadsheets skip spaces before they look for a formula; full-width signs count, too. All of this goes by
        // scalars, as they do: an accent on a quotation mark makes one character of the two, and the mark still ends
        // the cell.
        var (isAtStart, apostrophes) = (true, 0)
        for scalar in unicodeScalars {
            if isAtStart, scalar == "'" {
                apostrophes += 1
                continue
            }
            let isFormula = isAtStart && scalar.beginsFormula
            for _ in 0..<(isFormula ? count(apostrophes) : apostrophes) { result.append("'") }
            result.append(scalar)
            isAtStart = scalar.beginsCell || isAtStart && apostrophes == 0 && scalar.properties.isWhitespace
            apostrophes = 0
        }
        for _ in 0..<apostrophes { result.append("'") }
        return String(result)
    }
}

extension Unicode.Scalar {
    fileprivate var beginsFormula: Bool {
        switch self {
        case "=", "+", "-", "@", "＝", "＋", "－", "＠", "|": true
        default: false
        }
    }

    /// Whether a spreadsheet may begin a cell behind it where it separates cells by something else than commas:
    /// quotation marks then mean nothing, so that what stands between them is taken apart, too.
    fileprivate var beginsCell: Bool {
        switch self {
        case ",", ";", "|", "\"", "\n", "\t": true
        default: false
        }
    }
}
