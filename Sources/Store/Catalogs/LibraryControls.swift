import Catalogs
import Readiness

extension OnDemand<[Control]> {
    /// The library that comes with Tickmark, read when somebody asks for it. The tests rule out that it cannot be read.
    package static var builtInLibrary: OnDemand { OnDemand { (try? ControlLibrary.builtIn().controls) ?? [] } }
}
