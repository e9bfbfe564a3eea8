import HarmlessText
import Readiness
import Testing

@Suite("Whom a name means")
struct PersonLookupTests {
    private func record(_ actions: Action...) -> WorkspaceRecord {
        var office = Office()
        for action in actions { office.write([action], by: Acme.ben) }
        return office.state.record
    }

    private var team: WorkspaceRecord {
        record(
            .person("ana", name: "Ana Ruiz", was: nil), .person("zoe", name: "Zoë Müller-Straße", was: nil),
            .person("sato", name: "佐藤 花子", was: nil), .person("ben", name: "ben", was: nil))
    }

    // MARK: Handles

    @Test(
        "Every name gets a handle that can be typed, and none ends in a dash",
        arguments: [
            ("Ana Ruiz", "ana"), ("Ana!", "ana"), ("J. P.", "j"), ("Zoë Müller-Straße", "zoe"), ("Øystein Åsgård", "oystein"),
            ("Łukasz Żółć", "lukasz"), ("Иван Петров", "ivan"), ("Щукин", "shchukin"), ("Юлія Ґонта", "iuliia"),
            ("Ђорђе", "djordje"),
            ("Γιώργος Παπαδόπουλος", "giorgos"), ("Ψάλτης", "psaltis"), ("e\u{301}mile", "emile"), ("bob@example.com", "bob"),
            ("bob.smith@example.com", "bob-smith"), ("O'Brien", "obrien"), ("佐藤 花子", "person-2"), ("عمر", "person-2"),
            ("שרה", "person-2"),
            ("!!!", "person-2"), ("佐藤 Hanako", "hanako"), ("Security Team", "security"), ("me", "me-2"), ("Nobody", "nobody-2"),
            ("---", "person-2"), ("Ana---", "ana"), ("Wolfeschlegelsteinhausenbergerdorff", "wolfeschlegelsteinhausen"),
            ("Maximilian-Alexander-der-V", "maximilian-alexander-der"), ("\u{1B}[31mred", "31mred"), ("محمد Ali", "ali"),
            ("", "person-2"),
        ])
    func handles(name: String, expected: String) {
        let handle = Handle.made(from: name) { _ in true }
        #expect(handle.text == expected)
        #expect(Handle.canBeGiven(handle.text))
    }

    @Test("Any text at all gives a handle that can be given, also where all near ones are taken")
    func anyText() {
        let scalars: [Unicode.Scalar] = [
            "-", "a", "Z", "9", " ", "é", "Я", "Ω", "花", "\u{0}", "\u{301}", "@", ".", "\u{202E}", "ß", "’",
        ]
        for number in 0..<20_000 {
            var (rest, name) = (number &* 2_654_435_761, "")
            for _ in 0..<(number % 9) {
                name.unicodeScalars.append(scalars[abs(rest) % scalars.count])
                rest /= scalars.count
            }
            let first = Handle.made(from: name) { _ in true }
            #expect(Handle.canBeGiven(first.text), "\(name.debugDescription)")
            let second = Handle.made(from: name) { $0 != first }
            #expect(second != first && Handle.canBeGiven(second.text), "\(name.debugDescription)")
        }
    }

    // MARK: Owners

