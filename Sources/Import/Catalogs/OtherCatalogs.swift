import StrictJSON

/// A framework of Probo: `{"id", "name", "controls": [{"id", "name", "description"}]}`.
enum ProboFramework {
    static func recognizes(_ root: JSONNode) -> Bool { root.node("name") != nil && root.node("controls")?.kind == .array }

    static func read(_ root: JSONNode) -> ForeignCatalog {
        var catalog = ForeignCatalog(id: root.text("id"), title: root.text("name"), version: root.text("version"))
        var places: [String: Int] = [:]
        for control in root.list("controls") {
            let id = control.text("id")
            let (title, text) = (control.text("name"), control.text("description"))
            let practice = control.text("best_practice")
            let item = ForeignCatalog.Item(
                id: id, title: title.isEmpty ? text : title,
                guidance: [text, practice].filter { !$0.isEmpty && $0 != "true" && $0 != "false" }.joined(separator: " "))
            let criterion = ForeignCatalog.Criterion(id: id, title: title.isEmpty ? text : title, items: [item])
            // What stands before the first dot of an id is what it belongs to: CC6 of CC6.1, A of A.5.1.
            let group = id.firstIndex(of: ".").map { String(id[..<$0]) } ?? ""
            if let place = places[group] {
                catalog.areas[place].criteria.append(criterion)
            } else {
                places[group] = catalog.areas.count
                let name = group.isEmpty ? catalog.title : group
                catalog.areas.append(ForeignCatalog.Area(id: group, title: name, criteria: [criterion]))
            }
        }
        return catalog
    }
}

/// A library of CISO Assistant with a framework: nodes that name their parents. In YAML, JSON is a way to write it.
enum CISOLibrary {
    static func recognizes(_ root: JSONNode) -> Bool { framework(of: root) != nil }

    private static func framework(of root: JSONNode) -> JSONNode? {
        let objects = root.node("objects")
        return objects?.node("framework") ?? objects?.list("frameworks").first
    }

    static func read(_ root: JSONNode) -> ForeignCatalog {
        let framework = framework(of: root)
        var catalog = ForeignCatalog(id: root.text("ref_id"), title: root.text("name"), version: root.text("version"))
        if catalog.title.isEmpty { catalog.title = framework?.text("name") ?? "" }
        let nodes = framework?.list("requirement_nodes") ?? []
        var byURN: [String: Int] = [:]
        for (place, node) in nodes.enumerated() where byURN[node.text("urn")] == nil { byURN[node.text("urn")] = place }
        let parents = nodes.map { byURN[$0.text("parent_urn")] }
        let roots = roots(of: parents)
        var areas: [Int: Int] = [:]
        var criteria: [Int: Int] = [:]
        for (place, node) in nodes.enumerated() where node.isTrue("assessable") {
            let root = roots[place]
            if areas[root] == nil {
                areas[root] = catalog.areas.count
                let top = nodes[root]
                catalog.areas.append(
                    ForeignCatalog.Area(id: top.text("ref_id"), title: title(of: top), summary: top.text("description")))
            }
            guard let area = areas[root] else { continue }
            // What is to be shown stands under what it is a part of, where that is not the area itself.
            let heading = parents[place].flatMap { $0 == root ? nil : $0 } ?? place
            if criteria[heading] == nil {
                criteria[heading] = catalog.areas[area].criteria.count
                let node = nodes[heading]
                catalog.areas[area].criteria.append(ForeignCatalog.Criterion(id: node.text("ref_id"), title: title(of: node)))
            }
            guard let criterion = criteria[heading] else { continue }
            let typical = node.text("typical_evidence").split(whereSeparator: \.isNewline).map {
                String($0.drop { $0.isWhitespace || "-*•".contains($0) })
            }
            let guidance = [node.text("description"), node.text("annotation")].filter { !$0.isEmpty }.joined(separator: " ")
            catalog.areas[area].criteria[criterion].items.append(
                ForeignCatalog.Item(id: node.text("ref_id"), title: title(of: node), guidance: guidance, evidence: typical))
        }
        return catalog
    }

