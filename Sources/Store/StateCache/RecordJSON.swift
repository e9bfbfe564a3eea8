import HashTreeCollections
import Journal
import Readiness
import StrictJSON

extension WorkspaceRecord {
    /// The record as members of an object, but for the engagements, which may be large.
    package var members: [JSONValue.Member] {
        var members = [JSONValue.Member("count", .integer(count))]
        if let last { members.append(.init("last", .string(last.text))) }
        if strays > 0 { members.append(.init("strays", .integer(strays))) }
        members.append(
            .init(
                "people",
                .array(
                    people.map { person in
                        var members = [JSONValue.Member("person", .string(person.handle.text))]
                        members.add("name", person.name) { .string($0) }
                        members.add("names", person.names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
                            .string($0)
                        }
                        return .object(members)
                    })))
        members.add("same", samePeople.statements) { statement in
            var members: [JSONValue.Member] = [
                .init("person", .string(statement.other.text)), .init("as", .string(statement.main.text)),
            ]
            members.add("stands", statement.stands) { .bool($0) }
            return .object(members)
        }
        members.add("name", name) { .optional($0) }
        members.add("controls", controls.sorted { $0.key < $1.key }) { key, control in
            .object([.init("control", .string(key))] + control.members)
        }
        members.add("grace", graceDays) { .integer($0) }
        members.add("holidays", holidays) { .strings($0.map(\.description)) }
        members.add("checks", checks.sorted { $0.key < $1.key }) { name, register in
            var members = name.members
            members.add("shows", register) { $0.json }
            return .object(members)
        }
        members.add("evidence", evidence.records) { .object($0.members) }
        return members
    }

    /// Reads a record.
    ///
    /// - Parameter works: The work on the items of each engagement.
    init(_ node: JSONNode, _ works: [some KeptWork]) throws(JSONError) {
        var people: [Person] = []
        for child in try node.required("people").elements() {
            var person = Person(handle: try child.required("person").asHandle())
            person.name = try Register(child["name"], or: "") { (node) throws(JSONError) in try node.string() }
            for name in try child.list("names") { person.names.insert(try name.string()) }
            people.append(person)
        }
        var statements: [SamePeople.Statement] = []
        for child in try node.list("same") {
            statements.append(
                SamePeople.Statement(
                    other: try child.required("person").asHandle(), main: try child.required("as").asHandle(),
                    stands: try Register(child["stands"], or: false) { (node) throws(JSONError) in try node.bool() }))
        }
        var engagements: [EngagementRecord] = []
        let children = try node.required("engagements").elements()
        guard children.count == works.count else { throw node.error("the work on items does not stand where it should") }
        for (child, work) in zip(children, works) { engagements.append(try EngagementRecord(child, work)) }
        var controls: [String: ControlRecord] = [:]
        for child in try node.list("controls") { controls[try child.controlKey()] = try ControlRecord(child) }
        var checks: [CheckName: Register<[EvidenceTarget]?>] = [:]
        for child in try node.list("checks") {
            checks[try child.checkName()] = try Register(child["shows"], or: nil) { (node) throws(JSONError) in
                try node.unlessNull { (node) throws(JSONError) in try node.checkTargets() }
            }
        }
        var evidence: [EvidenceRecord] = []
        try node.list("evidence").decode { (child) throws(JSONError) in
            try EvidenceRecord(child)
        } each: {
            evidence.append($0)
        }
        var last: Stamp?
        if let stamp = node["last"] { last = try Stamp(stamp) }
        self.init(
            people: people, samePeople: SamePeople(statements), engagements: engagements, controls: controls,
            evidence: EvidenceRecords(evidence), last: last, count: try node.required("count").integer(),
            strays: try node["strays"]?.integer() ?? 0,
            name: try Register(node["name"], or: nil) { (node) throws(JSONError) in
                try node.unlessNull { (node) throws(JSONError) in try node.string() }
            },
            graceDays: try Register(node["grace"], or: 0) { (node) throws(JSONError) in try node.graceDays() },
            holidays: try Register(node["holidays"], or: []) { (node) throws(JSONError) in try node.holidays() },
            checks: checks)
    }
}

