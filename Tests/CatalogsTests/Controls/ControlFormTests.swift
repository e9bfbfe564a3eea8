import Readiness
import Testing

@testable import Catalogs

@Suite("Every control of the library keeps the form that is promised")
struct ControlFormTests {
    /// Read once: what is in the binary is the same for every test.
    private static let library = Result { try ControlLibrary.builtIn() }
    private let controls: [Control]

    init() throws { controls = try Self.library.get().controls }

    @Test("A statement is one sentence of a length that fits into a matrix, with its parameters explained and used")
    func sentences() {
        for control in controls {
            let text = control.statement.filled()
            #expect(Sentences.count(in: text) == 1 && text.hasSuffix("."), "\(control.key): \(text)")
            #expect((80...360).contains(text.count), "\(control.key): \(text.count) characters")
            #expect(!text.contains("{") && !text.contains("}"), "\(control.key)")
            let names = ControlStatement.names(in: control.statement.template)
            #expect(Set(names) == Set(control.statement.parameters.map(\.name)), "\(control.key)")
            for parameter in control.statement.parameters {
                #expect(!parameter.standard.isEmpty && parameter.meaning.hasSuffix("."), "\(control.key)")
            }
        }
        #expect(Set(controls.map { $0.statement.filled() }).count == controls.count)
    }

    @Test("A statement begins with who acts, and what that one does")
    func actors() {
        for control in controls {
            let text = control.statement.template
            let rest = Self.actors.compactMap { text.hasPrefix($0 + " ") ? text.dropFirst($0.count + 1) : nil }
            #expect(!rest.isEmpty, "\(control.key) names nobody: \(text)")
            let verbs = rest.map { String($0.prefix { $0 != " " }) }
            #expect(verbs.contains(where: Self.verbs.contains), "\(control.key), \(verbs): \(text)")
        }
    }

    @Test("A statement names the record that is left")
    func records() {
        for control in controls {
            let words = Set(control.statement.filled().lowercased().split { !$0.isLetter }.map(String.init))
            #expect(!words.isDisjoint(with: Self.records), "\(control.key) leaves nothing: \(control.statement.template)")
        }
    }

    @Test("An interval that the statement spells is the control's frequency, and what recurs spells it")
    func intervals() {
        for control in controls {
            // "twice a year" is no "a year".
            let text = control.statement.filled().lowercased().replacing("twice a year", with: "each half-year")
            let spelled = Self.intervals.filter { $0.words.contains { text.contains($0) } }.map(\.frequency)
            #expect(spelled.allSatisfy { $0 == control.frequency }, "\(control.key), \(control.frequency.rawValue): \(text)")
            if Self.intervals.contains(where: { $0.frequency == control.frequency }) {
                #expect(!spelled.isEmpty, "\(control.key), \(control.frequency.rawValue): \(text)")
            }
        }
    }

    @Test("What depends on events says for each of them, and what shows that nothing occurred")
    func events() {
        for control in controls where control.frequency == .perEvent {
            #expect(!control.nothingOccurred.isEmpty, "\(control.key)")
            let words = Set(control.statement.filled().lowercased().split { !$0.isLetter }.map(String.init))
            #expect(!words.isDisjoint(with: ["each", "a", "new"]), "\(control.key)")
        }
    }

    @Test("Titles say what is done in up to 60 columns, give no orders and promise nothing absolute")
    func titles() {
        for control in controls {
            #expect((24...60).contains(control.title.count), "\(control.key): \(control.title.count) columns")
            #expect(control.title.first?.isUppercase == true && control.title.last?.isPunctuation == false, "\(control.key)")
            #expect(control.title.split(separator: " ").count >= 4, "\(control.key)")
            let words = Set(control.title.lowercased().split { !$0.isLetter }.map(String.init))
            #expect(words.isDisjoint(with: Self.absolutes), "\(control.key): \(control.title)")
        }
        #expect(Set(controls.map { $0.title.lowercased() }).count == controls.count)
    }

    @Test("Statements promise nothing that an exception would make untrue")
    func absolutes() {
        let claims: Set = ["all", "never", "always", "any", "nobody", "ensures", "ensure", "guarantees", "guarantee", "only"]
        for control in controls {
            let words = Set(control.statement.filled().lowercased().split { !$0.isLetter }.map(String.init))
            #expect(words.isDisjoint(with: claims), "\(control.key): \(words.intersection(claims))")
        }
    }

