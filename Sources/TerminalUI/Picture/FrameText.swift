extension Canvas {
    /// The frame as text with its styles, for tests that compare frames with files: the rows, then for each row its
    /// runs of styles, as columns and names (`0-9 accent/bar+bold`). Rows in plain text style are left out.
    public var frameText: String {
        var lines = [description, "---"]
        for y in 0..<size.height {
            let runs = styleRuns(of: y).filter { $0.style != .text }
            guard !runs.isEmpty else { continue }
            lines.append(
                "\(y): "
                    + runs.map { "\($0.columns.lowerBound)-\($0.columns.upperBound - 1) \($0.style.name)" }.joined(
                        separator: ", "))
        }
        if let caret { lines.append("caret \(caret.x),\(caret.y)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The runs of equal style in a row, from left to right.
    func styleRuns(of y: Int) -> [(columns: Range<Int>, style: Style)] {
        var runs: [(columns: Range<Int>, style: Style)] = []
        for x in 0..<size.width {
            let style = self[x, y].style
            if let last = runs.last, last.style == style {
                runs[runs.count - 1].columns = last.columns.lowerBound..<x + 1
            } else {
                runs.append((x..<x + 1, style))
            }
        }
        return runs
    }
}

extension Style {
    /// "accent/bar+bold".
    fileprivate var name: String {
        var name = "\(ink)"
        if surface != .base { name += "/\(surface)" }
        let attributes: [(Attributes, String)] = [
            (.bold, "bold"), (.underline, "underline"), (.reverse, "reverse"), (.italic, "italic"),
        ]
        for (attribute, word) in attributes where self.attributes.contains(attribute) { name += "+\(word)" }
        return name
    }
}
