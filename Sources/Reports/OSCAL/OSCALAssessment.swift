import Digests
import Readiness
import Store
import StrictJSON

extension OSCALReport {
    /// What is going to be assessed. Results cannot be told without one.
    var plan: JSONValue {
        [
            "assessment-plan": .members([
                ("uuid", .string(uuid("assessment-plan"))), ("metadata", metadata("Assessment plan")),
                ("import-ssp", ["href": .string("#\(uuid("system"))")]), ("reviewed-controls", reviewed),
                ("back-matter", ["resources": [system]]),
            ])
        ]
    }

    /// The evidence that shows something in this report.
    private var pieces: [EvidenceRecord] {
        let keys = Set(coverage.controls.map(\.key))
        let items = Set(engagement.items.map { ItemAddress(engagement.id, $0.id) })
        return summary.state.record.evidence.records.filter { known in
            !known.piece.isRetired && (!known.piece.controls.isDisjoint(with: keys) || !known.piece.items.isDisjoint(with: items))
        }
    }

    private var coverage: ReportCoverage { summary.state.coverage(of: engagement) }

    /// What the evidence shows of each item.
    var results: JSONValue {
        let (pieces, coverage) = (pieces, coverage)
        let shown = evidence(pieces, coverage)
        let period: ClosedRange<Day> =
            switch engagement.record.type.value {
            case .type1(let day): day...day
            case .type2(let days): days
            }
        let findings = applying.map { finding($0, shown[$0.id] ?? [], isCovered: coverage.coveredItems.contains($0.id)) }
        let result: JSONValue = .members([
            ("uuid", .string(uuid("result"))), ("title", .string("Readiness as of \(summary.day.words)")),
            ("description", .string("\(Verdict(of: engagement, on: summary.day)) \(Self.disclaimer)")),
            ("start", Self.moment(min(period.lowerBound, summary.day))),
            ("end", period.upperBound <= summary.day ? Self.moment(period.upperBound) : nil),
            ("reviewed-controls", reviewed),
            ("attestations", [["parts": [["name": "statement", "prose": .string(Self.disclaimer)]]]]),
            ("observations", .filled(pieces.map(observation))), ("findings", .filled(findings)),
        ])
        let files = pieces.compactMap(resource)
        return [
            "assessment-results": .members([
                ("uuid", .string(uuid("assessment-results"))),
                ("metadata", metadata("Assessment results", people: people(pieces.map(\.piece.by)))),
                ("import-ap", ["href": .string(fileName("assessment-plan"))]), ("results", [result]),
                ("back-matter", files.isEmpty ? nil : ["resources": .array(files)]),
            ])
        ]
    }

    /// The pieces that show something of each item, its control's among them.
    private func evidence(_ pieces: [EvidenceRecord], _ coverage: ReportCoverage) -> [ItemID: [EntryID]] {
        var byControl: [String: [EntryID]] = [:]
        var byItem: [ItemID: [EntryID]] = [:]
        for known in pieces {
            for key in known.piece.controls { byControl[key, default: []].append(known.id) }
            for item in known.piece.items where item.engagement == engagement.id {
                byItem[item.item, default: []].append(known.id)
            }
        }
        for control in coverage.controls {
            guard let ids = byControl[control.key] else { continue }
            for place in control.items { byItem[engagement.items[place].id, default: []] += ids }
        }
        return byItem.mapValues { ids in
            var seen: Set<EntryID> = []
            return ids.filter { seen.insert($0).inserted }
        }
    }

    // MARK: Observations

