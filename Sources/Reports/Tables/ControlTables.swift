import HarmlessText
import Readiness

extension Tables {
    /// `control list`: the library by themes.
    public static func controls(_ themes: [(title: String, controls: [Control])], width: Int) -> [String] {
        let keyWidth = min(max(12, themes.flatMap(\.controls).map(\.key.count).max() ?? 0), max(12, width / 3))
        // Frequency, nature and count have 12, 9 and 3 columns, with a space before each.
        let titleWidth = max(10, width - keyWidth - 30)
        var lines: [String] = []
        for theme in themes {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(theme.title) (\(theme.controls.count))".harmless)
            for control in theme.controls {
                lines.append(
                    "  \(control.key.padded(to: keyWidth)) \(control.title.harmless.padded(to: titleWidth)) "
                        + "\(control.frequency.rawValue.padded(to: 12)) \(control.nature.rawValue.padded(to: 9)) "
                        + "\(control.criteria.count)".aligned(right: 3))
            }
        }
        return lines.map { $0.fitted(to: width) }
    }

    /// `control show`: all that the library says of a control.
    ///
    /// - Parameters:
    ///   - control: The control.
    ///   - width: The width in columns.
    ///   - titles: The title of an item, where it is known.
    public static func control(_ control: Control, width: Int, titles: (CatalogReference) -> String?) -> [String] {
        var page = Page(width: width)
        page.text("\(control.key): \(control.title)")
        page.gap()
        page.text(control.statement.filled())
        page.gap()
        page.field("Operates", control.frequency.title)
        page.field("Nature", "\(control.nature.title), \(control.kind.title.lowercased())")
        page.field("Owner", "\(control.role) (usually)")
        page.field(
            "Effort",
            "\(Self.amount(control.effort.setupDays, "day")) to set up, \(Self.amount(control.effort.hoursEach, "hour")) each time"
        )
        page.field("Yours to set", control.statement.parameters.map { "\($0.name) = \($0.standard). \($0.meaning)" })
        page.gap()
        page.field("Population", control.population.what)
        page.field("  from", control.population.system)
        page.field("  against", control.population.secondSource)
        page.field("Type 1", control.type1)
        page.field("Type 2", control.type2)
        page.field("If nothing", control.nothingOccurred)
        page.field("If not so", control.alternatives.map { "\($0.when): \($0.instead)" })
        page.field("Note", control.note)
        page.gap()
        page.field("Serves", Self.byCatalog(control.criteria))
        page.field("Items", control.items.map { item in titles(item).map { "\(item) \($0)" } ?? item.description })
        page.field("ISO 27001", control.iso27001.joined(separator: " "))
        page.field("NIST CSF", control.csf.joined(separator: " "))
        return page.lines
    }

    /// "1 day", "0.5 days".
    static func amount(_ number: Double, _ noun: String) -> String {
        let text = Int(exactly: number).map(String.init) ?? number.description
        return "\(text) \(noun)\(number == 1 ? "" : "s")"
    }

    /// "SOC 2: CC6.1 CC6.2", a line for each catalog.
    private static func byCatalog(_ references: [CatalogReference]) -> [String] {
        var catalogs: [String] = []
        for reference in references where !catalogs.contains(reference.catalog) { catalogs.append(reference.catalog) }
        return catalogs.map { catalog in
            let title = ReportKind(rawValue: catalog)?.title ?? catalog
            return "\(title): " + references.filter { $0.catalog == catalog }.map(\.id).joined(separator: " ")
        }
    }

    /// Lines with names on the left and wrapped text beside them.
    struct Page {
        private static let left = 13
        let width: Int
        private(set) var lines: [String] = []

        init(width: Int) { self.width = width }

        mutating func gap() { lines.append("") }

        mutating func text(_ text: String) { lines += text.harmless.wrapped(to: max(20, width)) }

        /// A name and its text; nothing where the text is empty.
        mutating func field(_ name: String, _ text: String) { field(name, text.isEmpty ? [] : [text]) }

        /// A name and texts, each beginning on a line of its own, with a mark where there are several.
        mutating func field(_ name: String, _ texts: [String]) {
            for (number, text) in texts.enumerated() {
                let mark = texts.count > 1 ? "- " : ""
                for (row, line) in text.harmless.wrapped(to: max(20, width - Self.left - mark.count)).enumerated() {
                    let lead = row == 0 ? mark : String(repeating: " ", count: mark.count)
                    lines.append((number == 0 && row == 0 ? name : "").padded(to: Self.left) + lead + line)
                }
            }
        }
    }
}
