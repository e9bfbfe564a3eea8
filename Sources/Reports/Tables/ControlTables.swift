import HarmlessText
import Readiness

extension Tables {
    /// `control list`: controls by themes.
    ///
    /// - Parameter width: The columns of the terminal; nil where nobody looks at columns, and nothing is cut.
    public static func controls(_ themes: [(title: String, controls: [ControlInForce])], width: Int?) -> [String] {
        let all = themes.flatMap(\.controls)
        let longest = (key: all.map(\.key.harmless.columns).max() ?? 0, title: all.map(\.title.harmless.columns).max() ?? 0)
        let keyWidth = min(max(12, longest.key), width.map { max(12, $0 / 3) } ?? .max)
        // Frequency, nature and count have 12, 9 and 3 columns, with a space before each; an owner has 12 where there
        // is any.
        let hasOwners = all.contains { $0.owner != nil }
        let titleWidth = width.map { max(10, $0 - keyWidth - 30 - (hasOwners ? 13 : 0)) } ?? longest.title
        var lines: [String] = []
        for theme in themes {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(theme.title) (\(theme.controls.count))".harmless)
            for control in theme.controls {
                lines.append(
                    "  \(control.key.harmless.padded(to: keyWidth)) \(control.title.harmless.padded(to: titleWidth)) "
                        + "\(often(control).padded(to: 12)) \(control.nature.rawValue.padded(to: 9)) "
                        + "\(control.criteria.count)".aligned(right: 3) + (control.owner.map { " \($0)" } ?? ""))
            }
        }
        return fitted(lines, to: width)
    }

    private static func often(_ control: ControlInForce) -> String {
        control.exclusion == nil ? control.schedule.latest.frequency.rawValue : "set aside"
    }

    /// `control show`: all that there is to know of a control.
    ///
    /// - Parameters:
    ///   - control: The control as it stands.
    ///   - width: The width in columns.
    ///   - name: The name of a person.
    ///   - titles: The title of an item, where it is known.
    public static func control(
        _ control: ControlInForce, width: Int, name: (Handle) -> String = \.text, titles: (CatalogReference) -> String?
    ) -> [String] {
        var page = Page(width: width)
        page.text("\(control.key): \(control.title)")
        page.gap()
        page.text(control.statement)
        page.gap()
        page.field("Set aside", control.exclusion ?? "")
        page.field("Before", control.earlierStatements.map { "until \($0.lastDay.words): \($0.text)" })
        page.field("Operates", control.schedule.rhythms.map { $0.words })
        page.field(
            "Nature", [control.nature.title, control.library?.kind.title.lowercased()].compactMap(\.self).joined(separator: ", "))
        page.field("Owner", control.owner.map(name) ?? (control.role.isEmpty ? "nobody yet" : "\(control.role) (usually)"))
        if let library = control.library {
            explain(library, control, on: &page)
        } else {
            page.field("Population", control.population)
        }
        page.gap()
        page.field("Serves", Self.byCatalog(control.criteria))
        page.field("Items", control.items.map { item in titles(item).map { "\(item) \($0)" } ?? item.description })
        page.field("ISO 27001", control.library?.iso27001.joined(separator: " ") ?? "")
        page.field("NIST CSF", control.library?.csf.joined(separator: " ") ?? "")
        return page.lines
    }

    /// What only the library knows of a control.
    private static func explain(_ control: Control, _ standing: ControlInForce, on page: inout Page) {
        page.field(
            "Effort",
            "\(counted(control.effort.setupDays, "day")) to set up, \(counted(control.effort.hoursEach, "hour")) each time"
        )
        page.field(
            "Yours to set", control.statement.parameters.map { "\($0.name) = \(standing.value(of: $0)). \($0.meaning)" })
        page.gap()
        if let own = standing.record.population.value {
            page.field("Population", own)
        } else {
            page.field("Population", control.population.what)
            page.field("  from", control.population.system)
            page.field("  against", control.population.secondSource)
        }
        page.field("Type 1", control.type1)
        page.field("Type 2", control.type2)
        page.field("If nothing", control.nothingOccurred)
        page.field("If not so", control.alternatives.map { "\($0.when): \($0.instead)" })
        page.field("Note", control.note)
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
