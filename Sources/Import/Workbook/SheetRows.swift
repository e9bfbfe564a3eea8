import HarmlessText
import Readiness

/// The rows of a workbook's sheet, with values as people see them.
final class SheetRows: XMLListener {
    private let sheet: String
    private let strings: [String]
    private let styles: WorkbookStyles
    private let beginsIn1904: Bool
    private let limits: ImportLimits

    /// Rows that hold something.
    private(set) var rows: [SheetRow] = []
    /// How many cells there were so far, on this sheet and those before it.
    private(set) var cells: Int
    /// Rows and columns that cannot be seen.
    private(set) var (hiddenRows, hiddenColumns) = (0, 0)
    /// Rows with a formula without the value that it had.
    private(set) var valueless: [Int] = []
    /// Why it cannot be taken.
    private(set) var error: ImportError?

    private var row = SheetRow(number: 0, cells: [])
    private var column = 0
    private var (type, style) = ("", 0)
    private var (value, isValue, isFormula, hasValue, isPhonetic) = ("", false, false, false, false)

    init(
        _ sheet: String, _ strings: [String], _ styles: WorkbookStyles, beginsIn1904: Bool, limits: ImportLimits, cellsBefore: Int
    ) {
        self.sheet = sheet
        self.strings = strings
        self.styles = styles
        self.beginsIn1904 = beginsIn1904
        self.limits = limits
        cells = cellsBefore
    }

    func begin(_ element: String, _ attributes: [String: String]) {
        guard error == nil else { return }
        switch element {
        case "col":
            guard Self.isTrue(attributes["hidden"]), let first = Self.place(attributes["min"]) else { return }
            let last = Self.place(attributes["max"]) ?? first
            // A sheet may hide all 16,384 columns behind its last one.
            hiddenColumns += max(0, min(last, 256) - first + 1)
        case "row":
            row = SheetRow(number: Self.place(attributes["r"]) ?? row.number + 1, cells: [])
            column = 0
            if Self.isTrue(attributes["hidden"]) { hiddenRows += 1 }
        case "c":
            if let place = attributes["r"], let named = Self.column(of: place) { column = named }
            (type, style) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0)
            (value, isFormula, hasValue) = ("", false, false)
        case "f": isFormula = true
        case "v": (isValue, hasValue) = (true, true)
        case "t": (isValue, hasValue) = (!isPhonetic, true)
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func text(_ piece: String) {
        guard isValue, error == nil else { return }
        value += piece
        if value.utf8.count > limits.cellBytes { error = ImportError(.cellTooLong(limit: limits.cellBytes), at: place) }
    }

    func end(_ element: String) {
        guard error == nil else { return }
        switch element {
        case "v", "t": isValue = false
        case "rPh": isPhonetic = false
        case "c":
            if isFormula, !hasValue || value.isEmpty && type != "str" { valueless.append(row.number) }
            put(shown)
            column += 1
        case "row":
            guard row.cells.contains(where: { !$0.trimmed.isEmpty }) else { return }
            guard rows.count < limits.rows else { return error = ImportError(.tooManyRows(limit: limits.rows)) }
            rows.append(row)
        default: break
        }
    }

    private var place: SheetPlace { SheetPlace(sheet: sheet, row: row.number) }

    private func put(_ text: String) {
        guard !text.isEmpty else { return }
        // A text that cells share was not looked at before.
        guard text.utf8.count <= limits.cellBytes else {
            return error = ImportError(.cellTooLong(limit: limits.cellBytes), at: place)
        }
        guard column < limits.columns else { return error = ImportError(.tooManyColumns(limit: limits.columns), at: place) }
        let more = column + 1 - row.cells.count
        cells += max(1, more)
        guard cells <= limits.cells else { return error = ImportError(.tooManyCells(limit: limits.cells)) }
        if more > 0 { row.cells += Array(repeating: "", count: more) }
        row.cells[column] = text
    }

    /// What the cell shows.
    private var shown: String {
        switch type {
        case "s": Int(value.trimmed).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "inlineStr", "str": value
        case "b": value.trimmed == "1" ? "TRUE" : "FALSE"
        // A formula that failed: what it would have been is not known.
        case "e": ""
        case "d": value
        default: number(value.trimmed)
        }
    }

    private func number(_ text: String) -> String {
        guard let number = Double(text), number.isFinite else { return text }
        switch styles.meaning(of: style) {
        case .number: return text.contains(where: { $0 == "E" || $0 == "e" }) ? number.description : text
        case .share: return "\(Self.plain((number * 100_000).rounded() / 1000))%"
        case .day: return day(number) ?? text
        }
    }

    private static func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? number.description }

    /// The day of a serial number, with the time where there is one.
    private func day(_ serial: Double) -> String? {
        // Below one it is a time of day. Excel has a 29 February 1900, which there was not.
        guard serial >= 1, serial < 3_000_000 else { return nil }
        let whole = Int(serial.rounded(.down))
        let ordinal = beginsIn1904 ? whole + 1462 - 25_569 : whole - 25_569 + (whole < 60 ? 1 : 0)
        let minutes = Int(((serial - Double(whole)) * 1440).rounded())
        let day = Day(ordinal: ordinal).description
        guard (1..<1440).contains(minutes) else { return day }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day) \(two(minutes / 60)):\(two(minutes % 60))"
    }

    /// A row or a column that a file names; nil where no sheet has one of that number. The last row of a sheet is
    /// 1,048,576.
    private static func place(_ text: String?) -> Int? {
        guard let number = text.flatMap({ Int($0) }), (1...1 << 20).contains(number) else { return nil }
        return number
    }

    private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

    /// The column of a place like `AB12`, counted from 0.
    private static func column(of place: String) -> Int? {
        var number = 0
        for byte in place.utf8 {
            guard (0x41...0x5A).contains(byte) else { break }
            number = number * 26 + Int(byte) - 0x40
            guard number <= 20_000 else { return nil }
        }
        return number > 0 ? number - 1 : nil
    }
}
