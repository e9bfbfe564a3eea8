import CCatalogTexts

/// The bytes of the built-in catalogs and of the library of controls, as they are embedded in the binary.
enum CatalogTexts {
    /// What stands before the areas of SOC 1.
    static var soc1Header: [UInt8] { tm_soc1_header.contents }
    /// What stands before the areas of SOC 2.
    static var soc2Header: [UInt8] { tm_soc2_header.contents }
    /// The table of SOC 1's short texts.
    static var soc1Index: [UInt8] { tm_soc1_index.contents }
    /// The table of SOC 2's short texts.
    static var soc2Index: [UInt8] { tm_soc2_index.contents }
    /// The files of the areas of SOC 1, in order.
    static var soc1Areas: [(file: String, bytes: [UInt8])] { files(tm_soc1_areas_count(), tm_soc1_areas_at) }
    /// The files of the areas of SOC 2, in order.
    static var soc2Areas: [(file: String, bytes: [UInt8])] { files(tm_soc2_areas_count(), tm_soc2_areas_at) }
    /// The files of the library of controls, a theme each, in the order in which they are shown.
    static var controls: [(file: String, bytes: [UInt8])] { files(tm_controls_count(), tm_controls_at) }

    private static func files(_ count: Int, _ text: (Int) -> tm_text) -> [(file: String, bytes: [UInt8])] {
        (0..<count).map { (String(cString: text($0).file), text($0).contents) }
    }
}

extension tm_text {
    /// The bytes.
    fileprivate var contents: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }
}
