import HarmlessText
import Readiness

extension Tables {
    /// `request list`: requests, in the order given; what the team says and what the auditor says stand beside each
    /// other.
    public static func requests(
        _ requests: [(report: EngagementID, number: RequestNumber, request: AuditRequest)], in state: WorkspaceState, width: Int
    ) -> [String] {
        guard !requests.isEmpty else { return ["No requests match."] }
        let numberWidth = min(max(6, requests.map { "\($0.number)".harmless.columns }.max() ?? 0), max(6, width / 4))
        let owners = requests.map { $0.request.owner.value.map { state.record.canonical($0).text } ?? "-" }
        let ownerWidth = min(12, max(5, owners.map(\.columns).max() ?? 0))
        // Ours, the auditor's, and the day: 9, 8 and 11 columns, with two spaces before each but the first.
        let titleWidth = max(12, width - numberWidth - ownerWidth - 36)
        let hasSeveral = Set(requests.map(\.report)).count > 1
        var lines = [
            [
                "Number".padded(to: numberWidth), "Ours".padded(to: 9), "Auditor".padded(to: 8), "Due".padded(to: 11),
                "Owner".padded(to: ownerWidth), "What is asked for",
            ].joined(separator: "  ")
        ]
        var report: EngagementID?
        for ((id, number, request), owner) in zip(requests, owners) {
            if hasSeveral, report != id {
                report = id
                lines.append("\(id)".harmless)
            }
            let verdict = request.verdict.value == .none ? "-" : request.verdict.value.word
            let due = (request.due.value?.description ?? "-") + (request.isLate(on: state.today) ? "!" : "")
            lines.append(
                [
                    "\(number)".harmless.fitted(to: numberWidth).padded(to: numberWidth),
                    request.state.value.rawValue.padded(to: 9), verdict.padded(to: 8), due.padded(to: 11),
                    owner.fitted(to: ownerWidth).padded(to: ownerWidth), request.title.harmless.fitted(to: titleWidth),
                ].joined(separator: "  "))
        }
        return lines.map { $0.fitted(to: width) } + ["", figures(requests.map(\.request), on: state.today)]
    }

    /// "42 requests: 12 open, 8 gathering, 9 submitted, 11 accepted, 2 returned; 3 late."
    private static func figures(_ requests: [AuditRequest], on today: Day) -> String {
        func count(_ name: String, _ isCounted: (AuditRequest) -> Bool) -> String? {
            let number = requests.count(where: isCounted)
            return number == 0 ? nil : "\(number) \(name)"
        }
        let parts = [
            count("open") { $0.verdict.value == .none && $0.state.value == .open },
            count("gathering") { $0.verdict.value == .none && $0.state.value == .gathering },
            count("submitted") { $0.verdict.value == .none && $0.state.value == .submitted },
            count("accepted") { $0.isDone }, count("returned") { $0.verdict.value.reason != nil },
        ].compactMap(\.self)
        let late = count("late") { $0.isLate(on: today) }.map { "; \($0)" } ?? ""
        return "\(counted(requests.count, "request")): \(parts.joined(separator: ", "))\(late)."
    }

