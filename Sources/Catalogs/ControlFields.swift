import Readiness
import StrictJSON

/// The parts of a control. Each is refused where it stands.
extension JSONNode {
    /// A key of letters, digits and dashes.
    func key(_ name: String) throws(JSONError) -> String {
        let node = try required(name)
        let text = try node.string()
        guard Control.isKey(text) else {
            throw node.error("\"\(name)\" has 1 to 40 of a-z, 0-9 and dashes, begins with a letter and ends with no dash")
        }
        return text
    }

    /// One word of a fixed set.
    func word<Word: RawRepresentable & CaseIterable>(_ name: String) throws(JSONError) -> Word where Word.RawValue == String {
        let node = try required(name)
        guard let word = Word(rawValue: try node.string()) else {
            throw node.error("\"\(name)\" is one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    /// A text of one line that may be left out, and is no empty one where it is there.
    func optionalText(_ name: String, upTo limit: Int) throws(JSONError) -> String {
        try self[name]?.line(called: "\"\(name)\"", upTo: limit) ?? ""
    }

    /// 1 to 6 lines for an auditor.
    func lines(_ name: String) throws(JSONError) -> [String] {
        let node = try required(name)
        let elements = try node.elements()
        guard (1...6).contains(elements.count) else { throw node.error("\"\(name)\" is a list of 1 to 6 lines") }
        var lines: [String] = []
        for element in elements { lines.append(try element.line(called: "a line of \"\(name)\"", upTo: 300)) }
        return lines
    }

    /// The sentence with its parameters: each one that it uses is explained, and each one that is explained is used.
    func statement() throws(JSONError) -> ControlStatement {
        let node = try required("statement")
        let template = try node.line(called: "\"statement\"", upTo: 600)
        let used = ControlStatement.names(in: template)
        var parameters: [ControlParameter] = []
        for element in try self["parameters"]?.elements() ?? [] {
            try element.refuseKeys(notAmong: ["name", "default", "meaning"])
            let name = try element.text("name", upTo: 24)
            guard ControlStatement.isName(name) else {
                throw try element.required("name").error("a parameter's name has 1 to 24 of a-z and dashes")
            }
            guard used.contains(name) else { throw element.error("the statement has no {\(name)}") }
            guard !parameters.contains(where: { $0.name == name }) else {
                throw element.error("the parameter \(name) is explained twice")
            }
            parameters.append(
                ControlParameter(
                    name: name, standard: try element.text("default", upTo: 200), meaning: try element.text("meaning", upTo: 300))
            )
        }
        if let unknown = used.first(where: { name in !parameters.contains { $0.name == name } }) {
            throw node.error("the parameter {\(unknown)} is not explained under \"parameters\"")
        }
        let statement = ControlStatement(template: template, parameters: parameters)
        guard !statement.filled().utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
            throw node.error("a brace is left over in the statement")
        }
        return statement
    }

    /// What the population is, where it comes from, and what shows that it is complete.
    func population() throws(JSONError) -> ControlPopulation {
        let node = try required("population")
        try node.refuseKeys(notAmong: ["what", "system", "secondSource"])
        return ControlPopulation(
            what: try node.text("what", upTo: 300), system: try node.text("system", upTo: 200),
            secondSource: try node.text("secondSource", upTo: 300))
    }

    /// When the control does not apply, and what stands in then.
    func alternatives() throws(JSONError) -> [ControlAlternative] {
        var alternatives: [ControlAlternative] = []
        for element in try self["notApplicable"]?.elements() ?? [] {
            try element.refuseKeys(notAmong: ["when", "instead"])
            alternatives.append(
                ControlAlternative(when: try element.text("when", upTo: 200), instead: try element.text("instead", upTo: 300)))
        }
        return alternatives
    }

    /// Days of set-up and hours of each performance.
    func effort() throws(JSONError) -> ControlEffort {
        let node = try required("effort")
        try node.refuseKeys(notAmong: ["setupDays", "hoursEach"])
        let (days, hours) = (try node.required("setupDays"), try node.required("hoursEach"))
        guard case 0...60 = try days.number() else { throw days.error("\"setupDays\" is a number from 0 to 60") }
        guard case 0...80 = try hours.number() else { throw hours.error("\"hoursEach\" is a number from 0 to 80") }
        return ControlEffort(setupDays: try days.number(), hoursEach: try hours.number())
    }

    /// Whether the control is marked as one of the report's own work.
    func isAboutReport() throws(JSONError) -> Bool {
        guard let node = self["about"] else { return false }
        guard try node.string() == "report" else { throw node.error("\"about\" is \"report\", or left out") }
        return true
    }

    /// References into catalogs, each once, with the places where they stand; at least one.
    func references(_ name: String, noun: String) throws(JSONError) -> [(reference: CatalogReference, place: JSONNode)] {
        var references: [(reference: CatalogReference, place: JSONNode)] = []
        for element in try someElements(name, of: noun) {
            let text = try element.line(called: "a reference", upTo: 66)
            guard let reference = CatalogReference(text) else {
                throw element.error("a catalog's id, a slash and the id of the \(noun) are expected here, as in soc2/CC6.1")
            }
            guard !references.contains(where: { $0.reference == reference }) else {
                throw element.error("duplicate \(text)")
            }
            references.append((reference, element))
        }
        return references
    }

    /// Ids of another framework, at most 32.
    func frameworkIDs(_ name: String) throws(JSONError) -> [String] {
        let node = try required(name)
        let elements = try node.elements()
        guard elements.count <= 32 else { throw node.error("at most 32 ids of another framework stand beside a control") }
        var ids: [String] = []
        for element in elements { ids.append(try element.line(called: "an id of another framework", upTo: 32)) }
        return ids
    }
}
