import Readiness
import StrictJSON

/// Collects themes and their controls, in the format of Documentation/Use/Controls.md. Everything that does not fit is
/// refused where it stands.
struct ControlBuilder {
    /// The format that this version reads.
    static let format = 1
    static let themeKeys: [StaticString] = ["format", "theme", "title", "controls"]
    static let controlKeys: [StaticString] = [
        "key", "title", "statement", "parameters", "about", "nature", "kind", "frequency", "population", "type1", "type2",
        "nothingOccurred", "notApplicable", "note", "effort", "role", "items", "criteria", "crosswalk",
    ]

    private(set) var themes: [ControlLibrary.Theme] = []
    private(set) var controls: [Control] = []
    private(set) var positions: [String: Int] = [:]
    private(set) var owners: [String: Int] = [:]

    /// Adds a theme with all its controls.
    ///
    /// - Parameters:
    ///   - node: The root of its file.
    ///   - file: The file's name: the theme's id with `.json`.
    mutating func add(theme node: JSONNode, named file: String) throws(JSONError) {
        let format = try node.required("format")
        guard try format.integer() == Self.format else {
            throw format.error(
                "the format is \(try format.integer()), and this version of Tickmark reads controls of format \(Self.format)")
        }
        try node.refuseKeys(notAmong: Self.themeKeys)
        let id = try node.key("theme")
        guard "\(id).json" == file else { throw try node.required("theme").error("the file of the theme \(id) is \(id).json") }
        guard !themes.contains(where: { $0.id == id }) else {
            throw try node.required("theme").error("there are two themes \(id)")
        }
        let (title, first) = (try node.text("title", upTo: 100), controls.count)
        for control in try node.someElements("controls", of: "control") { try add(control: control) }
        themes.append(ControlLibrary.Theme(id: id, title: title, controls: first..<controls.count))
    }

    /// Adds a control: of a theme, or of those that a team's catalog defines.
    mutating func add(control node: JSONNode) throws(JSONError) {
        try node.refuseKeys(notAmong: Self.controlKeys)
        let key = try node.key("key")
        guard positions[key] == nil else { throw try node.required("key").error("there are two controls \(key)") }
        let items = try node.references("items", noun: "item")
        for (item, place) in items {
            if let other = owners.updateValue(controls.count, forKey: item.description) {
                throw place.error("\(item) belongs to \(controls.indices.contains(other) ? controls[other].key : key) already")
            }
        }
        let frequency: Frequency = try node.word("frequency")
        let nothingOccurred = try node.optionalText("nothingOccurred", upTo: 500)
        guard frequency != .perEvent || !nothingOccurred.isEmpty else {
            throw node.error("\"nothingOccurred\" is missing: \(key) depends on events, and a period can be without any")
        }
        let crosswalk = try node.required("crosswalk")
        try crosswalk.refuseKeys(notAmong: ["iso27001", "csf"])
        positions[key] = controls.count
        controls.append(
            Control(
                key: key, title: try node.text("title", upTo: 100), statement: try node.statement(),
                nature: try node.word("nature"), kind: try node.word("kind"), frequency: frequency,
                population: try node.population(), type1: try node.lines("type1"), type2: try node.lines("type2"),
                nothingOccurred: nothingOccurred, alternatives: try node.alternatives(),
                note: try node.optionalText("note", upTo: 500), effort: try node.effort(), role: try node.text("role", upTo: 100),
                isAboutReport: try node.isAboutReport(), items: items.map(\.reference),
                criteria: try node.references("criteria", noun: "criterion or objective").map(\.reference),
                iso27001: try crosswalk.frameworkIDs("iso27001"), csf: try crosswalk.frameworkIDs("csf")))
    }
}
