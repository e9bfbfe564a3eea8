extension Key {
    /// The key of a character that was typed, or nil for a control that is no key.
    init?(typed scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x0D, 0x0A: self = .enter
        case 0x09: self = .tab
        case 0x7F, 0x08: self = .backspace
        case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
        case ..<0x20, 0x7F...0x9F: return nil
        default: self = .character(Character(scalar))
        }
    }

    /// The key of a control sequence (`CSI`, parameters, a final byte) as xterm and those that follow it send it; nil
    /// for every other sequence.
    ///
    /// Of the keys with modifiers, which have parameters of their own, only up and down with shift do anything here.
    /// Nor do `CSI P` to `CSI S`, which some send for F1 to F4: `CSI R` is where the cursor stands.
    init?(controlSequence parameters: [UInt8], _ final: UInt8) {
        let isPlain = parameters.isEmpty || parameters == [UInt8(ascii: "1")]
        switch final {
        case UInt8(ascii: "A") where isPlain: self = .up
        case UInt8(ascii: "B") where isPlain: self = .down
        case UInt8(ascii: "A") where parameters == Self.shift: self = .shiftUp
        case UInt8(ascii: "B") where parameters == Self.shift: self = .shiftDown
        case UInt8(ascii: "C") where isPlain: self = .right
        case UInt8(ascii: "D") where isPlain: self = .left
        case UInt8(ascii: "F") where isPlain: self = .end
        case UInt8(ascii: "H") where isPlain: self = .home
        case UInt8(ascii: "Z") where isPlain: self = .backTab
        case UInt8(ascii: "~"):
            guard (1...2).contains(parameters.count), parameters.allSatisfy(\.isDigit) else { return nil }
            self.init(number: parameters.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
        default: return nil
        }
    }

    /// The parameters that say that shift was held.
    private static let shift = Array("1;2".utf8)

    /// The key of `CSI number ~` (DEC VT220).
    private init?(number: Int) {
        switch number {
        case 1, 7: self = .home
        case 3: self = .delete
        case 4, 8: self = .end
        case 5: self = .pageUp
        case 6: self = .pageDown
        case 11...15: self = .function(number - 10)
        case 17...21: self = .function(number - 11)
        case 23, 24: self = .function(number - 12)
        default: return nil
        }
    }

    /// The key of `SS3` and a byte: what a terminal in application mode sends.
    init?(singleShift byte: UInt8) {
        switch byte {
        case UInt8(ascii: "A"): self = .up
        case UInt8(ascii: "B"): self = .down
        case UInt8(ascii: "C"): self = .right
        case UInt8(ascii: "D"): self = .left
        case UInt8(ascii: "F"): self = .end
        case UInt8(ascii: "H"): self = .home
        case UInt8(ascii: "M"): self = .enter
        case UInt8(ascii: "P")...UInt8(ascii: "S"): self = .function(Int(byte - UInt8(ascii: "P")) + 1)
        default: return nil
        }
    }
}
