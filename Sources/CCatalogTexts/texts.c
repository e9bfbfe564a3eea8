/*
 * The bytes of the built-in catalogs and of the library of controls. In C, because its compiler embeds files (#embed,
 * C23) in no time, where Swift's takes minutes for arrays of this length. Which files there are, and in which order,
 * stands here and nowhere else.
 */
#include "CCatalogTexts.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t text_soc1_json[] = {
#embed "../Catalogs/SOC1/soc1.json"
};
static const uint8_t text_soc1_index[] = {
#embed "../Catalogs/SOC1/soc1.index"
};
static const uint8_t text_soc1_ON_json[] = {
#embed "../Catalogs/SOC1/soc1-ON.json"
};
static const uint8_t text_soc1_TX_json[] = {
#embed "../Catalogs/SOC1/soc1-TX.json"
};
static const uint8_t text_soc1_PC_json[] = {
#embed "../Catalogs/SOC1/soc1-PC.json"
};
static const uint8_t text_soc1_CA_json[] = {
#embed "../Catalogs/SOC1/soc1-CA.json"
};
static const uint8_t text_soc1_MD_json[] = {
#embed "../Catalogs/SOC1/soc1-MD.json"
};
static const uint8_t text_soc1_BL_json[] = {
#embed "../Catalogs/SOC1/soc1-BL.json"
};
static const uint8_t text_soc1_RV_json[] = {
#embed "../Catalogs/SOC1/soc1-RV.json"
};
static const uint8_t text_soc1_PY_json[] = {
#embed "../Catalogs/SOC1/soc1-PY.json"
};
static const uint8_t text_soc1_MF_json[] = {
#embed "../Catalogs/SOC1/soc1-MF.json"
};
static const uint8_t text_soc1_RE_json[] = {
#embed "../Catalogs/SOC1/soc1-RE.json"
};
static const uint8_t text_soc1_FS_json[] = {
#embed "../Catalogs/SOC1/soc1-FS.json"
};
static const uint8_t text_soc1_CU_json[] = {
#embed "../Catalogs/SOC1/soc1-CU.json"
};
static const uint8_t text_soc1_VA_json[] = {
#embed "../Catalogs/SOC1/soc1-VA.json"
};
static const uint8_t text_soc1_IV_json[] = {
#embed "../Catalogs/SOC1/soc1-IV.json"
};
static const uint8_t text_soc1_CL_json[] = {
#embed "../Catalogs/SOC1/soc1-CL.json"
};
static const uint8_t text_soc1_LS_json[] = {
#embed "../Catalogs/SOC1/soc1-LS.json"
};
static const uint8_t text_soc1_ST_json[] = {
#embed "../Catalogs/SOC1/soc1-ST.json"
};
static const uint8_t text_soc1_RK_json[] = {
#embed "../Catalogs/SOC1/soc1-RK.json"
};
static const uint8_t text_soc1_OC_json[] = {
#embed "../Catalogs/SOC1/soc1-OC.json"
};
static const uint8_t text_soc1_AP_json[] = {
#embed "../Catalogs/SOC1/soc1-AP.json"
};
static const uint8_t text_soc1_LA_json[] = {
#embed "../Catalogs/SOC1/soc1-LA.json"
};
static const uint8_t text_soc1_PE_json[] = {
#embed "../Catalogs/SOC1/soc1-PE.json"
};
static const uint8_t text_soc1_CM_json[] = {
#embed "../Catalogs/SOC1/soc1-CM.json"
};
static const uint8_t text_soc1_SD_json[] = {
#embed "../Catalogs/SOC1/soc1-SD.json"
};
static const uint8_t text_soc1_CO_json[] = {
#embed "../Catalogs/SOC1/soc1-CO.json"
};
static const uint8_t text_soc1_BR_json[] = {
#embed "../Catalogs/SOC1/soc1-BR.json"
};
static const uint8_t text_soc1_DT_json[] = {
#embed "../Catalogs/SOC1/soc1-DT.json"
};
static const uint8_t text_soc1_IP_json[] = {
#embed "../Catalogs/SOC1/soc1-IP.json"
};
static const uint8_t text_soc1_CE_json[] = {
#embed "../Catalogs/SOC1/soc1-CE.json"
};
static const uint8_t text_soc1_MS_json[] = {
#embed "../Catalogs/SOC1/soc1-MS.json"
};
static const uint8_t text_soc1_RA_json[] = {
#embed "../Catalogs/SOC1/soc1-RA.json"
};
static const uint8_t text_soc1_DM_json[] = {
#embed "../Catalogs/SOC1/soc1-DM.json"
};
static const uint8_t text_soc1_MA_json[] = {
#embed "../Catalogs/SOC1/soc1-MA.json"
};
static const uint8_t text_soc1_UE_json[] = {
#embed "../Catalogs/SOC1/soc1-UE.json"
};
static const uint8_t text_soc1_SO_json[] = {
#embed "../Catalogs/SOC1/soc1-SO.json"
};
static const uint8_t text_soc1_SP_json[] = {
#embed "../Catalogs/SOC1/soc1-SP.json"
};
static const uint8_t text_soc2_json[] = {
#embed "../Catalogs/SOC2/soc2.json"
};
static const uint8_t text_soc2_index[] = {
#embed "../Catalogs/SOC2/soc2.index"
};
static const uint8_t text_soc2_CC1_json[] = {
#embed "../Catalogs/SOC2/soc2-CC1.json"
};
static const uint8_t text_soc2_CC2_json[] = {
#embed "../Catalogs/SOC2/soc2-CC2.json"
};
static const uint8_t text_soc2_CC3_json[] = {
#embed "../Catalogs/SOC2/soc2-CC3.json"
};
static const uint8_t text_soc2_CC4_json[] = {
#embed "../Catalogs/SOC2/soc2-CC4.json"
};
static const uint8_t text_soc2_CC5_json[] = {
#embed "../Catalogs/SOC2/soc2-CC5.json"
};
static const uint8_t text_soc2_CC6_json[] = {
#embed "../Catalogs/SOC2/soc2-CC6.json"
};
static const uint8_t text_soc2_CC7_json[] = {
#embed "../Catalogs/SOC2/soc2-CC7.json"
};
static const uint8_t text_soc2_CC8_json[] = {
#embed "../Catalogs/SOC2/soc2-CC8.json"
};
static const uint8_t text_soc2_CC9_json[] = {
#embed "../Catalogs/SOC2/soc2-CC9.json"
};
static const uint8_t text_soc2_A_json[] = {
#embed "../Catalogs/SOC2/soc2-A.json"
};
static const uint8_t text_soc2_PI_json[] = {
#embed "../Catalogs/SOC2/soc2-PI.json"
};
static const uint8_t text_soc2_C_json[] = {
#embed "../Catalogs/SOC2/soc2-C.json"
};
static const uint8_t text_soc2_P_json[] = {
#embed "../Catalogs/SOC2/soc2-P.json"
};
static const uint8_t text_soc2_DC_json[] = {
#embed "../Catalogs/SOC2/soc2-DC.json"
};
static const uint8_t text_people_json[] = {
#embed "../Catalogs/Controls/people.json"
};
static const uint8_t text_governance_json[] = {
#embed "../Catalogs/Controls/governance.json"
};
static const uint8_t text_risk_json[] = {
#embed "../Catalogs/Controls/risk.json"
};
static const uint8_t text_monitoring_json[] = {
#embed "../Catalogs/Controls/monitoring.json"
};
static const uint8_t text_access_json[] = {
#embed "../Catalogs/Controls/access.json"
};
static const uint8_t text_physical_json[] = {
#embed "../Catalogs/Controls/physical.json"
};
static const uint8_t text_protection_json[] = {
#embed "../Catalogs/Controls/protection.json"
};
static const uint8_t text_operations_json[] = {
#embed "../Catalogs/Controls/operations.json"
};
static const uint8_t text_incident_json[] = {
#embed "../Catalogs/Controls/incident.json"
};
static const uint8_t text_change_json[] = {
#embed "../Catalogs/Controls/change.json"
};
static const uint8_t text_vendor_json[] = {
#embed "../Catalogs/Controls/vendor.json"
};
static const uint8_t text_continuity_json[] = {
#embed "../Catalogs/Controls/continuity.json"
};
static const uint8_t text_confidentiality_json[] = {
#embed "../Catalogs/Controls/confidentiality.json"
};
static const uint8_t text_processing_json[] = {
#embed "../Catalogs/Controls/processing.json"
};
static const uint8_t text_clients_json[] = {
#embed "../Catalogs/Controls/clients.json"
};
static const uint8_t text_finance_json[] = {
#embed "../Catalogs/Controls/finance.json"
};
static const uint8_t text_funds_json[] = {
#embed "../Catalogs/Controls/funds.json"
};
static const uint8_t text_industries_json[] = {
#embed "../Catalogs/Controls/industries.json"
};
static const uint8_t text_privacy_json[] = {
#embed "../Catalogs/Controls/privacy.json"
};
static const uint8_t text_report_json[] = {
#embed "../Catalogs/Controls/report.json"
};

