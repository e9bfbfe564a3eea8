import HarmlessText

/// Reads checklists and tables from Markdown: `- [x] CC6.1-04 Access is reviewed` below a heading, and tables with
/// bars.
///
/// What else stands in the text is passed over, code blocks too. Headings are areas: each row of a checklist, and each
/// table without a column of that name, has the headings above it in the column `area`, the nearest one last, with
/// ``headingSeparator`` between them.
public enum MarkdownReader {
    /// What stands between headings where several are above a row.
    static let headingSeparator = " › "

    /// Reads a whole file. Checklists become one sheet with the columns `status`, `title`, `area` and `notes`; each
    /// table becomes another.
    ///
    /// - Throws: An ``ImportError`` where there is neither a checklist nor a table, or the limits are passed.
    public static func read(_ bytes: [UInt8], limits: ImportLimits = ImportLimits()) throws(ImportError) -> Spreadsheet {
        let text = try IncomingText(bytes, limits: limits)
        var lines = MarkdownLines(limits: limits)
        var number = 0
        for line in String(decoding: text.bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        {
            number += 1
            try lines.take(line, number)
        }
        lines.endTable()
        guard !lines.sheets.isEmpty || !lines.tasks.isEmpty else { throw ImportError(.missing("checklist or table")) }
        let header = SheetRow(number: 0, cells: ["status", "title", "area", "notes"])
        let list = lines.tasks.isEmpty ? [] : [Sheet(rows: [header] + lines.tasks)]
        return Spreadsheet(sheets: list + lines.sheets, remarks: text.encoding == .windows1252 ? [.readAsWindows1252] : [])
    }
}

/// Goes through the lines of a Markdown text.
private struct MarkdownLines {
    let limits: ImportLimits
    var tasks: [SheetRow] = []
    var sheets: [Sheet] = []
    private var headings: [(level: Int, title: String)] = []
    private var table: [SheetRow] = []
    private var isTableBegun = false
    private var fence: (mark: Character, length: Int)?
    private var cells = 0
    /// How far the last task is indented, while text below it may still be its own.
    private var taskIndent: Int?

    init(limits: ImportLimits) { self.limits = limits }

    mutating func take(_ line: Substring, _ number: Int) throws(ImportError) {
        guard line.utf8.count <= limits.cellBytes else {
            throw ImportError(.cellTooLong(limit: limits.cellBytes), at: SheetPlace(row: number))
        }
        let indent = line.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
        let text = line.drop { $0 == " " || $0 == "\t" }
        if isFenced(text) { return endTable() }
        if let heading = Self.heading(text), indent < 4 {
            endTable()
            taskIndent = nil
            headings.removeAll { $0.level >= heading.level }
            return headings.append(heading)
        }
        if text.hasPrefix("|") || isTableBegun && text.contains("|") { return try takeTableLine(text, number) }
        endTable()
        if let task = Self.task(text) {
            taskIndent = indent
            return try append(SheetRow(number: number, cells: [task.status, task.title.withoutMarkdown, area, ""]))
        }
        takeNote(text, indent)
    }

    private var area: String {
        headings.map(\.title).filter { !$0.isEmpty }.joined(separator: MarkdownReader.headingSeparator)
    }

    private mutating func append(_ row: SheetRow) throws(ImportError) {
        try count(row.cells.count, row.number)
        tasks.append(row)
    }

    private mutating func count(_ more: Int, _ number: Int) throws(ImportError) {
        guard more <= limits.columns else {
            throw ImportError(.tooManyColumns(limit: limits.columns), at: SheetPlace(row: number))
        }
        cells += more
        guard cells <= limits.cells else { throw ImportError(.tooManyCells(limit: limits.cells)) }
    }

    /// Code is no list, whatever it looks like.
    private mutating func isFenced(_ text: Substring) -> Bool {
        guard let mark = text.first, mark == "`" || mark == "~" else { return fence != nil }
        let length = text.prefix { $0 == mark }.count
        guard length >= 3 else { return fence != nil }
        if let open = fence {
            if open.mark == mark, length >= open.length { fence = nil }
        } else {
            fence = (mark, length)
        }
        return true
    }

    private static func heading(_ text: Substring) -> (level: Int, title: String)? {
        let level = text.prefix { $0 == "#" }.count
        guard (1...6).contains(level), text.dropFirst(level).first.map({ $0 == " " }) ?? false else { return nil }
        var title = text.dropFirst(level)
        while title.last.map({ $0 == "#" || $0 == " " }) ?? false { title.removeLast() }
        return (level, String(title).withoutMarkdown)
    }

    /// `- [x] text`, with any bullet or number.
    private static func task(_ text: Substring) -> (status: String, title: String)? {
        var rest = text
        if let bullet = rest.first, "-*+".contains(bullet) {
            rest.removeFirst()
        } else {
            let figures = rest.prefix { $0.isASCII && $0.isNumber }
            guard (1...9).contains(figures.count), let mark = rest.dropFirst(figures.count).first, mark == "." || mark == ")"
            else { return nil }
            rest = rest.dropFirst(figures.count + 1)
        }
        guard rest.first == " " else { return nil }
        rest = rest.drop { $0 == " " }
        guard rest.first == "[", let close = rest.firstIndex(of: "]"), rest.distance(from: rest.startIndex, to: close) <= 20
        else { return nil }
        let behind = rest[rest.index(after: close)...]
        // What is a link and no box has its address right behind.
        guard behind.first.map({ $0 == " " || $0 == "\t" }) ?? false else { return nil }
        let sign = String(rest[rest.index(after: rest.startIndex)..<close]).trimmed
        return (sign.isEmpty ? "[ ]" : sign, String(behind).trimmed)
    }