    @Test("A handle, a name in any case and spacing, and me are somebody; a new name is somebody new, with a handle")
    func owners() throws {
        let lookup = PersonLookup(in: team, me: "ana", named: "Ana Ruiz")
        for text in ["ana", "ANA", " Ana   Ruiz ", "ana ruiz", "me", "ME"] { #expect(try lookup.owner(text) == .known("ana")) }
        #expect(try lookup.owner("佐藤 花子") == .known("sato"))
        #expect(try lookup.owner("zoe\u{308}  müller-straße") == .known("zoe"))
        for text in ["", "  ", "nobody", "Nobody"] { #expect(try lookup.owner(text) == .nobody) }
        #expect(try lookup.owner("Ana Lopez") == .new("ana-lopez", name: "Ana Lopez"))
        #expect(try lookup.owner("Security Team") == .new("security", name: "Security Team"))
        #expect(try lookup.owner("bob@example.com") == .new("bob", name: "bob@example.com"))
        #expect(try lookup.owner("Dan") == .new("dan", name: "Dan"))
        #expect(try lookup.owner("鈴木 一郎") == .new("person-2", name: "鈴木 一郎"))
        #expect(throws: Refusal.noName("!!!")) { try lookup.owner("!!!") }
        #expect(throws: Refusal.self) { try lookup.owner(String(repeating: "x ", count: 400)) }
        // Whoever asks is somebody before the first entry, too.
        let newcomer = PersonLookup(in: team, me: "eve", named: "Eve Stone")
        for text in ["me", "eve", "Eve Stone"] { #expect(try newcomer.owner(text) == .known("eve")) }
    }

    @Test("A filter for somebody who is not here is refused with the nearest, and a name of two people with both")
    func unknown() throws {
        let lookup = PersonLookup(in: team, me: "ana", named: "Ana Ruiz")
        #expect(try lookup.person("Zoë Müller-Straße") == "zoe")
        let refusal = #expect(throws: Refusal.self) { try lookup.person("Ana Riuz") }
        #expect(refusal == .unknownPerson("Ana Riuz", nearest: ["Ana Ruiz"]))
        let twice = record(.person("ana", name: "Ana Ruiz", was: nil), .person("ana-2", name: "Ana Ruiz", was: nil))
        let both = PersonLookup(in: twice, me: "ben", named: "Ben")
        #expect(throws: Refusal.ambiguousPerson("Ana Ruiz", candidates: ["ana", "ana-2"])) { try both.person("Ana Ruiz") }
        let joined = record(
            .person("ana", name: "Ana Ruiz", was: nil), .person("ana-2", name: "Ana Ruiz", was: nil),
            .same("ana-2", as: "ana", to: true, was: false))
        let one = PersonLookup(in: joined, me: "ana-2", named: "Ana Ruiz")
        for text in ["Ana Ruiz", "ana-2", "me"] { #expect(try one.person(text) == "ana") }
        #expect(try one.handle("ana-2") == "ana-2" && one.handle("me") == "ana-2")
    }

    // MARK: Who sits here

    @Test("Whoever sits here is whom a name or a handle names exactly, and learns nobody else's")
    func recognized() {
        func who(_ name: String, in record: WorkspaceRecord? = nil) -> String {
            let (handle, name) = (record ?? team).recognize(name)
            return "\(handle) \(name)"
        }
        #expect(who("Ana Ruiz") == "ana Ana Ruiz")
        #expect(who("  ana   RUIZ ") == "ana Ana Ruiz")
        #expect(who("ana") == "ana Ana Ruiz", "the login of the server is the person of the laptop")
        #expect(who("sato") == "sato 佐藤 花子")
        #expect(who("佐藤 花子") == "sato 佐藤 花子")
        #expect(who("Ana Lopez") == "ana-lopez Ana Lopez")
        #expect(who("Ben Okafor") == "ben Ben Okafor", "who was given work before the name was known")
        #expect(who("鈴木 一郎") == "person-2 鈴木 一郎")
        #expect(who("me") == "me-2 me")
        let renamed = record(.person("ana", name: "Ana Ruiz", was: nil), .person("ana", name: "Ana Lopez", was: "Ana Ruiz"))
        #expect(who("Ana Ruiz", in: renamed) == "ana Ana Lopez", "her laptop still has the earlier name")
        let chosen = record(
            .person("person-2", name: "佐藤 花子", was: nil), .person("sato", name: "佐藤 花子", was: nil),
            .same("person-2", as: "sato", to: true, was: false))
        #expect(who("佐藤 花子", in: chosen) == "sato 佐藤 花子")
    }

    @Test("A person's own name is said at the first entry where it was missing or only stood in, and never over another")
    func introduced() {
        #expect(team.introduction(of: "eve", as: "Eve Stone") == .person("eve", name: "Eve Stone", was: nil))
        #expect(team.introduction(of: "ben", as: "Ben Okafor") == .person("ben", name: "Ben Okafor", was: "ben"))
        #expect(team.introduction(of: "ben", as: "Ben") == nil)
        #expect(team.introduction(of: "ana", as: "Ana Lopez") == nil)
        let bob = record(.person("bob", name: "bob@example.com", was: nil))
        #expect(bob.introduction(of: "bob", as: "Bob Smith") == .person("bob", name: "Bob Smith", was: "bob@example.com"))
    }
}
