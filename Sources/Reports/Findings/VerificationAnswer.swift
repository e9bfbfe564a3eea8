import Checking
import Journal
import Readiness
import Store
import StrictJSON

extension Verification {
    /// The same with what was found of packages, where somebody asked.
    public func answer(with signatures: [PackageSignature]) -> JSONValue {
        guard !signatures.isEmpty, case .object(let members) = answer else { return answer }
        return .object(members + [.init("signatures", .array(signatures.map(\.answer)))])
    }

    /// `verify --json`, as Documentation/Formats/JSON.md describes it. Keys are added, never renamed or taken away.
    public var answer: JSONValue {
        [
            "sound": .bool(isSound),
            "journals": .array(
                journals.map { journal in
                    [
                        "writer": .string(journal.writer.description), "file": .string(journal.file),
                        "entries": .integer(journal.entries), "digest": .optional(journal.entries > 0 ? journal.digest : nil),
                        "whole": .bool(journal.isWhole),
                    ]
                }),
            "heads": .array(
                heads.map { head, holds in
                    [
                        "writer": .string(head.writer.description), "entries": .integer(head.entries),
                        "digest": .string(head.digest), "holds": .bool(holds),
                    ]
                }),
            "findings": .array(
                findings.map { finding in
                    [
                        "kind": .string(finding.kind.rawValue), "file": .string(finding.file),
                        "line": finding.line > 0 ? .integer(finding.line) : .null, "text": .string(finding.reason.description),
                    ]
                }),
            "exports": .array(
                unknown.map { export in
                    [
                        "export": .string(export.name),
                        "unknown": .array(
                            export.parts.map { part in
                                [
                                    "file": .string(part.file), "first": .integer(part.first), "last": .integer(part.last),
                                    "early": .integer(part.early?.count ?? 0),
                                ]
                            }),
                    ]
                }),
            "catalogs": .array(
                catalogs.map { catalog in
                    [
                        "export": .string(catalog.export), "id": .string(catalog.named.id),
                        "version": .string(catalog.named.version), "builtIn": .bool(catalog.named.isBuiltIn),
                        "digest": .optional(catalog.named.digest), "here": .optional(catalog.here?.digest),
                        "same": .bool(catalog.isSame),
                    ]
                }),
            "evidence": ["files": .integer(evidenceFiles), "bytes": .integer(evidenceBytes)],
            "wordless": .integer(wordless),
            "remarks": .array(
                remarks.map { remark in
                    [
                        "kind": .string(remark.kind.word), "file": .string(remark.file), "line": .integer(remark.line),
                        "text": .string(remark.text),
                    ]
                }),
        ]
    }
}
