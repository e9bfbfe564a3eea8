/// The version, as `--version` prints it and exports name it.
enum Version {
    static let text = "0.1.0"
}
