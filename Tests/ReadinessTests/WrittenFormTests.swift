import Readiness
import Testing

@Suite("Dates, times, writers and entries are read from exactly one form")
struct WrittenFormTests {
    @Test("What is written is read back, and nothing that differs in one character is")
    func forms() {
        #expect(Day(iso: "2027-06-30".dropFirst(0))?.description == "2027-06-30")
        for text in [
            "2027-6-30", "2027-06-3", "2027-06-31", "02027-06-30", "2027/06/30", "2027-06-30 ", "２027-06-30", "+027-06-30", "",
            "----------",
        ] {
            #expect(Day(iso: text) == nil, "\(text)")
        }
        #expect(Timestamp(iso: "2027-06-30T23:59:60Z")?.description == "2027-07-01T00:00:00Z")
        for text in [
            "2027-06-30T24:00:00Z", "2027-06-30T23:60:00Z", "2027-06-30 23:00:00Z", "2027-06-30T23:00:00", "2027-06-30T2a:00:00Z",
        ] {
            #expect(Timestamp(iso: text) == nil, "\(text)")
        }
        #expect(WriterID("ana-lopez-0f1c90ab")?.description == "ana-lopez-0f1c90ab")
        for text in [
            "ana-4f1c90a", "ana-4f1c90ab0", "ana-4F1C90AB", "ana4f1c90ab", "-4f1c90ab", "Ana-4f1c90ab", "ana-4f1c90ag",
            "../a-4f1c90ab", "",
        ] {
            #expect(WriterID(text) == nil, "\(text)")
        }
        #expect(EntryID("ana-4f1c90ab:12")?.description == "ana-4f1c90ab:12")
        for text in [
            "ana-4f1c90ab", "ana-4f1c90ab:", "ana-4f1c90ab:0", "ana-4f1c90ab:-1", "ana-4f1c90ab:+1", "ana-4f1c90ab:1:2",
            "ana-4f1c90ab:99999999999999999999", ":1",
        ] {
            #expect(EntryID(text) == nil, "\(text)")
        }
    }
}