#define TEXT(file, name) {file, name, sizeof name}

const struct tm_text tm_soc1_header = TEXT("soc1.json", text_soc1_json);
const struct tm_text tm_soc1_index = TEXT("soc1.index", text_soc1_index);
const struct tm_text tm_soc2_header = TEXT("soc2.json", text_soc2_json);
const struct tm_text tm_soc2_index = TEXT("soc2.index", text_soc2_index);

static const struct tm_text soc1_areas[] = {
    TEXT("soc1-ON.json", text_soc1_ON_json),
    TEXT("soc1-TX.json", text_soc1_TX_json),
    TEXT("soc1-PC.json", text_soc1_PC_json),
    TEXT("soc1-CA.json", text_soc1_CA_json),
    TEXT("soc1-MD.json", text_soc1_MD_json),
    TEXT("soc1-BL.json", text_soc1_BL_json),
    TEXT("soc1-RV.json", text_soc1_RV_json),
    TEXT("soc1-PY.json", text_soc1_PY_json),
    TEXT("soc1-MF.json", text_soc1_MF_json),
    TEXT("soc1-RE.json", text_soc1_RE_json),
    TEXT("soc1-FS.json", text_soc1_FS_json),
    TEXT("soc1-CU.json", text_soc1_CU_json),
    TEXT("soc1-VA.json", text_soc1_VA_json),
    TEXT("soc1-IV.json", text_soc1_IV_json),
    TEXT("soc1-CL.json", text_soc1_CL_json),
    TEXT("soc1-LS.json", text_soc1_LS_json),
    TEXT("soc1-ST.json", text_soc1_ST_json),
    TEXT("soc1-RK.json", text_soc1_RK_json),
    TEXT("soc1-OC.json", text_soc1_OC_json),
    TEXT("soc1-AP.json", text_soc1_AP_json),
    TEXT("soc1-LA.json", text_soc1_LA_json),
    TEXT("soc1-PE.json", text_soc1_PE_json),
    TEXT("soc1-CM.json", text_soc1_CM_json),
    TEXT("soc1-SD.json", text_soc1_SD_json),
    TEXT("soc1-CO.json", text_soc1_CO_json),
    TEXT("soc1-BR.json", text_soc1_BR_json),
    TEXT("soc1-DT.json", text_soc1_DT_json),
    TEXT("soc1-IP.json", text_soc1_IP_json),
    TEXT("soc1-CE.json", text_soc1_CE_json),
    TEXT("soc1-MS.json", text_soc1_MS_json),
    TEXT("soc1-RA.json", text_soc1_RA_json),
    TEXT("soc1-DM.json", text_soc1_DM_json),
    TEXT("soc1-MA.json", text_soc1_MA_json),
    TEXT("soc1-UE.json", text_soc1_UE_json),
    TEXT("soc1-SO.json", text_soc1_SO_json),
    TEXT("soc1-SP.json", text_soc1_SP_json),
};
size_t tm_soc1_areas_count(void) { return sizeof soc1_areas / sizeof *soc1_areas; }
struct tm_text tm_soc1_areas_at(size_t index) { return soc1_areas[index]; }

