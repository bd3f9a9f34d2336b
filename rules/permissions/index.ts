/** Rules about permissions and consent, in the order in which their findings are told. */
import type { Rule } from "../rule";
import { adminConsentMissing } from "./adminConsentMissing";
import { apiKnown } from "./apiKnown";
import { applicationConsentMissing } from "./applicationConsentMissing";
import { applicationOnPublicClient } from "./applicationOnPublicClient";
import { applicationPersonal } from "./applicationPersonal";
import { assignmentRequiredConsent } from "./assignmentRequiredConsent";
import { consentPolicy } from "./consentPolicy";
import { consentRequested } from "./consentRequested";
import { delegatedWithoutUser } from "./delegatedWithoutUser";
import { onBehalfOfConsent } from "./onBehalfOfConsent";
import { openIdWithoutUser } from "./openIdWithoutUser";
import { permissionEnabled } from "./permissionEnabled";
import { permissionIncluded } from "./permissionIncluded";
import { permissionKnown } from "./permissionKnown";
import { permissionLimits } from "./permissionLimits";
import { permissionRepeated } from "./permissionRepeated";
import { selfEscalation } from "./selfEscalation";
import { tenantControl } from "./tenantControl";

export const permissionRules: readonly Rule[] = [
  apiKnown,
  permissionKnown,
  permissionEnabled,
  permissionRepeated,
  permissionLimits,
  permissionIncluded,
  delegatedWithoutUser,
  openIdWithoutUser,
  applicationOnPublicClient,
  applicationPersonal,
  consentRequested,
  adminConsentMissing,
  consentPolicy,
  assignmentRequiredConsent,
  onBehalfOfConsent,
  applicationConsentMissing,
  selfEscalation,
  tenantControl,
];