    private static func title(of node: JSONNode) -> String {
        let (name, text) = (node.text("name"), node.text("description"))
        return name.isEmpty ? text : name
    }

    /// The topmost ancestor of each node. A hostile library may go round in a circle: the first that is met again
    /// counts as the top.
    private static func roots(of parents: [Int?]) -> [Int] {
        var roots = [Int?](repeating: nil, count: parents.count)
        for start in parents.indices where roots[start] == nil {
            var path: [Int] = []
            var onPath: Set<Int> = []
            var place = start
            while roots[place] == nil, onPath.insert(place).inserted {
                path.append(place)
                guard let parent = parents[place] else { break }
                place = parent
            }
            let root = roots[place] ?? place
            for place in path { roots[place] = root }
        }
        return roots.enumerated().map { $0.element ?? $0.offset }
    }
}

extension ForeignCatalog {
    /// How deep a catalog may be nested.
    private static let depth = 64

    /// Reads a catalog of others: an OSCAL catalog, or a profile with the catalogs that it chooses from, a framework of
    /// Probo, a library of CISO Assistant, or another team's of our own format, which is only recognized here.
    ///
    /// The costs grow with the size of the files.
    ///
    /// - Parameter files: The file, and behind a profile the catalog that it chooses from.
    /// - Throws: ``ForeignCatalogError`` that says why it cannot be read.
    public static func read(_ files: [[UInt8]], limits: ImportLimits = ImportLimits()) throws(ForeignCatalogError)
        -> ForeignCatalog
    {
        var texts: [[UInt8]] = []
        var roots: [JSONNode] = []
        for bytes in files {
            let text = try text(of: bytes, limits)
            texts.append(text)
            roots.append(try document(text, limits))
        }
        if roots.count == 1, let own = ownFormat(roots[0], texts[0]) { return own }
        let profile = roots.first { $0.node("profile") != nil }?.node("profile")
        guard let root = roots.first(where: { $0.node("profile") == nil }) else {
            throw profile == nil ? .unknown : .profileAlone
        }
        var catalog: ForeignCatalog
        if root.node("catalog") != nil {
            catalog = try OSCALCatalog.read(root, choosing: profile.map(OSCALChoice.init))
            let title = profile?.node("metadata")?.text("title") ?? ""
            if !title.isEmpty { catalog.title = title }
        } else if CISOLibrary.recognizes(root) {
            catalog = CISOLibrary.read(root)
        } else if ProboFramework.recognizes(root) {
            catalog = ProboFramework.read(root)
        } else {
            throw .unknown
        }
        guard catalog.count > 0 else { throw .empty }
        return catalog
    }

    /// A catalog of our own format, as its file has it.
    private static func ownFormat(_ root: JSONNode, _ text: [UInt8]) -> ForeignCatalog? {
        guard root.node("format")?.kind == .number, root.node("report") != nil, root.node("areas")?.kind == .array else {
            return nil
        }
        var catalog = ForeignCatalog(id: root.text("id"), title: root.text("title"), version: root.text("version"))
        catalog.original = text
        return catalog
    }

    /// The text of a file in UTF-8.
    private static func text(of bytes: [UInt8], _ limits: ImportLimits) throws(ForeignCatalogError) -> [UInt8] {
        do throws(ImportError) {
            return try IncomingText(bytes, limits: limits).bytes
        } catch {
            throw error.kind == .notText ? .unknown : .file(error)
        }
    }

    private static func document(_ text: [UInt8], _ limits: ImportLimits) throws(ForeignCatalogError) -> JSONNode {
        let first = text.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
        guard first != nil else { throw .empty }
        do throws(JSONError) {
            var wanted = JSONLimits(bytes: limits.bytes, depth: depth)
            wanted.allowsEscapedKeys = true
            return try JSONDocument(text, limits: wanted).root
        } catch {
            // What is no JSON at all is more likely YAML than broken.
            throw first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json(error) : .unknown
        }
    }
}
