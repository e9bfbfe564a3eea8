import Readiness
import Testing

@Suite("Every item of the built-in catalogs keeps the form that is promised")
struct ItemFormTests {
    @Test("Ids are the criterion's, a dash and two digits, counted from 01 without a gap", arguments: try BuiltIn.both())
    func ids(_ builtIn: BuiltIn) {
        for criterion in builtIn.catalog.criteria {
            let expected = (1...criterion.items.count).map { "\(criterion.id)-\($0 < 10 ? "0" : "")\($0)" }
            #expect(builtIn.catalog.items[criterion.items].map(\.id.text) == expected)
        }
        #expect(Set(builtIn.catalog.items.map(\.id)).count == builtIn.catalog.items.count)
    }

    @Test("Titles say what must be true, in up to 70 columns, and no two say the same", arguments: try BuiltIn.both())
    func titles(_ builtIn: BuiltIn) {
        let orders: Set = [
            "Analyze", "Assess", "Assign", "Build", "Collect", "Conduct", "Create", "Define", "Develop", "Document",
            "Enable",
            "Encrypt", "Ensure", "Establish", "Have", "Identify", "Implement", "Keep", "List", "Maintain", "Make", "Monitor",
            "Perform", "Provide", "Review", "Set", "Test", "Train", "Use", "Verify", "Write",
        ]
        for entry in builtIn.entries {
            let (title, id) = (entry.item.title, entry.item.id)
            #expect((40...70).contains(title.count), "\(id): \(title.count) columns")
            #expect(title.first?.isUppercase == true && title.last?.isPunctuation == false, "\(id)")
            #expect(title.split(separator: " ").count >= 6, "\(id)")
            #expect(!orders.contains(String(title.prefix { $0 != " " })), "\(id) gives an order: \(title)")
            let words = Set(title.lowercased().split { !$0.isLetter }.map(String.init))
            #expect(words.isDisjoint(with: Self.absolutes), "\(id) promises what an exception would make untrue: \(title)")
            if !words.isDisjoint(with: ["every", "no", "only"]) {
                let text = ([entry.detail.guidance] + entry.detail.evidence).joined(separator: " ").lowercased()
                for word in ["exception", "unless", "exempt", "stands in", "waive"] {
                    #expect(!text.contains(word), "\(id) takes back what its title claims, \(word): \(title)")
                }
            }
        }
        #expect(Set(builtIn.entries.map { $0.item.title.lowercased() }).count == builtIn.entries.count)
    }

    @Test("Guidance is two to four sentences, neither a remark nor an essay", arguments: try BuiltIn.both())
    func guidance(_ builtIn: BuiltIn) {
        for entry in builtIn.entries {
            let text = entry.detail.guidance
            let sentences = Sentences.count(in: text)
            #expect((2...4).contains(sentences), "\(entry.item.id): \(sentences) sentences")
            #expect((240...460).contains(text.count), "\(entry.item.id): \(text.count) characters")
            #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(entry.item.id)")
        }
    }

    /// Words that turn a ticked title into a warranty.
    private static let absolutes: Set = ["all", "never", "always", "any", "nobody", "none", "everyone", "everybody", "cannot"]

    @Test(
        "Evidence is one to four lines, each said once in the whole catalog, those for one day and for no event among them",
        arguments: try BuiltIn.both())
    func evidence(_ builtIn: BuiltIn) {
        var seen: [String: ItemID] = [:]
        for entry in builtIn.entries {
            #expect((1...4).contains(entry.detail.evidence.count), "\(entry.item.id)")
            for line in entry.detail.evidence {
                #expect(line.count <= 110, "\(line)")
            }
            #expect(entry.detail.type1.count <= 2, "\(entry.item.id)")
            for line in entry.detail.evidence + entry.detail.type1 + [entry.detail.nothingOccurred] where !line.isEmpty {
                #expect((24...130).contains(line.count) && line.first?.isUppercase == true && !line.hasSuffix("."), "\(line)")
                #expect(line.split(separator: " ").count >= 4, "\(entry.item.id): \(line)")
                if let other = seen.updateValue(entry.item.id, forKey: line.lowercased()) {
                    Issue.record("\(other) and \(entry.item.id) both ask for: \(line)")
                }
            }
        }
    }

    @Test("Each item says how much it matters, and by which words it is found", arguments: try BuiltIn.both())
    func searchWords(_ builtIn: BuiltIn) {
        var count = 0
        for entry in builtIn.entries {
            #expect(entry.item.priority != nil, "\(entry.item.id)")
            let words = entry.item.also.split(separator: ",")
            #expect(Set(words).count == words.count && words.allSatisfy { $0.first != " " && $0.last != " " }, "\(entry.item.id)")
            count += words.count
        }
        #expect(count >= 400, "\(count) words")
        for priority in Priority.allCases { #expect(builtIn.catalog.items.count { $0.priority == priority } >= 5, "\(priority)") }
    }

    @Test("Effort is a quarter of a day to 20 days, in quarters of a day", arguments: try BuiltIn.both())
    func effort(_ builtIn: BuiltIn) {
        for item in builtIn.catalog.items {
            #expect((0.25...20).contains(item.effort) && (item.effort * 4).rounded() == item.effort * 4, "\(item.id)")
        }
    }

    @Test("The role is one of twelve that a small company has", arguments: try BuiltIn.both())
    func roles(_ builtIn: BuiltIn) {
        let roles: Set = [
            "CEO", "Compliance lead", "Data protection lead", "Engineering lead", "Finance lead", "HR lead", "IT lead",
            "Legal counsel", "Operations lead", "Product lead", "Security lead", "Support lead",
        ]
        for item in builtIn.catalog.items { #expect(roles.contains(item.role), "\(item.id): \(item.role)") }
    }

    @Test("All text is plain, printable and finished", arguments: try BuiltIn.both())
    func plainText(_ builtIn: BuiltIn) {
        let unfinished = [
            "todo", "tbd", "fixme", "lorem", "ipsum", "placeholder", "being written", "xxx", "etc.", " etc", "e.g.", "i.e.",
        ]
        let marketing = ["best-in-class", "world-class", "seamless", "robust", "leverage", "holistic", "cutting-edge"]
        let catalog = builtIn.catalog
        let frame =
            catalog.areas.flatMap { [$0.title, $0.category, $0.summary] } + catalog.criteria.flatMap { [$0.title, $0.objective] }
            + catalog.presets.flatMap { [$0.title, $0.summary] } + [catalog.title, catalog.version]
        for text in frame + builtIn.entries.flatMap(\.allTexts) {
            #expect(text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }, "\(text)")
            #expect(!text.contains("  ") && text.first != " " && text.last != " ", "\(text)")
            let lowered = text.lowercased()
            for word in unfinished + marketing { #expect(!lowered.contains(word), "\(word) in: \(text)") }
        }
    }

    @Test("Spelling is American throughout", arguments: try BuiltIn.both())
    func spelling(_ builtIn: BuiltIn) {
        let british = [
            "organis", "authoris", "recognis", "analysed", "analysing", "behaviour", "favour", "color", "centre", "licence",
            "cheque",
            "labell", "cancelled", "cancelling", "travell", "programme ", "programmes", "afterwards", "judgement", "enrol ",
            "fulfil ",
        ]
        for text in builtIn.entries.flatMap(\.allTexts) {
            let lowered = text.lowercased()
            for word in british { #expect(!lowered.contains(word), "\(word) in: \(text)") }
        }
    }
}
