#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The reader that is given inputs: `READER=journal fuzz [libFuzzer's options] [corpus]`.
private let reader: Reader = {
    if let name = getenv("READER"), let reader = Reader(rawValue: String(cString: name)) { return reader }
    print("READER is one of \(Reader.allCases.map(\.rawValue).joined(separator: ", ")).")
    exit(64)
}()

/// What libFuzzer, which brings the main function, calls with each input that it makes up
/// (<https://llvm.org/docs/LibFuzzer.html>). It is guided by which branches the inputs reach.
@_cdecl("LLVMFuzzerTestOneInput")
public func holdPromises(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(Broken) {
        try reader.check(Array(UnsafeBufferPointer(start: data, count: count)))
    } catch {
        // A trap is how libFuzzer learns of a finding.
        fatalError(error.description)
    }
    return 0
}