    @Test("Lines for Type 1 can be met on one day, and lines for Type 2 look at a stretch of time")
    func types() {
        let stretches = [
            "in the period", "of the period", "for the period", "over the period", "drawn from", "sampled", "each month",
            "each quarter", "each week", "months drawn", "weeks drawn", "days drawn", "both ends",
        ]
        for control in controls {
            #expect((1...3).contains(control.type1.count) && (1...4).contains(control.type2.count), "\(control.key)")
            for line in control.type1 + control.type2 {
                #expect((20...170).contains(line.count) && line.first?.isUppercase == true && !line.hasSuffix("."), "\(line)")
            }
            for line in control.type1 {
                #expect(!stretches.contains(where: line.lowercased().contains), "\(control.key), Type 1: \(line)")
            }
            let second = control.type2.joined(separator: " ").lowercased()
            #expect(
                ["period", "drawn", "between", "since"].contains(where: second.contains), "\(control.key), Type 2: \(second)")
        }
    }

    @Test("A population is told with its system and another source, and these are two")
    func populations() {
        for control in controls {
            let population = control.population
            #expect(population.system.lowercased() != population.secondSource.lowercased(), "\(control.key)")
            for text in [population.what, population.system, population.secondSource] {
                #expect(text.count >= 8 && text.first?.isUppercase == true && !text.hasSuffix("."), "\(control.key): \(text)")
            }
        }
    }

    @Test("The role is one of twelve that a small company has")
    func roles() {
        let roles: Set = [
            "CEO", "Compliance lead", "Data protection lead", "Engineering lead", "Finance lead", "HR lead", "IT lead",
            "Legal counsel", "Operations lead", "Product lead", "Security lead", "Support lead",
        ]
        for control in controls { #expect(roles.contains(control.role), "\(control.key): \(control.role)") }
    }

    @Test("All text is plain, printable, finished and American")
    func plainText() {
        let unwanted = [
            "todo", "tbd", "fixme", "lorem", "placeholder", "etc.", "e.g.", "i.e.", "best-in-class", "robust", "leverage",
            "holistic", "organis", "authoris", "recognis", "analysed", "behaviour", "favour", "color", "centre", "licence",
            "cheque",
            "labell", "cancelled", "programme", "afterwards", "judgement",
        ]
        for control in controls {
            for text in Self.texts(of: control) {
                #expect(text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }, "\(control.key): \(text)")
                #expect(!text.contains("  ") && text.first != " " && text.last != " ", "\(control.key): \(text)")
                for word in unwanted { #expect(!text.lowercased().contains(word), "\(control.key), \(word): \(text)") }
            }
        }
    }

    /// Every text of a control.
    private static func texts(of control: Control) -> [String] {
        let population = control.population
        let fixed = [
            control.title, control.statement.filled(), control.nothingOccurred, control.note, population.what, population.system,
            population.secondSource,
        ]
        let parameters = control.statement.parameters.flatMap { [$0.standard, $0.meaning] }
        return (fixed + parameters + control.type1 + control.type2 + control.alternatives.flatMap { [$0.when, $0.instead] })
            .filter { !$0.isEmpty }
    }
}

extension ControlFormTests {
    fileprivate static let intervals: [(frequency: Frequency, words: [String])] = [
        (.daily, ["each day", "each working day", "each business day", "each day's", "daily"]),
        (.weekly, ["each week", "every week", "weekly"]), (.monthly, ["each month", "every month", "monthly"]),
        (.quarterly, ["each quarter", "every quarter", "quarterly"]), (.semiannually, ["semiannually", "each half-year"]),
        (.annually, ["each year", "every year", "once a year", "yearly", "annually"]),
    ]

    fileprivate static let absolutes: Set = [
        "all", "never", "always", "every", "any", "no", "none", "nobody", "cannot", "only", "ensures", "ensure", "guarantees",
        "guarantee", "impossible",
    ]

    fileprivate static let records = Set(
        """
        record records log logs ticket tickets list register report reports minutes note notes form forms export exports signs signed file \
        files filed table sheet letter memo comparison history notice page pages copies copy statement checklist inventory index rota \
        matrix diagram confirmation confirmations approval settings dictionary schedule catalog calendar stores documents reply
        """.split(separator: " ").map(String.init))

    /// Who acts: a role, a person beside it, or a system.
    fileprivate static let actors = [
        "Management", "Legal counsel", "The CEO", "The HR lead", "The IT lead", "The compliance lead", "The security lead",
        "The engineering lead", "The operations lead", "The finance lead", "The product lead", "The data protection lead",
        "The support lead", "A second engineer", "A second person", "A person other than the preparer", "A preparer", "A checker",
        "A reviewer", "A reviewer other than the preparer", "A reviewer outside collections", "A reviewer without edit rights",
        "An independent reviewer",
        "An operations specialist", "The host of each visitor", "The owner of each system in {systems}", "The system",
        "The application", "The pipeline", "The repository", "The sign-in service", "The cloud platform", "The gateway",
        "The web gateway", "The access tool", "The mail service", "The device manager", "The configuration monitor",
        "The log store", "The paging service", "The monitoring system", "The backup tool", "The backup account", "The interface",
        "The processing chain", "The scheduler", "The billing system", "The ledger", "The portal", "The bank portal",
    ]

    /// What one does, in the present tense.
    fileprivate static let verbs = Set(
        """
        accepts admits alerts announces answers applies approves asks assesses assigns balances builds captures carries checks collects compares confirms \
        corrects counts decides deletes edits encrypts ends enforces engages enters filters finds gives goes grants has holds issues keeps leads limits \
        lists locks logs marks matches measures meets merges names notifies obtains opens pages plans posts presents publishes queries \
        reads rebuilds recalculates reconciles recovers refuses rehearses releases removes requires restores retires reviews reworks \
        rolls runs schedules screens sends sets signs stops stores takes tells tests ties traces triages updates verifies watches \
        wipes withholds works writes adds clears computes exports records splits stamps
        """.split(separator: " ").map(String.init))
}