static const struct tm_text soc2_areas[] = {
    TEXT("soc2-CC1.json", text_soc2_CC1_json),
    TEXT("soc2-CC2.json", text_soc2_CC2_json),
    TEXT("soc2-CC3.json", text_soc2_CC3_json),
    TEXT("soc2-CC4.json", text_soc2_CC4_json),
    TEXT("soc2-CC5.json", text_soc2_CC5_json),
    TEXT("soc2-CC6.json", text_soc2_CC6_json),
    TEXT("soc2-CC7.json", text_soc2_CC7_json),
    TEXT("soc2-CC8.json", text_soc2_CC8_json),
    TEXT("soc2-CC9.json", text_soc2_CC9_json),
    TEXT("soc2-A.json", text_soc2_A_json),
    TEXT("soc2-PI.json", text_soc2_PI_json),
    TEXT("soc2-C.json", text_soc2_C_json),
    TEXT("soc2-P.json", text_soc2_P_json),
    TEXT("soc2-DC.json", text_soc2_DC_json),
};
size_t tm_soc2_areas_count(void) { return sizeof soc2_areas / sizeof *soc2_areas; }
struct tm_text tm_soc2_areas_at(size_t index) { return soc2_areas[index]; }

static const struct tm_text controls[] = {
    TEXT("people.json", text_people_json),
    TEXT("governance.json", text_governance_json),
    TEXT("risk.json", text_risk_json),
    TEXT("monitoring.json", text_monitoring_json),
    TEXT("access.json", text_access_json),
    TEXT("physical.json", text_physical_json),
    TEXT("protection.json", text_protection_json),
    TEXT("operations.json", text_operations_json),
    TEXT("incident.json", text_incident_json),
    TEXT("change.json", text_change_json),
    TEXT("vendor.json", text_vendor_json),
    TEXT("continuity.json", text_continuity_json),
    TEXT("confidentiality.json", text_confidentiality_json),
    TEXT("processing.json", text_processing_json),
    TEXT("clients.json", text_clients_json),
    TEXT("finance.json", text_finance_json),
    TEXT("funds.json", text_funds_json),
    TEXT("industries.json", text_industries_json),
    TEXT("privacy.json", text_privacy_json),
    TEXT("report.json", text_report_json),
};
size_t tm_controls_count(void) { return sizeof controls / sizeof *controls; }
struct tm_text tm_controls_at(size_t index) { return controls[index]; }
