/// What the inks and surfaces of frames look like.
public struct Theme: Hashable, Sendable {
    /// Its id (`night`), the name of its file.
    public let id: String
    /// Its title.
    public let title: String
    /// The color of each ink, by its raw value.
    public let inks: [Color]
    /// The color of each surface, by its raw value.
    public let surfaces: [Color]

    /// Makes a theme. Inks and surfaces that are missing are the terminal's own.
    public init(id: String, title: String, inks: [Ink: Color], surfaces: [Surface: Color]) {
        self.id = id
        self.title = title
        self.inks = Ink.allCases.map { inks[$0] ?? .terminal }
        self.surfaces = Surface.allCases.map { surfaces[$0] ?? .terminal }
    }

    /// Makes a theme of the colors of all inks and of all surfaces, by their raw values.
    public init(id: String, title: String, inks: [Color], surfaces: [Color]) {
        self.id = id
        self.title = title
        self.inks = Ink.allCases.indices.map { $0 < inks.count ? inks[$0] : .terminal }
        self.surfaces = Surface.allCases.indices.map { $0 < surfaces.count ? surfaces[$0] : .terminal }
    }

    /// The color of an ink.
    public subscript(ink: Ink) -> Color { inks[Int(ink.rawValue)] }
    /// The color of a surface.
    public subscript(surface: Surface) -> Color { surfaces[Int(surface.rawValue)] }
}

/// A color of a theme.
public struct Color: Hashable, Sendable {
    /// Red, green and blue, 0 to 255 each; nil is the terminal's own foreground or background.
    public let rgb: RGB?
    /// Which of the sixteen ANSI colors stands for it where there are no more, 0 to 15.
    public let ansi: UInt8?

    /// Three channels, 0 to 255 each.
    public struct RGB: Hashable, Sendable {
        /// The channels.
        public let red, green, blue: UInt8

        /// Makes a color.
        public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
            self.red = red
            self.green = green
            self.blue = blue
        }
    }

    /// The terminal's own.
    public static let terminal = Color(nil, ansi: nil)

    /// Makes a color.
    public init(_ rgb: RGB?, ansi: UInt8?) {
        self.rgb = rgb
        self.ansi = ansi
    }
}

extension Color.RGB {
    /// The color of xterm's 256 that is nearest: 16 to 231 are a cube of six levels, 232 to 255 greys.
    public var xterm256: UInt8 {
        let levels = [0, 95, 135, 175, 215, 255]
        func level(_ value: UInt8) -> Int {
            levels.indices.min { abs(levels[$0] - Int(value)) < abs(levels[$1] - Int(value)) } ?? 0
        }
        let cube = (level(red), level(green), level(blue))
        let grey = min(max((Int(red) + Int(green) + Int(blue)) / 3 - 3, 0) / 10, 23)
        func distance(_ red: Int, _ green: Int, _ blue: Int) -> Int {
            let (dr, dg, db) = (red - Int(self.red), green - Int(self.green), blue - Int(self.blue))
            return dr * dr + dg * dg + db * db
        }
        let shade = 8 + grey * 10
        if distance(shade, shade, shade) < distance(levels[cube.0], levels[cube.1], levels[cube.2]) { return UInt8(232 + grey) }
        return UInt8(16 + 36 * cube.0 + 6 * cube.1 + cube.2)
    }
}
