@main enum Tickmark { static func main() {} }