    private func observation(_ known: EvidenceRecord) -> JSONValue {
        let piece = known.piece
        let properties = [
            Self.property("kind", piece.kind.rawValue), Self.property("covers-from", piece.covers.lowerBound.description),
            Self.property("covers-to", piece.covers.upperBound.description),
            Self.property("performed", piece.performed.description),
            Self.property("source", piece.source), Self.property("method", piece.method),
            Self.property("count", piece.count.map(String.init)), Self.property("sample-size", piece.sample.map { "\($0.size)" }),
            Self.property("sample-drawn", piece.sample?.how),
            Self.property("exceptions", piece.sample.map { "\($0.exceptions)" }),
            Self.property("tool", piece.tool.map { "\($0.name) \($0.version)" }), Self.property("result", piece.result?.rawValue),
            Self.property("controls", piece.controls.sorted().joined(separator: " ")),
            Self.property("verdict", piece.verdict.map { if case .accepted = $0 { "accepted" } else { "returned" } }),
        ].compactMap { $0 }
        let method =
            switch piece.kind {
            case .setting: "TEST"
            case .statement: "INTERVIEW"
            case .record, .population, .sample, .document: "EXAMINE"
            }
        var words = OSCALText.markup(piece.title, instead: piece.id.evidenceName)
        var relevant: JSONValue?
        switch piece.content {
        case .file, .link:
            relevant = [["href": .string("#\(uuid("resource", piece.id.description))"), "description": .string(words)]]
        case .text(let text):
            relevant = [["description": .string(OSCALText.paragraphs(text) ?? words)]]
        }
        if case .returned(_, let reason)? = piece.verdict {
            words += " (returned: \(OSCALText.markup(reason, instead: "no reason was given")))"
        }
        return .members([
            ("uuid", .string(uuid("observation", piece.id.description))),
            ("title", .string(OSCALText.markup(piece.title, instead: piece.id.evidenceName))), ("description", .string(words)),
            ("props", .filled(properties)), ("methods", [.string(method)]), ("types", ["control-objective"]),
            ("origins", [["actors": [["type": "party", "actor-uuid": .string(party(piece.by))]]]]),
            ("relevant-evidence", relevant), ("collected", Self.moment(piece.collected)),
        ])
    }

    /// Where a piece is, with its digest; nil where it is words.
    private func resource(_ known: EvidenceRecord) -> JSONValue? {
        let piece = known.piece
        let id = JSONValue.string(uuid("resource", piece.id.description))
        let title = JSONValue.string(OSCALText.markup(piece.title, instead: piece.id.evidenceName))
        func hashes(_ digest: String?) -> JSONValue? { digest.map { [["algorithm": "SHA-256", "value": .string($0)]] } }
        switch piece.content {
        case .file(let digest, _, let name):
            let place = "evidence/" + EvidenceName.name(digest: digest, title: piece.title, original: name)
            return .members([
                ("uuid", id), ("title", title),
                ("rlinks", [.members([("href", .string(OSCALText.address(place))), ("hashes", hashes(digest))])]),
            ])
        case .link(let address, let digest):
            return .members([
                ("uuid", id), ("title", title),
                ("rlinks", [.members([("href", .string(OSCALText.address(address))), ("hashes", hashes(digest))])]),
            ])
        case .text: return nil
        }
    }

    // MARK: Findings

    /// What is known of an item. It is satisfied only where somebody ticked it and evidence shows it: what nobody can
    /// show is not satisfied.
    private func finding(_ item: ItemDefinition, _ evidence: [EntryID], isCovered: Bool) -> JSONValue {
        let status = engagement.work(on: item.id).status
        let state = status.isTicked && isCovered ? "satisfied" : "not-satisfied"
        let remark =
            switch (status.isTicked, isCovered) {
            case (true, true): "Ticked, and evidence shows it."
            case (true, false): "Ticked; no evidence shows all that is expected of it by now."
            case (false, true): "Not ticked; evidence shows what is expected by now."
            case (false, false): "Not ticked."
            }
        return .members([
            ("uuid", .string(uuid("finding", item.id.text))),
            ("title", .string(OSCALText.markup(item.title, instead: item.id.text))),
            ("description", .string("\(status.title). \(remark)")),
            (
                "target",
                [
                    "type": "statement-id", "target-id": .string(statement(item)),
                    "status": [
                        "state": .string(state), "reason": .string(state == "satisfied" ? "pass" : "other"),
                        "remarks": .string(remark),
                    ],
                ]
            ),
            (
                "related-observations",
                .filled(evidence.map { ["observation-uuid": .string(uuid("observation", $0.description))] })
            ),
        ])
    }
}
