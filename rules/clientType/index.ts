/** Rules about what kind of client an app is, in the order in which their findings are told. */
import type { Rule } from "../rule";
import { credentialMissing } from "./credentialMissing";
import { credentialOfPublicClient } from "./credentialOfPublicClient";
import { implicitFlow } from "./implicitFlow";
import { publicFlowsBesideCredential } from "./publicFlowsBesideCredential";
import { publicFlowsMissing } from "./publicFlowsMissing";
import { servicePrincipalDisabled } from "./servicePrincipalDisabled";
import { servicePrincipalMissing } from "./servicePrincipalMissing";

export const clientTypeRules: readonly Rule[] = [
  credentialMissing,
  publicFlowsMissing,
  publicFlowsBesideCredential,
  credentialOfPublicClient,
  implicitFlow,
  servicePrincipalMissing,
  servicePrincipalDisabled,
];
