extension Unicode.Scalar {
    /// Whether the character shows as itself, in one column, and joins with nothing that stands beside it.
    ///
    /// Nearly all of what a frame shows is of this kind: ASCII, the letters of the Latin blocks, typographic signs,
    /// arrows, mathematical operators, box lines and blocks. Texts of nothing else need no look at neighbours and none
    /// into the tables of Unicode, and frames are drawn several times as fast. What is not listed is not refused; it
    /// goes the longer way.
    public var isPlain: Bool {
        switch value {
        case 0x20..<0x7F: true
        // Latin-1 without the soft hyphen, Latin Extended-A and -B.
        case 0xA0..<0xAD, 0xAE..<0x250: true
        // General Punctuation without its separators, joiners and directions.
        case 0x2010..<0x2028, 0x2030..<0x205F: true
        // Arrows and Mathematical Operators.
        case 0x2190..<0x2300: true
        // Box Drawing, Block Elements, the Geometric Shapes before those that are shown as pictures, ballot boxes and
        // check marks.
        case 0x2500..<0x25FD, 0x2610..<0x2614, 0x2713..<0x2715: true
        default: false
        }
    }
}

extension String {
    /// How many columns the text takes where all of it ``Unicode/Scalar/isPlain``: as many as it has scalars. Nil for
    /// other texts.
    public var plainColumns: Int? {
        if let count = plainASCIICount { return count }
        var count = 0
        for scalar in unicodeScalars {
            guard scalar.isPlain else { return nil }
            count += 1
        }
        return count
    }

    /// How many characters there are where all of them are printable ASCII; else nil.
    private var plainASCIICount: Int? {
        let found: Int?? = utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes where byte &- 0x20 >= 0x5F { return nil }
            return bytes.count
        }
        return found ?? nil
    }
}