    /// Text below a task and further in belongs to it.
    private mutating func takeNote(_ text: Substring, _ indent: Int) {
        guard let begun = taskIndent, let last = tasks.indices.last, !text.isEmpty else { return }
        guard indent > begun else {
            taskIndent = nil
            return
        }
        let bullet = text.first.map { "-*+".contains($0) } ?? false
        let note = String(bullet && text.dropFirst().first == " " ? text.dropFirst(2) : text).withoutMarkdown
        tasks[last].cells[3] += tasks[last].cells[3].isEmpty ? note : "\n" + note
    }

    // MARK: Tables

    private mutating func takeTableLine(_ text: Substring, _ number: Int) throws(ImportError) {
        taskIndent = nil
        let cells = Self.cells(of: text)
        let isRule = cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } && $0.contains("-") }
        if isRule, table.count == 1 {
            isTableBegun = true
            return
        }
        // Two lines with bars and no rule between them are no table.
        if !isTableBegun { table = [] }
        try count(cells.count + 1, number)
        table.append(SheetRow(number: number, cells: cells.map(\.withoutMarkdown)))
    }

    private static func cells(of line: Substring) -> [String] {
        var (cells, cell, isEscaped, isCode) = ([String](), "", false, false)
        for character in line {
            if character == "|", !isEscaped, !isCode {
                cells.append(cell.trimmed)
                cell = ""
                continue
            }
            if character == "`", !isEscaped { isCode.toggle() }
            if character == "|", isEscaped { cell.removeLast() }
            isEscaped = character == "\\" && !isEscaped
            cell.append(character)
        }
        if !cell.trimmed.isEmpty || !line.hasSuffix("|") { cells.append(cell.trimmed) }
        return line.hasPrefix("|") ? Array(cells.dropFirst()) : cells
    }

    /// Makes a sheet of the table that ended.
    mutating func endTable() {
        defer { (table, isTableBegun) = ([], false) }
        guard isTableBegun, table.count > 1, var header = table.first else { return }
        var rows = Array(table.dropFirst())
        if !area.isEmpty, !header.cells.contains(where: { $0.lowercased() == "area" }) {
            let width = header.cells.count
            header.cells.append("area")
            for index in rows.indices where rows[index].cells.count <= width {
                rows[index].cells += Array(repeating: "", count: width - rows[index].cells.count) + [area]
            }
        }
        sheets.append(Sheet(rows: [header] + rows))
    }
}

extension String {
    /// The text without emphasis, code marks, escapes, comments and entities; a link is its text, with its address
    /// behind it.
    fileprivate var withoutMarkdown: String {
        var result = ""
        var rest = Substring(trimmed)
        while let first = rest.first {
            switch first {
            case "\\" where rest.dropFirst().first.map({ $0.isASCII && ($0.isPunctuation || $0.isSymbol) }) ?? false:
                result.append(rest[rest.index(after: rest.startIndex)])
                rest = rest.dropFirst(2)
            case "<" where rest.hasPrefix("<!--"):
                rest = rest.dropFirst(4)
                while !rest.isEmpty, !rest.hasPrefix("-->") { rest.removeFirst() }
                rest = rest.dropFirst(3)
            case "<" where rest.lowercased().hasPrefix("<br"):
                result.append("\n")
                rest = rest.drop { $0 != ">" }.dropFirst()
            case "*", "`":
                rest.removeFirst()
            case "_"
            where result.last?.isWhitespace ?? true || rest.dropFirst().first.map({ !$0.isLetter && !$0.isNumber }) ?? true:
                rest.removeFirst()
            case "[":
                if let link = rest.markdownLink {
                    result += link.text == link.address ? link.text : "\(link.text) (\(link.address))"
                    rest = rest[link.end...]
                } else {
                    result.append(first)
                    rest.removeFirst()
                }
            case "&":
                if let (name, sign) = Self.entities.first(where: { rest.hasPrefix($0.0) }) {
                    result += sign
                    rest = rest.dropFirst(name.count)
                } else {
                    result.append(first)
                    rest.removeFirst()
                }
            default:
                result.append(first)
                rest.removeFirst()
            }
        }
        return result.trimmed
    }

    private static let entities = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&#124;", "|"),
    ]
}

extension Substring {
    /// `[text](address)` at the beginning.
    fileprivate var markdownLink: (text: String, address: String, end: Index)? {
        // Texts of links are short; a list of a million brackets must not be looked through for each of them.
        let near = prefix(500)
        guard let close = near.firstIndex(of: "]"), index(after: close) < endIndex, self[index(after: close)] == "(",
            let end = self[close...].prefix(2000).firstIndex(of: ")")
        else { return nil }
        let address = self[index(close, offsetBy: 2)..<end].split(separator: " ").first.map(String.init) ?? ""
        return (String(self[index(after: startIndex)..<close]), address, index(after: end))
    }
}
