@main enum Pictures { static func main() {} }
