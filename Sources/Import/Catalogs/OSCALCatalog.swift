import StrictJSON

/// Catalogs and profiles of OSCAL (<https://pages.nist.gov/OSCAL>, 1.0 to 1.2). Groups are areas, controls are
/// criteria, and what is nested in a control is an item of it; a control with a statement of its own is an item, too.
enum OSCALCatalog {
    static func read(_ root: JSONNode, choosing choice: OSCALChoice?) throws(ForeignCatalogError) -> ForeignCatalog {
        guard let document = root.node("catalog") else { throw .unknown }
        var catalog = ForeignCatalog()
        let metadata = document.node("metadata")
        catalog.title = metadata?.text("title") ?? ""
        catalog.version = metadata?.text("version") ?? ""
        var reader = Reader(choice: choice, parameters: parameters(of: document, choice))
        for group in document.list("groups") { reader.read(group: group, into: &catalog, named: "") }
        let loose = document.list("controls").compactMap { reader.criterion($0) }
        if !loose.isEmpty {
            catalog.areas.append(ForeignCatalog.Area(id: "", title: catalog.title, criteria: loose))
        }
        guard !catalog.areas.isEmpty else { throw choice == nil ? .empty : .choosesNothing }
        if let choice, choice.alters {
            catalog.remarks.append("What the profile adds to or takes out of controls was passed over.")
        }
        return catalog
    }

    /// What stands in for the parameters of the whole document.
    private static func parameters(of document: JSONNode, _ choice: OSCALChoice?) -> [String: String] {
        var parameters: [String: String] = [:]
        collect(document, into: &parameters)
        for (id, value) in choice?.parameters ?? [:] { parameters[id] = value }
        return parameters
    }

    /// No deeper than the text may be nested.
    private static func collect(_ node: JSONNode, into parameters: inout [String: String]) {
        for parameter in node.list("params") {
            let values = parameter.list("values").map(\.plainText).filter { !$0.isEmpty }
            let label = parameter.text("label")
            let choices = parameter.node("select")?.list("choice").map(\.plainText) ?? []
            let said =
                !values.isEmpty
                ? values.joined(separator: ", ") : !label.isEmpty ? "[\(label)]" : "[\(choices.joined(separator: " or "))]"
            parameters[parameter.text("id")] = said
        }
        for key in ["groups", "controls"] { for child in node.list(key) { collect(child, into: &parameters) } }
    }

    private struct Reader {
        let choice: OSCALChoice?
        let parameters: [String: String]

        /// Reads a group; groups within it are areas of their own.
        mutating func read(group: JSONNode, into catalog: inout ForeignCatalog, named above: String) {
            let title = group.text("title")
            let name = above.isEmpty ? title : "\(above): \(title)"
            let criteria = group.list("controls").compactMap { criterion($0) }
            if !criteria.isEmpty {
                catalog.areas.append(
                    ForeignCatalog.Area(
                        id: group.text("id"), title: name, summary: prose(of: group, ["overview", "statement"]),
                        criteria: criteria))
            }
            for child in group.list("groups") { read(group: child, into: &catalog, named: name) }
        }

        /// A control with what is nested in it; nil where nothing of it was chosen, or it was withdrawn.
        func criterion(_ control: JSONNode) -> ForeignCatalog.Criterion? {
            let id = control.text("id")
            var items: [ForeignCatalog.Item] = []
            gather(control, isTop: true, into: &items)
            guard !items.isEmpty else { return nil }
            return ForeignCatalog.Criterion(id: label(of: control) ?? id, title: control.text("title"), items: items)
        }

        private func gather(_ control: JSONNode, isTop: Bool, into items: inout [ForeignCatalog.Item]) {
            let children = control.list("controls")
            let isWithdrawn = control.list("props").contains {
                $0.text("name") == "status" && $0.text("value").lowercased() == "withdrawn"
            }
            let isChosen = choice?.holds(control.text("id")) ?? true
            let statement = prose(of: control, ["statement"])
            // One that only holds others is their heading.
            if isChosen, !isWithdrawn, !isTop || children.isEmpty || !statement.isEmpty {
                let guidance = [statement, prose(of: control, ["guidance"])].filter { !$0.isEmpty }.joined(separator: " ")
                items.append(
                    ForeignCatalog.Item(
                        id: label(of: control) ?? control.text("id"), title: control.text("title"), guidance: guidance,
                        evidence: evidence(of: control)))
            }
            for child in children { gather(child, isTop: false, into: &items) }
        }

