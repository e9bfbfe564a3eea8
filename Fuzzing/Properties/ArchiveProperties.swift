@testable import Checking

/// Whatever the bytes of a backup's headers: none is read as a size below nothing, and no name leads out of the folder.
/// What is accepted as a name can be written and is read again as the same.
func checkArchive(_ bytes: [UInt8]) throws(Broken) {
    try checkName(String(decoding: bytes.prefix(1100), as: UTF8.self))
    if let name = try? Ustar.readName(bytes) { try checkName(name) }
    for start in stride(from: 0, to: bytes.count, by: Ustar.blockSize) {
        guard let header = try? Ustar.readHeader(Array(bytes[start..<min(start + Ustar.blockSize, bytes.count)])) else {
            continue
        }
        try promise(header.size >= 0, "a file has \(header.size) bytes")
        try checkName(header.name)
    }
}

private func checkName(_ name: String) throws(Broken) {
    guard let path = try? ArchivePath(name) else { return }
    try promise(path.text == name && !name.hasPrefix("/") && !name.isEmpty, "a name became another")
    try promise(!path.parts.contains("..") && path.parts.joined(separator: "/") == name, "a name leads out of the folder")
    let blocks = Ustar.header(of: name, size: 1)
    try promise(blocks.count % Ustar.blockSize == 0, "a header ends within a block")
    if name.utf8.count <= 100 {
        let read = try? Ustar.readHeader(blocks)
        try promise(read?.name == name && read?.size == 1 && read?.kind == .file, "a header is read back as another")
    } else {
        let size = (try? Ustar.readHeader(Array(blocks.prefix(Ustar.blockSize))))?.size ?? 0
        let record = Array(blocks.dropFirst(Ustar.blockSize).prefix(size))
        try promise((try? Ustar.readName(record)) == name, "a long name is read back as another")
    }
}
