/// The bytes of the built-in catalogs and of the library of controls, embedded in the binary.
///
/// A module of its own, which imports nothing: a compiler takes minutes for arrays of this length, and so takes them once, and not again with each
/// change of what reads them.
public enum CatalogTexts {
    /// What stands before the areas of SOC 1.
    public static var soc1Header: [UInt8] { PackageResources.soc1_json }
    /// What stands before the areas of SOC 2.
    public static var soc2Header: [UInt8] { PackageResources.soc2_json }
    /// The table of SOC 1's short texts.
    public static var soc1Index: [UInt8] { PackageResources.soc1_index }
    /// The table of SOC 2's short texts.
    public static var soc2Index: [UInt8] { PackageResources.soc2_index }

    /// The files of the areas of SOC 2, in order.
    public static var soc2Areas: [(file: String, bytes: [UInt8])] {
        [
            ("soc2-CC1.json", PackageResources.soc2_CC1_json),
            ("soc2-CC2.json", PackageResources.soc2_CC2_json),
            ("soc2-CC3.json", PackageResources.soc2_CC3_json),
            ("soc2-CC4.json", PackageResources.soc2_CC4_json),
            ("soc2-CC5.json", PackageResources.soc2_CC5_json),
            ("soc2-CC6.json", PackageResources.soc2_CC6_json),
            ("soc2-CC7.json", PackageResources.soc2_CC7_json),
            ("soc2-CC8.json", PackageResources.soc2_CC8_json),
            ("soc2-CC9.json", PackageResources.soc2_CC9_json),
            ("soc2-A.json", PackageResources.soc2_A_json),
            ("soc2-PI.json", PackageResources.soc2_PI_json),
            ("soc2-C.json", PackageResources.soc2_C_json),
            ("soc2-P.json", PackageResources.soc2_P_json),
            ("soc2-DC.json", PackageResources.soc2_DC_json),
        ]
    }

    /// The files of the areas of SOC 1, in order.
    public static var soc1Areas: [(file: String, bytes: [UInt8])] {
        [
            ("soc1-ON.json", PackageResources.soc1_ON_json),
            ("soc1-TX.json", PackageResources.soc1_TX_json),
            ("soc1-PC.json", PackageResources.soc1_PC_json),
            ("soc1-CA.json", PackageResources.soc1_CA_json),
            ("soc1-MD.json", PackageResources.soc1_MD_json),
            ("soc1-BL.json", PackageResources.soc1_BL_json),
            ("soc1-RV.json", PackageResources.soc1_RV_json),
            ("soc1-PY.json", PackageResources.soc1_PY_json),
            ("soc1-MF.json", PackageResources.soc1_MF_json),
            ("soc1-RE.json", PackageResources.soc1_RE_json),
            ("soc1-FS.json", PackageResources.soc1_FS_json),
            ("soc1-CU.json", PackageResources.soc1_CU_json),
            ("soc1-LA.json", PackageResources.soc1_LA_json),
            ("soc1-PE.json", PackageResources.soc1_PE_json),
            ("soc1-CM.json", PackageResources.soc1_CM_json),
            ("soc1-SD.json", PackageResources.soc1_SD_json),
            ("soc1-CO.json", PackageResources.soc1_CO_json),
            ("soc1-BR.json", PackageResources.soc1_BR_json),
            ("soc1-DT.json", PackageResources.soc1_DT_json),
            ("soc1-IP.json", PackageResources.soc1_IP_json),
            ("soc1-CE.json", PackageResources.soc1_CE_json),
            ("soc1-RA.json", PackageResources.soc1_RA_json),
            ("soc1-MS.json", PackageResources.soc1_MS_json),
            ("soc1-DM.json", PackageResources.soc1_DM_json),
            ("soc1-MA.json", PackageResources.soc1_MA_json),
            ("soc1-UE.json", PackageResources.soc1_UE_json),
            ("soc1-SO.json", PackageResources.soc1_SO_json),
            ("soc1-SP.json", PackageResources.soc1_SP_json),
        ]
    }

    /// The files of the library of controls, a theme each, in the order in which they are shown.
    public static var controls: [(file: String, bytes: [UInt8])] {
        [
            ("people.json", PackageResources.people_json),
            ("governance.json", PackageResources.governance_json),
            ("risk.json", PackageResources.risk_json),
            ("monitoring.json", PackageResources.monitoring_json),
            ("access.json", PackageResources.access_json),
            ("physical.json", PackageResources.physical_json),
            ("protection.json", PackageResources.protection_json),
            ("operations.json", PackageResources.operations_json),
            ("incident.json", PackageResources.incident_json),
            ("change.json", PackageResources.change_json),
            ("vendor.json", PackageResources.vendor_json),
            ("continuity.json", PackageResources.continuity_json),
            ("confidentiality.json", PackageResources.confidentiality_json),
            ("processing.json", PackageResources.processing_json),
            ("clients.json", PackageResources.clients_json),
            ("finance.json", PackageResources.finance_json),
            ("funds.json", PackageResources.funds_json),
            ("privacy.json", PackageResources.privacy_json),
            ("report.json", PackageResources.report_json),
        ]
    }
}