extension EngagementRecord {
    /// The record as members of an object, but for the work on items.
    package var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("engagement", .string(id.text)), .init("report", .string(report.rawValue)),
            .init("catalog", .string(catalog)), .init("areas", .strings(areas)), .init("began", .string(began.text)),
        ]
        members.add("type", type) { .object($0.members) }
        members.add("organization", organization) { .string($0) }
        members.add("service", service) { .string($0) }
        members.add("dropped", isDropped) { .bool($0) }
        members.add("scope", scope) { [.init("target", .string($0))] + $1.members }
        members.add("objectives", objectives) { .object($0.members) }
        members.add("wordings", wordings) { criterion, wording in
            var members = [JSONValue.Member("criterion", .string(criterion))]
            members.add("wording", wording) { .optional($0) }
            return members
        }
        members.add("items", items) { .object($0.members) }
        members.add("requests", requests) { [.init("request", .string($0.text))] + $1.members }
        if let rolledFrom { members.append(.init("rolledFrom", .string(rolledFrom.text))) }
        return members
    }

    fileprivate init(_ node: JSONNode, _ work: some KeptWork) throws(JSONError) {
        let report = try node.required("report")
        guard let kind = ReportKind(rawValue: try report.string()) else { throw report.error("no such report") }
        let type = try node.required("type")
        let first = try type.required("is").reportType()
        self.init(
            id: EngagementID(try node.required("engagement").string()), report: kind,
            catalog: try node.required("catalog").string(), areas: try node.required("areas").strings(),
            began: try Stamp(try node.required("began")),
            type: try Register(type, or: first) { (node) throws(JSONError) in try node.reportType() },
            organization: try Register(try node.required("organization"), or: "") { (node) throws(JSONError) in
                try node.string()
            },
            service: try Register(try node.required("service"), or: "") { (node) throws(JSONError) in try node.string() })
        isDropped = try Register(node["dropped"], or: false) { (node) throws(JSONError) in try node.bool() }
        for child in try node.list("scope") { scope[try child.required("target").string()] = try ScopeDecision(child) }
        for child in try node.list("objectives") { objectives.append(try OwnObjective(child)) }
        for child in try node.list("wordings") {
            wordings[try child.required("criterion").string()] = try Register(child["wording"], or: nil) {
                (node) throws(JSONError) in
                try node.unlessNull { (node) throws(JSONError) in try node.string() }
            }
        }
        for child in try node.list("items") { items.append(try OwnItem(child)) }
        self.work = ItemWorks(work)
        for child in try node.list("requests") { requests[try child.requestNumber("request")] = try AuditRequest(child) }
        if let from = node["rolledFrom"] { rolledFrom = EngagementID(try from.string()) }
    }
}

extension ScopeDecision {
    fileprivate var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        members.add("isIn", isIn) { .bool($0) }
        if !reasonIn.isEmpty { members.append(.init("reasonIn", .string(reasonIn))) }
        if !reasonOut.isEmpty { members.append(.init("reasonOut", .string(reasonOut))) }
        return members
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(
            isIn: try Register(try node.required("isIn"), or: false) { (node) throws(JSONError) in try node.bool() },
            reasonIn: try node.text("reasonIn"), reasonOut: try node.text("reasonOut"))
    }
}

extension OwnObjective {
    fileprivate var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("entry", .string(entry.description)), .init("id", .string(id)), .init("area", .string(area)),
            .init("title", .string(title)),
        ]
        members.add("withdrawn", isWithdrawn) { .bool($0) }
        return members
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(
            entry: try node.required("entry").entryID(), id: try node.required("id").string(),
            area: try node.required("area").string(), title: try node.required("title").string())
        isWithdrawn = try Register(node["withdrawn"], or: false) { (node) throws(JSONError) in try node.bool() }
    }
}

extension OwnItem {
    fileprivate var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("entry", .string(entry.description)), .init("id", .string(id.text)), .init("criterion", .string(criterion)),
            .init("title", .string(title)), .init("at", .string(at.description)),
        ]
        members.add("words", words) { .string($0) }
        members.add("withdrawn", isWithdrawn) { .bool($0) }
        return members
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        self.init(
            entry: try node.required("entry").entryID(), id: ItemID(try node.required("id").string()),
            criterion: try node.required("criterion").string(), title: try node.required("title").string(),
            at: try node.timestamp("at"))
        words = try Register(node["words"], or: title) { (node) throws(JSONError) in try node.string() }
        isWithdrawn = try Register(node["withdrawn"], or: false) { (node) throws(JSONError) in try node.bool() }
    }
}
