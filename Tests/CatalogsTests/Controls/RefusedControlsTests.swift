import Readiness
import Testing

@testable import Catalogs

@Suite("A bad file of controls is refused with the file, the line and the reason")
struct RefusedControlsTests {
    private static let text = """
        {
        "format": 1,
        "theme": "t",
        "title": "Theme",
        "controls": [
        {
        "key": "first",
        "title": "The first is so",
        "statement": "The lead signs {what} each year within {days} days.",
        "parameters": [
        {"name": "what", "default": "it", "meaning": "What is signed."},
        {"name": "days", "default": "5", "meaning": "How many."}
        ],
        "nature": "manual",
        "kind": "preventive",
        "frequency": "perEvent",
        "population": {"what": "Events", "system": "Tool", "secondSource": "Other"},
        "type1": ["One"],
        "type2": ["Period"],
        "nothingOccurred": "An empty list",
        "notApplicable": [{"when": "No office", "instead": "A statement"}],
        "effort": {"setupDays": 1, "hoursEach": 0.5},
        "role": "IT lead",
        "items": ["soc2/A1.1-01"],
        "criteria": ["soc2/A1.1"],
        "crosswalk": {"iso27001": [], "csf": []}
        }
        ]
        }
        """

    private static let flaws: [Flaw] = [
        Flaw("A later format", "\"format\": 1", "\"format\": 2", line: 2, "this version of Tickmark reads controls of format 1"),
        Flaw("Another file's theme", "\"theme\": \"t\"", "\"theme\": \"u\"", line: 3, "the file of the theme u is u.json"),
        Flaw("A theme in capitals", "\"theme\": \"t\"", "\"theme\": \"T\"", line: 3, "\"theme\" has 1 to 40 of a-z"),
        Flaw("A key that ends with a dash", "\"first\"", "\"first-\"", line: 7, "ends with no dash"),
        Flaw("An unknown key", "\"role\":", "\"owner\":", line: 23, "\"owner\" means nothing here"),
        Flaw("No title", "\"title\": \"The first is so\",\n", "", line: 6, "\"title\" is missing"),
        Flaw("A parameter that is not explained", "{what}", "{what} of {whom}", line: 9, "the parameter {whom} is not explained"),
        Flaw("A parameter that is not used", "{what} ", "", line: 11, "the statement has no {what}"),
        Flaw(
            "A parameter explained twice", "\"name\": \"days\"", "\"name\": \"what\"", line: 12,
            "the parameter what is explained twice"),
        Flaw(
            "A parameter with a bad name", "\"name\": \"what\"", "\"name\": \"What\"", line: 11, "a parameter's name has 1 to 24"),
        Flaw("A brace too many", "signs {what}", "signs {what}}", line: 9, "a brace is left over"),
        Flaw("A nature that is none", "\"manual\"", "\"human\"", line: 14, "\"nature\" is one of manual, automated, both"),
        Flaw("A frequency that is none", "\"perEvent\"", "\"hourly\"", line: 16, "\"frequency\" is one of continuous, daily"),
        Flaw(
            "No word for an empty period", "\"nothingOccurred\": \"An empty list\",\n", "", line: 6,
            "\"nothingOccurred\" is missing"),
        Flaw("No second source", ", \"secondSource\": \"Other\"", "", line: 17, "\"secondSource\" is missing"),
        Flaw("No line for Type 1", "[\"One\"]", "[]", line: 18, "\"type1\" is a list of 1 to 6 lines"),
        Flaw("A line break in a line", "\"Period\"", "\"Pe\\nriod\"", line: 19, "must be one line"),
        Flaw("An alternative without what stands in", ", \"instead\": \"A statement\"", "", line: 21, "\"instead\" is missing"),
        Flaw("Effort beyond reason", "\"setupDays\": 1", "\"setupDays\": 61", line: 22, "a number from 0 to 60"),
        Flaw("Hours below none", "\"hoursEach\": 0.5", "\"hoursEach\": -1", line: 22, "a number from 0 to 80"),
        Flaw("No item", "[\"soc2/A1.1-01\"]", "[]", line: 24, "at least one item is expected"),
        Flaw("An item without its catalog", "soc2/A1.1-01", "A1.1-01", line: 24, "a catalog's id, a slash and the id"),
        Flaw("An item twice", "[\"soc2/A1.1-01\"]", "[\"soc2/A1.1-01\", \"soc2/A1.1-01\"]", line: 24, "duplicate soc2/A1.1-01"),
        Flaw("Another subject", "\"role\"", "\"about\": \"people\", \"role\"", line: 23, "\"about\" is \"report\", or left out"),
        Flaw("An unknown framework", "\"csf\": []", "\"csf\": [], \"pci\": []", line: 26, "\"pci\" means nothing here"),
    ]

    @Test("What is wrong is said with its line", arguments: flaws)
    func refused(_ flaw: Flaw) throws {
        let text = Self.text.replacing(flaw.part, with: flaw.other, maxReplacements: 1)
        #expect(text != Self.text, "the flaw changes nothing")
        let error = try #require(throws: ControlError.self) {
            try ControlLibrary(files: [("t.json", Array(text.utf8))])
        }
        #expect(error.file == "t.json" && error.line == flaw.line, "\(error)")
        #expect(error.reason.contains(flaw.reason), "\(error)")
    }

    @Test("The file without a flaw is read")
    func sound() throws {
        let library = try ControlLibrary(files: [("t.json", Array(Self.text.utf8))])
        #expect(library.controls.map { $0.statement.filled() } == ["The lead signs it each year within 5 days."])
    }

    @Test("Two controls of one key, and an item in two controls, are refused across files")
    func acrossFiles() throws {
        let other = Self.text.replacing("\"theme\": \"t\"", with: "\"theme\": \"u\"")
        let twice = try #require(throws: ControlError.self) {
            try ControlLibrary(files: [("t.json", Array(Self.text.utf8)), ("u.json", Array(other.utf8))])
        }
        #expect(twice.file == "u.json" && twice.line == 7 && twice.reason.contains("there are two controls first"))
        let renamed = other.replacing("\"first\"", with: "\"second\"")
        let shared = try #require(throws: ControlError.self) {
            try ControlLibrary(files: [("t.json", Array(Self.text.utf8)), ("u.json", Array(renamed.utf8))])
        }
        #expect(shared.line == 24 && shared.reason.contains("belongs to first already"))
    }
}
