import HarmlessText
import Readiness
import TerminalUI

/// What the Scope screen says about the criterion or the control under the cursor of the matrix.
struct ControlText {
    let context: Context
    let engagement: Engagement
    let board: ControlBoard
    /// Entries of clashes, as far as they were asked for.
    let sides: ContestedSides

    /// What is said about the row under the cursor.
    func detail(width: Int) -> (title: String, lines: [StyledLine]) {
        switch board.row {
        case .criterion(let place):
            guard let row = board.matrix.map({ $0.rows[place] }) else { return ("", []) }
            return (row.criterion.id, criterionLines(row, width: width))
        case .control(let key, _):
            guard let control = board.control(key) else { return ("", []) }
            return (key, controlLines(control, width: width))
        case .heading, nil: return ("", [])
        }
    }

    private func paragraph(_ text: String, _ style: Style = .text, _ width: Int) -> [StyledLine] {
        text.harmless.wrapped(to: width, in: context.glyphs).map { StyledLine($0, style) }
    }

    /// A label, and what stands there.
    private func field(_ label: String, _ text: String, _ width: Int) -> [StyledLine] {
        let indent = 13
        return text.harmless.wrapped(to: max(10, width - indent), in: context.glyphs).enumerated().map { row, part in
            StyledLine([((row == 0 ? label : "").padded(to: indent, in: context.glyphs), .faint), (part, .text)])
        }
    }

    private func list(_ heading: String, _ texts: [String], _ width: Int) -> [StyledLine] {
        guard !texts.isEmpty else { return [] }
        var lines = [StyledLine(), StyledLine(heading, .heading)]
        for text in texts {
            for (row, part) in text.harmless.wrapped(to: max(8, width - 2), in: context.glyphs).enumerated() {
                lines.append(StyledLine((row == 0 ? "\(context.glyphs.dot) " : "  ") + part))
            }
        }
        return lines
    }

    // MARK: A criterion

    private func criterionLines(_ row: ControlMatrix.Row, width: Int) -> [StyledLine] {
        var lines = paragraph(row.criterion.title, .heading, width)
        if ![row.criterion.title, ""].contains(row.criterion.objective) {
            lines += paragraph(row.criterion.objective, .text, width)
        }
        lines.append(StyledLine())
        guard let matrix = board.matrix, !row.controls.isEmpty else {
            return lines
                + paragraph("No control serves it: A adds one of your own, and says what it does.", Style(.warning), width)
        }
        lines.append(StyledLine("Served by \(counted(row.controls.count, "control"))", .heading))
        for position in row.controls {
            let control = matrix.controls[position]
            lines += [StyledLine()] + paragraph(control.title, Style(.accent), width) + paragraph(control.statement, .text, width)
        }
        return lines
    }

    // MARK: A control

    private func controlLines(_ control: ControlInForce, width: Int) -> [StyledLine] {
        var lines = paragraph(control.title, .heading, width)
        if let reason = control.exclusion {
            lines += paragraph("Set aside: \(reason)", Style(.warning), width)
        } else if control.library == nil {
            lines += paragraph("A control of your own.", Style(.accent), width)
        } else if control.isAdopted {
            lines += paragraph(
                control.record.statement.value == nil ? "Adopted, in the library's words." : "Adopted, in your own words.",
                Style(.good), width)
        } else {
            lines += paragraph("Nobody has decided about it yet: y adopts it as it is.", .faint, width)
        }
        lines += clashLines(control, width)
        lines += [StyledLine()] + paragraph(control.statement, .text, width) + [StyledLine()]
        let owner = control.owner.map { context.shown?.record.name(of: $0) ?? $0.text }
        lines += field("Owner", owner ?? (control.role.isEmpty ? "nobody yet" : "nobody yet; usually the \(control.role)"), width)
        lines += field("How often", control.schedule.rhythms.map(\.words).joined(separator: "; then "), width)
        let kind = control.library.map { ", \($0.kind.title.lowercased())" } ?? ""
        lines += field("Nature", control.nature.title + kind, width)
        if !control.population.isEmpty { lines += field("Population", control.population, width) }
        if let source = control.library?.population.secondSource, !source.isEmpty, control.record.population.value == nil {
            lines += field("", "checked against \(source)", width)
        }
        // What a sentence of the team's own does not name is no longer filled in.
        let named = ControlStatement.names(in: control.template)
        for parameter in control.library?.statement.parameters ?? [] where named.contains(parameter.name) {
            lines += field(
                parameter.name.prefix(1).uppercased() + parameter.name.dropFirst(),
                "\(control.value(of: parameter)): \(parameter.meaning)", width)
        }
        lines += servesLines(control, width)
        lines += itemLines(control, width)
        lines += list(
            "For \(engagement.record.type.value.title) an auditor looks at",
            (engagement.record.type.value.number == 1 ? control.library?.type1 : control.library?.type2) ?? [], width)
        if let nothing = control.library?.nothingOccurred, !nothing.isEmpty {
            lines += list("That nothing occurred is shown by", [nothing], width)
        }
        lines += list(
            "When it does not apply", (control.library?.alternatives ?? []).map { "\($0.when): \($0.instead)" }, width)
        if let note = control.library?.note, !note.isEmpty { lines += [StyledLine()] + paragraph(note, .faint, width) }
        lines += list(
            "Sentences before this one",
            control.earlierStatements.map { "Until \($0.lastDay.words): \($0.text)" }, width)
        return lines
    }

    private func servesLines(_ control: ControlInForce, _ width: Int) -> [StyledLine] {
        guard let matrix = board.matrix else { return [] }
        var lines: [StyledLine] = []
        let here = matrix.controls.firstIndex { $0.key == control.key }.map { matrix.criteria(of: $0) } ?? []
        lines += field("Serves", here.isEmpty ? "nothing in scope" : here.joined(separator: " "), width)
        let elsewhere = Dictionary(grouping: matrix.elsewhere(control), by: \.catalog)
        for (catalog, references) in elsewhere.sorted(by: { $0.key < $1.key }) {
            let built = context.shown?.catalogs[catalog]
            // A built-in catalog is called like its report; a team's own has a title of its own.
            let title = built.map { $0.id == $0.report.rawValue ? $0.report.title : $0.title } ?? catalog
            lines += field("Also", "\(title): " + references.map(\.id).joined(separator: " "), width)
        }
        return lines
    }

    private func itemLines(_ control: ControlInForce, _ width: Int) -> [StyledLine] {
        let ids = control.items.filter { $0.catalog == engagement.catalog.id }.map { ItemID($0.id) }
        let items = ids.compactMap { engagement.position(of: $0) }.map { engagement.items[$0] }.filter(engagement.isInScope)
        guard !items.isEmpty else { return [] }
        var lines = [StyledLine(), StyledLine(counted(items.count, "item"), .heading)]
        for item in items {
            let status = engagement.work(on: item.id).status
            let label = "\(context.glyphs.mark(status)) \(item.id) "
            for (row, part) in item.title.wrapped(to: max(8, width - label.columns), in: context.glyphs).enumerated() {
                lines.append(
                    StyledLine([
                        ((row == 0 ? label : "").padded(to: label.columns, in: context.glyphs), Style(status.ink)), (part, .text),
                    ]))
            }
        }
        return lines
    }

    private func clashLines(_ control: ControlInForce, _ width: Int) -> [StyledLine] {
        let lines = DisputeText(
            context: context, disputes: control.record.disputes(of: control.key), sides: sides
        ).lines(width: width)
        return lines.isEmpty ? [] : [StyledLine()] + lines
    }
}
