import Foundation
import RealTerminals
import Testing

@Suite("What is packed")
struct PackagingTests {
    private static let hasDpkg = (try? run("/usr/bin/env", ["dpkg-deb", "--version"]).status) == 0

    @Test("The same files make the same tarball, byte for byte, whenever and under whatever umask; its list of digests holds")
    func tarball() throws {
        let folder = try project()
        let first = try pack("dist", umask: "022", in: folder)
        let second = try pack("dist", umask: "077", in: folder)
        #expect(first == second && first.count > 1000)
        let checked = try run(
            "/bin/sh",
            [
                "-c",
                "cd .build/dist && sha256sum --check --quiet *.sha256 && tar xzf *.tar.gz && cd tickmark-1.2.3-* && "
                    + "sha256sum --check --quiet SHA256SUMS && ls bin/tickmark share/doc/tickmark/copyright",
            ], in: folder.url)
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    }

    @Test("The same files make the same package", .enabled(if: hasDpkg, "needs dpkg-deb(1)"))
    func package() throws {
        let folder = try project()
        let first = try pack("deb", umask: "022", in: folder)
        let second = try pack("deb", umask: "077", in: folder)
        #expect(first == second && first.count > 1000)
        let control = try run(
            "/bin/sh", ["-c", "dpkg-deb --field .build/deb/*.deb && dpkg-deb --contents .build/deb/*.deb"], in: folder.url)
        for line in [
            "Package: tickmark", "Version: 1.2.3~dev", "./usr/bin/tickmark", "./usr/share/man/man1/tickmark.1.gz",
            "./usr/share/zsh/vendor-completions/_tickmark",
        ] {
            #expect(control.output.contains(line), "\(line): \(control.output)\(control.errors)")
        }
        // A package under development comes before the release in dpkg's eyes.
        #expect(try run("/usr/bin/env", ["dpkg", "--compare-versions", "1.2.3~dev", "lt", "1.2.3"]).status == 0)
    }

    @Test("Outside git, and where git filled nothing in, nobody says which commit it is")
    func unknown() throws {
        let folder = try project()
        let answer = try run("/bin/sh", [".ci/commit", "id"], in: folder.url)
        #expect(answer.status == 0 && answer.output.isEmpty, "\(answer.output)\(answer.errors)")
        let script = folder.url.appending(path: ".ci/commit")
        let filled = try String(contentsOf: script, encoding: .utf8)
            .replacingOccurrences(of: "$Format:%H$", with: "0123456789abcdef0123456789abcdef01234567")
        try filled.write(to: script, atomically: true, encoding: .utf8)
        #expect(try run("/bin/sh", [".ci/commit", "id"], in: folder.url).output == "0123456789ab\n")
    }

    /// The scripts and what they pack, in a folder of their own.
    private func project() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = FileManager.default
        try files.createDirectory(at: folder.url.appending(path: ".ci"), withIntermediateDirectories: true)
        for name in ["Packaging", ".ci/commit", "README.md", "CHANGELOG.md", "LICENSE"] {
            try files.copyItem(at: root.appending(path: name), to: folder.url.appending(path: name))
        }
        for name in ["bin/tickmark", "share/man/man1/tickmark.1", "share/zsh/site-functions/_tickmark"] {
            let file = folder.url.appending(path: "tree/\(name)")
            try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("something\n".utf8).write(to: file)
        }
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "tree/bin/tickmark").path)
        return folder
    }

    private func pack(_ script: String, umask: String, in folder: ScratchFolder) throws -> Data {
        let answer = try run(
            "/bin/sh", ["-c", "umask \(umask) && sh Packaging/\(script) tree 1.2.3-dev"], in: folder.url)
        #expect(answer.status == 0, "\(answer.output)\(answer.errors)")
        let made = folder.url.appending(path: ".build/\(script)")
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: made.path).first { $0.hasSuffix(".tar.gz") || $0.hasSuffix(".deb") })
        return try Data(contentsOf: made.appending(path: name))
    }
}