        private func label(of control: JSONNode) -> String? {
            // The label that people know; NIST gives a second one with zeros.
            control.list("props").first { $0.text("name") == "label" && $0.text("class") != "zero-padded" }?.text("value")
        }

        /// The prose of parts of some names, and of what is in those.
        private func prose(of node: JSONNode, _ names: [String]) -> String {
            var texts: [String] = []
            for part in node.list("parts") where names.contains(part.text("name")) { collect(part, into: &texts) }
            return texts.joined(separator: " ").filled(by: parameters)
        }

        private func collect(_ part: JSONNode, into texts: inout [String]) {
            let prose = part.text("prose")
            if !prose.isEmpty { texts.append(prose) }
            for child in part.list("parts") { collect(child, into: &texts) }
        }

        /// What an assessor is told to look at or to find: the first lines of it.
        private func evidence(of control: JSONNode) -> [String] {
            var lines: [String] = []
            for name in [["assessment-method", "assessment"], ["assessment-objective", "objective"]] where lines.isEmpty {
                for part in control.list("parts") where name.contains(part.text("name")) { collect(part, into: &lines) }
            }
            return lines.prefix(8).map { $0.filled(by: parameters) }
        }
    }
}

/// What a profile chooses of a catalog.
struct OSCALChoice {
    /// The ids that are chosen; nil for all.
    private var included: Set<String>?
    private var excluded: Set<String> = []
    /// Values that the profile gives to parameters.
    private(set) var parameters: [String: String] = [:]
    /// Whether it changes texts of controls, which is passed over.
    private(set) var alters = false

    init(_ profile: JSONNode) {
        var chosen: Set<String> = []
        var takesAll = false
        for source in profile.list("imports") {
            if source.node("include-all") != nil || source.node("include-controls") == nil { takesAll = true }
            for choice in source.list("include-controls") { chosen.formUnion(choice.list("with-ids").map(\.plainText)) }
            for choice in source.list("exclude-controls") { excluded.formUnion(choice.list("with-ids").map(\.plainText)) }
        }
        included = takesAll ? nil : chosen
        let changes = profile.node("modify")
        for parameter in changes?.list("set-parameters") ?? [] {
            let values = parameter.list("values").map(\.plainText).filter { !$0.isEmpty }
            if !values.isEmpty { parameters[parameter.text("param-id")] = values.joined(separator: ", ") }
        }
        alters = !(changes?.list("alters").isEmpty ?? true)
    }

    func holds(_ id: String) -> Bool { !excluded.contains(id) && (included?.contains(id) ?? true) }
}

extension String {
    /// The text with the parameters of OSCAL (`{{ insert: param, ac-1_prm_1 }}`) filled in, in one pass. A value may
    /// hold another parameter once.
    fileprivate func filled(by parameters: [String: String], depth: Int = 2) -> String {
        guard depth > 0, utf8.contains(UInt8(ascii: "{")) else { return self }
        var result = ""
        var rest = self[...]
        while let start = rest.range(of: "{{"), let end = rest[start.upperBound...].range(of: "}}") {
            result += rest[..<start.lowerBound]
            let name =
                rest[start.upperBound..<end.lowerBound].split { $0.isWhitespace || $0 == "," || $0 == ":" }.last.map(String.init)
                ?? ""
            result += parameters[name].map { $0.filled(by: parameters, depth: depth - 1) } ?? "[\(name)]"
            rest = rest[end.upperBound...]
        }
        return result + rest
    }
}

extension StringProtocol {
    /// Where a short text stands first.
    fileprivate func range(of text: String) -> Range<Index>? { utf8.firstRange(of: text.utf8) }
}
