import Readiness
import StrictJSON

extension ControlRecord {
    /// The record as members of an object.
    var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        if let definition { members.append(.init("definition", .object(definition.members))) }
        members.add("dropped", isDropped) { .bool($0) }
        members.add("adopted", isAdopted) { .bool($0) }
        members.add("statement", statement) { .optional($0) }
        members.add("earlierStatements", earlierStatements) { earlier in
            ["text": .optional(earlier.text), "until": .string(earlier.until.description)]
        }
        members.add("owner", owner) { .optional($0?.text) }
        members.add("schedule", schedule) { $0?.json ?? .null }
        members.add("parameters", parameters.sorted { $0.key < $1.key }) { name, value in
            var members = [JSONValue.Member("parameter", .string(name))]
            members.add("value", value) { .optional($0) }
            return .object(members)
        }
        members.add("population", population) { .optional($0) }
        members.add("excluded", exclusion) { .optional($0) }
        return members
    }

    /// Reads a record.
    init(_ node: JSONNode) throws(JSONError) {
        self.init()
        definition = try node["definition"].map { (node) throws(JSONError) in try node.ownControl() }
        isDropped = try Register(node["dropped"], or: false) { (node) throws(JSONError) in try node.bool() }
        isAdopted = try Register(node["adopted"], or: false) { (node) throws(JSONError) in try node.bool() }
        statement = try Register(node["statement"], or: nil, ControlRecord.text)
        for child in try node.list("earlierStatements") {
            earlierStatements.append(
                EarlierStatement(text: try child.optional("text")?.string(), until: try child.timestamp("until")))
        }
        owner = try Register(node["owner"], or: nil) { (node) throws(JSONError) in
            try node.unlessNull { (node) throws(JSONError) in try node.asHandle() }
        }
        schedule = try Register(node["schedule"], or: nil) { (node) throws(JSONError) in
            try node.unlessNull { (node) throws(JSONError) in try ControlSchedule(node) }
        }
        for child in try node.list("parameters") {
            parameters[try child.required("parameter").string()] = try Register(child["value"], or: nil, ControlRecord.text)
        }
        population = try Register(node["population"], or: nil, ControlRecord.text)
        exclusion = try Register(node["excluded"], or: nil, ControlRecord.text)
    }

    /// A text, or null.
    private static func text(_ node: JSONNode) throws(JSONError) -> String? {
        try node.unlessNull { (node) throws(JSONError) in try node.string() }
    }
}
