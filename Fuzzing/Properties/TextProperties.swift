import HarmlessText
import TerminalUI

/// Whatever the text: what is shown holds nothing that a terminal acts upon, is the same when it is made harmless
/// again, is not much longer than the text, and keeps to the cells it is given.
func checkText(_ bytes: [UInt8]) throws(Broken) {
    let text = String(decoding: bytes, as: UTF8.self)
    let shown = text.harmless
    try promiseHarmless(shown)
    try promise(shown.harmless.unicodeScalars.elementsEqual(shown.unicodeScalars), "it changes when it is made harmless again")
    try promise(shown.unicodeScalars.count <= text.unicodeScalars.count * 12, "it grew without measure")
    for line in text.harmlessLines { try promiseHarmless(line) }
    try promise(text.plainASCII.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "there is more than ASCII in its plain form")
    _ = text.foldedForSearch
    for width in [0, 1, 2, 7, 40] {
        try promise(shown.fitted(to: width).columns <= width, "it does not fit into \(width) columns")
        try promise(shown.padded(to: width).columns == width, "it does not fill \(width) columns")
    }
    for line in shown.wrapped(to: 20) { try promise(line.columns <= 20, "a wrapped line is \(line.columns) columns wide") }
    try checkCells(text)
}

/// What the text leaves in a frame: nothing outside its rectangle, and no cell with a tower in it.
private func checkCells(_ text: String) throws(Broken) {
    for glyphs in [GlyphSet.unicode, .ascii] {
        var canvas = Canvas(Size(width: 24, height: 3), glyphs: glyphs)
        canvas.write(text, at: Point(x: 2, y: 1), in: Rect(x: 2, y: 1, width: 20, height: 1))
        for y in 0..<3 {
            for x in 0..<24 {
                let character = canvas[x, y].character
                if y != 1 || !(2..<22).contains(x) { try promise(character == " ", "a cell outside was written") }
                if character == Canvas.Cell.continuation { continue }
                try promiseHarmless(String(character))
                try promise(character.unicodeScalars.count <= 32, "a cell holds \(character.unicodeScalars.count) scalars")
                try promise(glyphs != .ascii || character.isASCII, "a cell is not ASCII")
            }
        }
    }
}

/// Nothing that a terminal acts upon, and nothing that hides or turns text about: joiners and selectors only stay
/// beside what needs them.
func promiseHarmless(_ text: String) throws(Broken) {
    // Most of what is shown is this, and needs no look into the tables of Unicode.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            throw Broken("U+\(String(scalar.value, radix: 16)) is in what is shown")
        case .format:
            // Mongolian has a format character that parts the last vowel of a word from the letter before it.
            let isMongolian = scalar.value == 0x180E && (0x1820...0x18AA).contains(previous.value)
            let isKept = [0x200C, 0x200D].contains(scalar.value) || (0xE0020...0xE007F).contains(scalar.value) || isMongolian
            try promise(isKept, "U+\(String(scalar.value, radix: 16)) is in what is shown")
        default: break
        }
        previous = scalar
    }
}

/// Bytes that go to a terminal as they are.
func promiseHarmless(output bytes: [UInt8]) throws(Broken) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Broken("what is shown is not UTF-8") }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
        // CSV ends its lines in two bytes; a lone return would take the cursor back.
        let isEnded = index + 1 < lines.count && line.last == UInt8(ascii: "\r")
        try promiseHarmless(String(decoding: isEnded ? line.dropLast() : line, as: UTF8.self))
    }
}
