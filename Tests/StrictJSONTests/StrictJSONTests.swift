import StrictJSON
import Testing

@Suite("JSON is read strictly, and refused by line and column")
struct JSONReadingTests {
    @Test("Values come back as they were written")
    func values() throws {
        let text = #"{"a": 1, "b": [true, false, null, -2.5e2], "c": {"d": "x\u00e9\n\ud83d\ude00\"\/"}, "é": "東京"}"#
        let root = try JSONDocument(Array(text.utf8)).root
        #expect(try root.required("a").integer() == 1)
        let b = try root.required("b").elements()
        #expect(try b[0].bool() && !b[1].bool() && b[2].kind == .null)
        #expect(try b[3].number() == -250)
        #expect(try root["c"]?["d"]?.string() == "xé\n😀\"/")
        #expect(try root["é"]?.string() == "東京")
        #expect(root["missing"] == nil)
        #expect(root.members.map(\.key) == ["a", "b", "c", "é"])
    }

    @Test(
        "Each kind of wrong text is refused with the place and the reason",
        arguments: [
            ("", "line 1, column 1: the text ends where a value should begin"),
            ("{\"a\":1,\n\"a\":2}", "line 2, column 1: duplicate key; take one out"),
            ("{\"a\" 1}", "line 1, column 6: a colon is missing after the key"),
            ("[1 2]", "line 1, column 4: a comma or ] is missing"),
            ("{\"a\":1,}", "line 1, column 8: a key in quotes is missing"),
            ("[1,]", "line 1, column 4: no JSON value begins with ']'"),
            ("\"abc", "line 1, column 1: the string that begins here does not end"),
            ("\"a\u{1B}\"", "line 1, column 3: the control character byte 0x1b stands in a string; write it as an escape"),
            ("\"\\x\"", "line 1, column 2: \\'x' is no escape; a backslash is written \\\\"),
            ("\"\\ud800\"", "line 1, column 2: half of a surrogate pair stands alone; write the character itself"),
            ("\"\\udc00\"", "line 1, column 2: half of a surrogate pair stands alone; write the character itself"),
            ("\"\\u12G4\"", "line 1, column 2: \\u needs four hexadecimal digits"),
            ("01", "line 1, column 1: this is not a number"),
            ("1.", "line 1, column 3: digits are missing after the point"),
            ("tru", "line 1, column 1: only true, false and null are written without quotes"),
            ("{} {}", "line 1, column 4: something follows the end of the value; take it out"),
            ("\u{FEFF}{}", "line 1, column 1: no JSON value begins with byte 0xef"),
            ("{\"\\u0061\":1}", "line 1, column 2: a key may not hold escapes; write the letters themselves"),
        ])
    func refusals(text: String, message: String) {
        #expect { try JSONDocument(Array(text.utf8)) } throws: { "\($0)" == message }
    }

    @Test("Bytes that are not UTF-8 are refused")
    func invalidUTF8() {
        #expect { try JSONDocument([0x22, 0xC3, 0x28, 0x22]) } throws: { "\($0)" == "line 1, column 2: the string is not UTF-8" }
    }