    /// `request show`: all that there is to know of a request.
    ///
    /// - Parameter titles: The title of what a request points to, where it is known.
    public static func request(
        _ request: AuditRequest, _ number: RequestNumber, of report: EngagementID, suggestions: [RequestSuggestion],
        in state: WorkspaceState, width: Int, titles: (RequestTarget) -> String?
    ) -> [String] {
        func said<Value>(_ register: Register<Value>) -> String {
            guard let stamp = register.stamp, let at = register.at else { return "" }
            return " (\(state.record.name(of: stamp.handle)), \(at.day.words))"
        }
        var page = Page(width: width)
        page.text("\(number) of \(report)")
        page.gap()
        for line in request.text.value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            page.text(String(line))
        }
        page.gap()
        page.field("Wanted", request.kind.value.title)
        page.field("Ours", request.state.value.rawValue + said(request.state))
        let verdict = request.verdict.value
        page.field(
            "Auditor",
            (verdict == .none ? "nothing yet" : verdict.word) + said(request.verdict) + (verdict.reason.map { ": \($0)" } ?? ""))
        page.field("Owner", request.owner.value.map { state.record.name(of: $0) } ?? "nobody yet")
        page.field(
            "Due", request.due.value.map { $0.words + (request.isLate(on: state.today) ? ", which is past" : "") } ?? "no day")
        page.field("As of", request.capture.value?.words ?? "")
        page.field("Their words", request.reference.value.split(whereSeparator: \.isNewline).joined(separator: " "))
        page.field("About", request.targets.map { target in titles(target).map { "\(target.id) \($0)" } ?? target.id })
        page.field(
            "Evidence",
            request.evidence.map { id in
                guard let piece = state.record.evidence[id]?.piece else { return id.evidenceName }
                return "\(id.evidenceName) \(piece.title), \(piece.covers.spoken)\(piece.isRetired ? " (retired)" : "")"
            })
        let open = suggestions.filter { !request.targets.contains($0.target) }
        if !open.isEmpty {
            page.gap()
            page.field(
                "Perhaps", open.map { "\($0.target.id) \($0.title) (\($0.why.joined(separator: ", ")))" })
            page.text("`tickmark request set '\(number)' --for \(open[0].target.id)` settles one.")
        }
        return page.lines
    }

    /// `request import`: what each row of a list does, with what is as it was in one line.
    public static func list(_ list: RequestList, columns: RequestColumns, header: [String], width: Int) -> [String] {
        let taken = RequestField.allCases.compactMap { field in
            columns.places[field].map { "\(field.rawValue) from \(header[$0].isEmpty ? "column \($0 + 1)" : header[$0])" }
        }
        var lines = ("Taken: " + taken.joined(separator: ", ") + ".").harmless.wrapped(to: width)
        if !columns.unused.isEmpty {
            lines += ("Not taken: " + columns.unused.filter { !$0.isEmpty }.joined(separator: ", ") + ".").harmless.wrapped(
                to: width)
        }
        for row in list.rows where row.outcome != .same || !row.warnings.isEmpty {
            let name = row.number.isEmpty ? "line \(row.row)" : "#\(row.number)"
            switch row.outcome {
            case .added: lines.append("+ \(name)  \(row.title)\(about(row.changes))".harmless.fitted(to: width))
            case .changed:
                lines.append("~ \(name)  \(row.title)".harmless.fitted(to: width))
                lines += row.changes.map { "    \(words(of: $0))".harmless.fitted(to: width) }
            case .refused(let reason): lines.append("! \(name)  \(reason)".harmless.fitted(to: width))
            case .same: lines.append("= \(name)  \(row.title)".harmless.fitted(to: width))
            }
            lines += row.warnings.map { "    left as it is: \($0)".harmless.fitted(to: width) }
        }
        let figures = [
            (list.count("added"), "taken over"), (list.count("changed"), "changed"), (list.count("same"), "as they were"),
            (list.count("refused"), "refused"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        lines.append((figures.isEmpty ? "There are no rows" : figures.joined(separator: ", ")) + ".")
        if !list.absent.isEmpty {
            lines +=
                ("\(counted(list.absent.count, "request")) of \(list.report) \(list.absent.count == 1 ? "is" : "are") not on the list, and "
                + "\(list.absent.count == 1 ? "stays" : "stay"): \(list.absent.prefix(12).map(\.description).joined(separator: ", "))"
                + (list.absent.count > 12 ? ", …" : ".")).harmless.wrapped(to: width)
        }
        return lines
    }

    private static func about(_ changes: [RequestChange]) -> String {
        let targets = changes.flatMap { change -> [String] in
            switch change {
            case .added(let asked): asked.targets.map(\.id)
            case .target(let target, true, _): [target.id]
            default: []
            }
        }
        return targets.isEmpty ? "" : " (\(targets.joined(separator: ", ")))"
    }

    private static func words(of change: RequestChange) -> String {
        func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "nothing" }
        return switch change {
        case .added: "taken over"
        case .text(let to, let was): "text: \(line(to)) (was: \(line(was)))"
        case .kind(let to, let was): "wanted: \(to.rawValue) (was \(was.rawValue))"
        case .reference(let to, let was): "their words: \(line(to)) (was \(line(was)))"
        case .owner(let to, let was): "owner: \(to?.text ?? "nobody") (was \(was?.text ?? "nobody"))"
        case .due(let to, let was): "due: \(to?.words ?? "no day") (was \(was?.words ?? "no day"))"
        case .capture(let to, let was): "as of: \(to?.words ?? "no day") (was \(was?.words ?? "no day"))"
        case .state(let to, let was): "ours: \(to.rawValue) (was \(was.rawValue))"
        case .verdict(let to, let was):
            "auditor: \(to.word)\(to.reason.map { ", \($0)" } ?? "") (was \(was.word))"
        case .target(let target, let to, _): "\(to ? "about" : "no longer about") \(target.id)"
        case .evidence(let id, let to, _): "\(to ? "answered" : "no longer answered") by \(id.evidenceName)"
        case .dropped(let to, _): to ? "dropped" : "on the list again"
        }
    }
}
