/** Rules about what proves an app, in the order in which their findings are told. */
import type { Rule } from "../rule";
import { certificateEnded } from "./certificateEnded";
import { certificateLifetime } from "./certificateLifetime";
import { credentialDateForm } from "./credentialDateForm";
import { credentialDateOrder } from "./credentialDateOrder";
import { credentialNotBegun } from "./credentialNotBegun";
import { credentialRotation } from "./credentialRotation";
import { federatedAudience } from "./federatedAudience";
import { federatedAudienceCount } from "./federatedAudienceCount";
import { federatedCount } from "./federatedCount";
import { federatedIssuer } from "./federatedIssuer";
import { federatedLength } from "./federatedLength";
import { federatedName } from "./federatedName";
import { federatedNameUnique } from "./federatedNameUnique";
import { federatedPullRequest } from "./federatedPullRequest";
import { federatedSubject } from "./federatedSubject";
import { federatedUnique } from "./federatedUnique";
import { federatedWildcard } from "./federatedWildcard";
import { secretAvoidable } from "./secretAvoidable";
import { secretCountPersonal } from "./secretCountPersonal";
import { secretEnded } from "./secretEnded";
import { secretEndMissing } from "./secretEndMissing";
import { secretLifetime } from "./secretLifetime";
import { secretLifetimePolicy } from "./secretLifetimePolicy";
import { secretMultiTenant } from "./secretMultiTenant";

export const credentialRules: readonly Rule[] = [
  credentialDateForm,
  credentialDateOrder,
  secretAvoidable,
  secretMultiTenant,
  secretCountPersonal,
  secretEndMissing,
  secretLifetime,
  secretLifetimePolicy,
  secretEnded,
  certificateEnded,
  certificateLifetime,
  credentialNotBegun,
  credentialRotation,
  federatedCount,
  federatedName,
  federatedNameUnique,
  federatedLength,
  federatedAudienceCount,
  federatedAudience,
  federatedUnique,
  federatedIssuer,
  federatedSubject,
  federatedWildcard,
  federatedPullRequest,
];
