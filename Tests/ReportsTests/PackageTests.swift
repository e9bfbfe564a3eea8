import Reports
import Testing

@Suite("A package for the auditor")
struct PackageTests {
    private func package(_ parts: [(String, String)]) -> [UInt8] {
        var package = AuditPackage()
        for (name, text) in parts { package.add(name, Array(text.utf8)) }
        return package.file
    }

    @Test("The same parts make the same bytes, in whichever order they came")
    func same() {
        let parts = [("report.md", "a"), ("journal/ana.jsonl", "b"), ("evidence/x.pdf", "c")]
        #expect(package(parts) == package(parts.reversed()))
    }

    @Test("Every part has its digest, and the page that says how to check them, too")
    func digests() {
        let text = String(decoding: package([("report.md", "abc")]), as: UTF8.self)
        // FIPS 180-4, appendix: the digest of "abc".
        #expect(text.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  report.md\n"))
        #expect(text.contains("  VERIFY.md\n"))
    }

    @Test(
        "A name holds nothing that another system could misunderstand",
        arguments: [
            ("evidence/a b.pdf", "evidence/a%20b.pdf"), ("evidence/../x", "evidence/%2E./x"), ("/etc/passwd", "etc/passwd"),
            ("a\\b", "a%5Cb"),
            ("a\nb  c", "a%0Ab%20%20c"), ("é", "%C3%A9"), ("C:x", "C%3Ax"), (".hidden", "%2Ehidden"),
        ])
    func names(label: String, name: String) {
        let text = String(decoding: package([(label, "x")]), as: UTF8.self)
        #expect(text.contains("  \(name)\n"), "\(label)")
        #expect(name == label || !text.contains("  \(label)\n"))
    }
}
