extension Canvas {
    /// The frame as a picture of a terminal window (SVG 1.1), in a theme's colors. The same frame always makes the same
    /// bytes.
    ///
    /// Every run of text says how wide it is, so that columns line up whichever monospaced font a viewer has; blocks of
    /// bars are drawn as rectangles, because fonts leave gaps between them.
    public func svg(theme: Theme, title: String) -> String {
        SVGPicture(canvas: self, theme: theme, title: title).text
    }
}

private struct SVGPicture {
    let canvas: Canvas
    let theme: Theme
    let title: String

    /// A cell, in pixels.
    private let cell = (width: 8.4, height: 18.0)
    /// The frame around the cells, in pixels.
    private let margin = (side: 14.0, top: 38.0, bottom: 14.0)

    var text: String {
        let width = Double(canvas.size.width) * cell.width + 2 * margin.side
        let height = Double(canvas.size.height) * cell.height + margin.top + margin.bottom
        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(number(width))" height="\(number(height))" \
            viewBox="0 0 \(number(width)) \(number(height))" role="img" aria-label="\(escaped(title))">
            """,
            "<title>\(escaped(title))</title>",
            #"<rect width="100%" height="100%" rx="9" fill="\#(background)"/>"#,
        ]
        for (index, color) in ["#ff5f57", "#febc2e", "#28c840"].enumerated() {
            lines.append(#"<circle cx="\#(18 + index * 20)" cy="18" r="6" fill="\#(color)"/>"#)
        }
        lines.append(
            #"<g font-family="ui-monospace, 'SF Mono', 'JetBrains Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">"#
        )
        for y in 0..<canvas.size.height {
            for run in canvas.styleRuns(of: y) { lines += draw(run.columns, run.style, row: y) }
        }
        lines += ["</g>", "</svg>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func draw(_ columns: Range<Int>, _ style: Style, row y: Int) -> [String] {
        var lines: [String] = []
        let isReversed = style.attributes.contains(.reverse)
        let ink = isReversed ? background(of: style) : foreground(of: style)
        let (x, top) = (margin.side + Double(columns.lowerBound) * cell.width, margin.top + Double(y) * cell.height)
        let surface = isReversed ? foreground(of: style) : background(of: style)
        if surface != background {
            lines.append(rect(x, top, Double(columns.count) * cell.width, cell.height, surface))
        }
        var start = columns.lowerBound
        while start < columns.upperBound {
            let character = canvas[start, y].character
            if let block = block(character) {
                let left = margin.side + Double(start) * cell.width
                lines.append(rect(left, top + 2, cell.width * block, cell.height - 4, ink))
                start += 1
                continue
            }
            var end = start
            while end < columns.upperBound, block(canvas[end, y].character) == nil { end += 1 }
            lines += text(start..<end, y, ink, isBold: style.attributes.contains(.bold))
            start = end
        }
        return lines
    }

    private func text(_ columns: Range<Int>, _ y: Int, _ ink: String, isBold: Bool) -> [String] {
        var (first, last) = (columns.lowerBound, columns.upperBound)
        while first < last, canvas[first, y].character == " " { first += 1 }
        while last > first, canvas[last - 1, y].character == " " { last -= 1 }
        guard first < last else { return [] }
        let text = String((first..<last).map { canvas[$0, y].character }.filter { $0 != Canvas.Cell.continuation })
        let x = margin.side + Double(first) * cell.width
        let baseline = margin.top + Double(y) * cell.height + 13.5
        let weight = isBold ? #" font-weight="bold""# : ""
        return [
            """
            <text x="\(number(x))" y="\(number(baseline))" textLength="\(number(Double(last - first) * cell.width))" \
            lengthAdjust="spacingAndGlyphs" fill="\(ink)"\(weight)>\(escaped(text))</text>
            """
        ]
    }

    /// How much of a cell's width a block fills from the left, or nil for a character that is none.
    private func block(_ character: Character) -> Double? {
        guard let scalar = character.unicodeScalars.first, (0x2588...0x258F).contains(scalar.value) else { return nil }
        return Double(0x2590 - scalar.value) / 8
    }

    // MARK: Colors

    /// What stands for a terminal's own colors.
    private var background: String { theme[Surface.base].rgb.map(hex) ?? (isLight ? "#ffffff" : "#101418") }

    private var isLight: Bool { theme[Ink.text].rgb.map { Int($0.red) + Int($0.green) + Int($0.blue) < 384 } ?? false }

    private func foreground(of style: Style) -> String { theme[style.ink].rgb.map(hex) ?? (isLight ? "#000000" : "#d7d7d7") }

    private func background(of style: Style) -> String { theme[style.surface].rgb.map(hex) ?? background }

    private func hex(_ color: Color.RGB) -> String {
        "#" + [color.red, color.green, color.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    // MARK: XML

    private func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: String) -> String {
        #"<rect x="\#(number(x))" y="\#(number(y))" width="\#(number(width))" height="\#(number(height))" fill="\#(color)"/>"#
    }

    /// Two decimals, as few as it takes.
    private func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        if rest == 0 { return String(whole) }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
