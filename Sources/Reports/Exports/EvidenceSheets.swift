import Readiness

extension WorkbookSummary {
    /// Every piece of evidence that was attached and not taken back.
    var evidence: Workbook.Sheet {
        let header = [
            "evidence", "title", "kind", "file", "bytes", "SHA-256", "address", "text", "covers from", "covers to", "performed",
            "collected", "source", "method", "count", "sample", "drawn", "exceptions", "tool", "result", "controls", "items",
            "attached by", "verdict", "verdict by", "reason", "replaces",
        ]
        let rows = summary.state.record.evidence.records.filter { !$0.piece.isRetired }.map(row)
        return Workbook.Sheet(
            title: WorkbookSheet.evidence.title, header: header, rows: rows,
            choices: [
                (column: 2, texts: EvidenceKind.allCases.map(\.rawValue)),
                (column: 19, texts: EvidenceResult.allCases.map(\.rawValue)),
                (column: 23, texts: ["accepted", "returned"]),
            ])
    }

    private func row(_ known: EvidenceRecord) -> [Workbook.Cell] {
        let piece = known.piece
        var content: [Workbook.Cell] = Array(repeating: .blank, count: 5)
        switch piece.content {
        case .file(let digest, let size, let name):
            content = [.text(name), .number(Double(size)), .text(digest), .blank, .blank]
        case .link(let address, let digest): content = [.blank, .blank, .text(digest ?? ""), .text(address), .blank]
        case .text(let words): content = [.blank, .blank, .blank, .blank, .text(words)]
        }
        let controls = piece.targets.compactMap { if case .control(let key) = $0 { key } else { nil } }
        let items = piece.targets.compactMap { if case .item(let item) = $0 { item.description } else { nil } }
        func number(_ count: Int?) -> Workbook.Cell { count.map { .number(Double($0)) } ?? .blank }
        let days: [Workbook.Cell] = [
            .day(piece.covers.lowerBound), .day(piece.covers.upperBound), .day(piece.performed), .day(piece.collected),
        ]
        let how: [Workbook.Cell] = [
            .text(piece.source), .text(piece.method), number(piece.count), number(piece.sample?.size),
            .text(piece.sample?.how ?? ""),
            number(piece.sample?.exceptions),
            .text(piece.tool.map { $0.version.isEmpty ? $0.name : "\($0.name) \($0.version)" } ?? ""),
            .text(piece.result?.rawValue ?? ""),
        ]
        var verdict = ("", "")
        switch piece.verdict {
        case .accepted?: verdict = ("accepted", "")
        case .returned(_, let reason)?: verdict = ("returned", reason)
        case nil: break
        }
        return [.text(piece.id.evidenceName), .text(piece.title), .text(piece.kind.rawValue)] + content + days + how + [
            .text(controls.joined(separator: " ")), .text(items.joined(separator: " ")), .text(name(piece.by)), .text(verdict.0),
            .text(name(piece.verdict?.by)), .text(verdict.1), .text(piece.replaces?.evidenceName ?? ""),
        ]
    }

    /// What the auditor asked for, in the order of the numbers.
    var requests: Workbook.Sheet {
        let header = [
            "report", "number", "request", "kind", "criteria", "about", "owner", "due", "capture date", "state", "auditor",
            "reason",
            "evidence", "late",
        ]
        let rows = summary.engagements.flatMap { engagement in
            engagement.record.requests.filter(\.value.isListed).sorted { $0.key < $1.key }.map {
                number, request -> [Workbook.Cell] in
                func day(_ day: Day?) -> Workbook.Cell { day.map { .day($0) } ?? .blank }
                return [
                    .text(engagement.id.text), .text(number.text), .text(request.text.value), .text(request.kind.value.rawValue),
                    .text(request.reference.value), .text(request.targets.map(\.id).joined(separator: " ")),
                    .text(name(request.owner.value)), day(request.due.value), day(request.capture.value),
                    .text(request.state.value.rawValue), .text(request.verdict.value.word),
                    .text(request.verdict.value.reason ?? ""),
                    .text(request.evidence.map(\.evidenceName).joined(separator: " ")),
                    .text(request.isLate(on: summary.day) ? "yes" : "no"),
                ]
            }
        }
        return Workbook.Sheet(
            title: WorkbookSheet.requests.title, header: header, rows: rows,
            choices: [
                (column: 3, texts: RequestKind.allCases.map(\.rawValue)),
                (column: 9, texts: RequestState.allCases.map(\.rawValue)),
                (column: 10, texts: ["none", "accepted", "returned"]),
            ])
    }
}
