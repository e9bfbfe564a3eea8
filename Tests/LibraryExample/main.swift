import Catalogs
import Readiness
import Reports
import Store
import SystemPackage

let folder = FilePath(CommandLine.arguments.dropFirst().first ?? ".")
let today = Day(iso: "2026-11-23") ?? Day(ordinal: 0)
var store = try WorkspaceStore(
    opening: folder, author: .nobody, catalogs: BuiltInCatalogs.all, today: today, now: { Timestamp(startOf: today) })
for engagement in store.state.engagements {
    let tally = engagement.tally
    print("\(engagement.id): \(tally.ticked) of \(tally.total) items ticked, \(tally.reviewed) reviewed")
}
for notice in store.takeNotices() { print(notice) }
