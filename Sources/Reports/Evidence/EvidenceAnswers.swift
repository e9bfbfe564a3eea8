import Readiness
import Store
import StrictJSON

extension Answers {
    /// A piece of evidence, as `evidence list`, `show` and everything that changes one answer it.
    public static func evidence(
        _ known: EvidenceRecord, in record: WorkspaceRecord, flaw: EvidenceFlaw? = nil
    ) -> JSONValue {
        let piece = known.piece
        var members: [JSONValue.Member] = [
            .init("id", .string(piece.id.description)), .init("name", .string(piece.id.evidenceName)),
        ]
        members += said(of: piece.setup)
        members += [
            .init("by", .string(record.canonical(piece.by).text)), .init("at", .string(known.at.description)),
            .init("verdict", verdict(of: known, in: record)),
            .init("lifted", .bool(known.lifted(in: record.samePeople) != nil)), .init("retired", .bool(piece.isRetired)),
            .init("broken", .optional(flaw?.word)), .init("contested", .bool(!known.clashes.isEmpty)),
        ]
        return .object(members)
    }

    /// A piece that is not attached yet.
    public static func evidence(_ setup: EvidenceSetup) -> JSONValue {
        .object([.init("id", .null), .init("name", .null)] + said(of: setup))
    }

    /// What came of a command that changes evidence.
    public static func evidence(written: Bool, _ pieces: [JSONValue], warnings: [String]) -> JSONValue {
        ["written": .bool(written), "evidence": .array(pieces), "warnings": .strings(warnings)]
    }

    private static func said(of setup: EvidenceSetup) -> [JSONValue.Member] {
        var (file, link, text): (JSONValue, JSONValue, JSONValue) = (.null, .null, .null)
        switch setup.content {
        case .file(let digest, let size, let name):
            file = ["name": .string(name), "size": .integer(size), "digest": .string(digest)]
        case .link(let address, let digest): link = ["url": .string(address), "digest": .optional(digest)]
        case .text(let words): text = .string(words)
        }
        let controls = setup.targets.compactMap { if case .control(let key) = $0 { key } else { nil } }
        let items = setup.targets.compactMap { if case .item(let item) = $0 { item.description } else { nil } }
        return [
            .init("title", .string(setup.title)), .init("kind", .string(setup.kind.rawValue)), .init("file", file),
            .init("link", link), .init("text", text),
            .init(
                "covers",
                [
                    "from": .string(setup.covers.lowerBound.description), "to": .string(setup.covers.upperBound.description),
                ]),
            .init("performed", .string(setup.performed.description)), .init("collected", .string(setup.collected.description)),
            .init("controls", .strings(controls)), .init("items", .strings(items)), .init("source", .string(setup.source)),
            .init("method", .string(setup.method)), .init("count", setup.count.map { .integer($0) } ?? .null),
            .init(
                "sample",
                setup.sample.map {
                    ["size": .integer($0.size), "how": .string($0.how), "exceptions": .integer($0.exceptions)]
                } ?? .null),
            .init("tool", setup.tool.map { ["name": .string($0.name), "version": .string($0.version)] } ?? .null),
            .init("result", .optional(setup.result?.rawValue)), .init("replaces", .optional(setup.replaces?.description)),
        ]
    }

    private static func verdict(of known: EvidenceRecord, in record: WorkspaceRecord) -> JSONValue {
        guard let verdict = known.piece.verdict else { return .null }
        let at = known.standing?.at.description
        switch verdict {
        case .accepted(let by):
            return [
                "is": "accepted", "by": .string(record.canonical(by).text), "at": .optional(at), "reason": .null,
            ]
        case .returned(let by, let reason):
            return [
                "is": "returned", "by": .string(record.canonical(by).text), "at": .optional(at), "reason": .string(reason),
            ]
        }
    }
}