    @Test("Depth and size have limits")
    func limits() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect { try JSONDocument(Array(deep.utf8)) } throws: {
            "\($0)" == "line 1, column 33: nested deeper than 32 levels"
        }
        let small = JSONLimits(bytes: 8, depth: 2)
        #expect(throws: JSONError.self) { try JSONDocument(Array("[1,2,3,4]".utf8), limits: small) }
        #expect(throws: Never.self) { try JSONDocument(Array("[[1,2]]".utf8), limits: small) }
        #expect(throws: JSONError.self) { try JSONDocument(Array("[[[1]]]".utf8), limits: small) }
    }

    @Test("An object of very many keys is read in time that grows with their number, and a repeated one is still found")
    func manyKeys() throws {
        let members = (0..<50_000).map { "\"k\($0)\":\($0)" }
        let good = try JSONDocument(Array("{\(members.joined(separator: ","))}".utf8))
        #expect(good.root.members.count == 50_000)
        let bad = "{\((members + ["\"k7\":1"]).joined(separator: ","))}"
        #expect(throws: JSONError.self) { try JSONDocument(Array(bad.utf8)) }
    }

    @Test("The first unknown member of an object is found, and known ones are not taken for it")
    func unknownMembers() throws {
        let root = try JSONDocument(Array(#"{"id":1,"title":{"id":2},"tit":3,"idx":4}"#.utf8)).root
        #expect(root.member(notAmong: ["id", "title"])?.key == "tit")
        #expect(try root.member(notAmong: ["id", "title", "tit"])?.value.integer() == 4)
        #expect(root.member(notAmong: ["idx", "tit", "title", "id"]) == nil)
        #expect(root.member(notAmong: [])?.key == "id")
        #expect(root["id"]?.member(notAmong: []) == nil)
    }

    @Test("The bytes of a string are given as they stand only where they are its text and printable ASCII")
    func plainBytes() throws {
        let root = try JSONDocument(Array(#"["plain ~", "", "a\u0041", "Zoë", 7, "é"]"#.utf8)).root
        let elements = try root.elements()
        #expect(elements[0].plainBytes.map { String(decoding: $0, as: UTF8.self) } == "plain ~")
        #expect(elements[1].plainBytes?.isEmpty == true)
        for element in elements.dropFirst(2) { #expect(element.plainBytes == nil) }
    }

    @Test("What ends, escapes or spoils a string is seen at every place of it, whatever surrounds it")
    func everyPlace() throws {
        for (place, rest, spaces) in (0...17).flatMap({ place in
            [0, 1, 7, 8, 9, 20].flatMap { rest in [(place, rest, 0), (place, rest, place)] }
        }) {
            let (before, behind) = (String(repeating: "a", count: place), String(repeating: "z", count: rest))
            let gap = String(repeating: " ", count: spaces)
            func read(_ middle: [UInt8]) -> Result<JSONNode, JSONError> {
                let text = Array("[\(gap)\"\(before)".utf8) + middle + Array("\(behind)\"\(gap)\n,\(gap)1]".utf8)
                return Result { () throws(JSONError) in try JSONDocument(text).root.elements()[0] }
            }
            #expect(try read([]).get().plainBytes?.elementsEqual((before + behind).utf8) == true)
            #expect(try read(Array("\\\"".utf8)).get().string() == before + "\"" + behind)
            #expect(try read(Array("é".utf8)).get().string() == before + "é" + behind)
            for (bytes, isPlain) in [([0x7E], true), ([0x7F], false), (Array("é".utf8), false), (Array("\\n".utf8), false)] {
                #expect((try read(bytes).get().plainBytes != nil) == isPlain, "\(bytes) at \(place)")
            }
            let column = place + spaces + 3
            for (bytes, reason) in [
                ([0x1F], "line 1, column \(column): the control character byte 0x1f stands in a string; write it as an escape"),
                ([0xFF], "line 1, column \(spaces + 3): the string is not UTF-8"),
                (Array("\"\u{1}".utf8), "line 1, column \(column + 1): a comma or ] is missing"),
            ] as [([UInt8], String)] {
                #expect(throws: JSONError.self) { try read(bytes).get() }
                if case .failure(let error) = read(bytes) { #expect("\(error)" == reason) }
            }
        }
    }

    @Test("A value of the wrong kind is named with its place")
    func wrongKinds() throws {
        let root = try JSONDocument(Array("{\"a\": \"x\",\n \"b\": 1.5}".utf8)).root
        #expect { try root.required("a").integer() } throws: {
            "\($0)" == "line 1, column 8: a number is expected here, not a string"
        }
        #expect { try root.required("b").string() } throws: {
            "\($0)" == "line 2, column 7: a string is expected here, not a number"
        }
        #expect { try root.required("c") } throws: { "\($0)" == "line 1, column 1: \"c\" is missing" }
        #expect(throws: JSONError.self) { try root.required("b").integer() }
    }
}

@Suite("JSON is written the same way each time, harmless to look at")
struct JSONWritingTests {
    @Test("Members keep their order; control and invisible characters are escaped")
    func line() {
        let value: JSONValue = [
            "z": 1, "a": ["x", .null, true, .number(0.5), .number(3)], "t": "é\u{1B}[2J\u{202E}\"\\\n😀\u{E0041}",
        ]
        let text = String(decoding: value.encoded(.line), as: UTF8.self)
        #expect(
            text == #"{"z":1,"a":["x",null,true,0.5,3],"t":"é\u001b[2J\u202e\"\\\n😀\udb40\udc41"}"#)
    }

    @Test("The readable layout keeps small things on a line")
    func pages() {
        let value: JSONValue = ["name": "x", "list": [["id": 1, "ok": true], ["id": 2, "ok": false]], "empty": []]
        let text = String(decoding: value.encoded(.pages), as: UTF8.self)
        #expect(
            text == """
                {
                  "name": "x",
                  "list": [
                    {"id": 1, "ok": true},
                    {"id": 2, "ok": false}
                  ],
                  "empty": []
                }

                """)
    }

    @Test("What is written is read back the same, whatever the text")
    func roundTrip() throws {
        let texts = ["", "plain", "\u{0}\u{1F}\u{7F}\u{9B}", "\\u0041", "a\u{2028}b", "👩‍💻", "\u{10FFFF}", "\"\"", "é東\u{202E}"]
        let value = JSONValue.array(texts.map(JSONValue.string))
        for layout in [JSONValue.Layout.line, .pages] {
            let root = try JSONDocument(value.encoded(layout)).root
            #expect(try root.strings() == texts)
        }
    }
}

@Suite("Parts of texts, and texts in parts")
struct JSONPartsTests {
    @Test("A part of some bytes is read as if it stood alone, and errors point into the part")
    func parts() throws {
        let bytes = Array("xx{\"a\":\n [1, \"é\\n\"]}yy".utf8)
        let part = bytes[2..<(bytes.count - 2)]
        let root = try JSONDocument(part).root
        #expect(try root.required("a").elements().map(\.kind) == [.number, .string])
        #expect(try root.required("a").elements()[1].string() == "é\n")
        #expect(root["a"]?.error("here") == (try JSONDocument(Array(part)).root["a"]?.error("here")))
        for end in part.indices {
            let cut = bytes[2..<end]
            let (alone, asPart) = (
                Result { () throws(JSONError) in try JSONDocument(Array(cut)).root.kind },
                Result { () throws(JSONError) in try JSONDocument(cut).root.kind }
            )
            #expect(alone == asPart)
        }
    }

    @Test("An array that is written element by element has the bytes that it has as a whole", arguments: 0...3)
    func arrays(count: Int) {
        let elements: [JSONValue] = (0..<count).map { number in
            ["id": .integer(number), "none": .null, "long": .string(String(repeating: "x", count: number * 60)), "list": [1, 2]]
        }
        var pages = JSONArrayPages()
        let written = elements.flatMap { pages.element($0) } + pages.end
        #expect(written == JSONValue.array(elements).encoded(.pages))
    }
}
