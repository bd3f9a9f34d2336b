/** Every route of Graph that the practice tenant has; whatever is not here is answered 501. */
import { applicationRoutes } from "./applications/applicationRoutes";
import { federatedCredentialRoutes } from "./applications/federatedCredentialRoutes";
import { passwordRoutes } from "./credentials/passwordRoutes";
import { deletedItemRoutes } from "./deletedItems/deletedItemRoutes";
import { assignmentRoutes } from "./grants/assignmentRoutes";
import { grantRoutes } from "./grants/grantRoutes";
import type { GraphRoute } from "./http/graphCall";
import { mailboxRoutes } from "./mailbox/mailboxRoutes";
import { ownedObjectRoutes } from "./owners/ownedObjectRoutes";
import { ownerRoutes } from "./owners/ownerRoutes";
import { memberObjectRoutes } from "./people/memberObjectRoutes";
import { membershipRoutes } from "./people/membershipRoutes";
import { peopleRoutes } from "./people/peopleRoutes";
import { userRoutes } from "./people/userRoutes";
import { policyRoutes } from "./policies/policyRoutes";
import { servicePrincipalRoutes } from "./servicePrincipals/servicePrincipalRoutes";

export const graphRoutes: readonly GraphRoute[] = [
  ...applicationRoutes,
  ...passwordRoutes,
  ...federatedCredentialRoutes,
  ...ownerRoutes,
  ...ownedObjectRoutes,
  ...servicePrincipalRoutes,
  ...assignmentRoutes,
  ...grantRoutes,
  ...deletedItemRoutes,
  ...peopleRoutes,
  ...userRoutes,
  ...memberObjectRoutes,
  ...membershipRoutes,
  ...policyRoutes,
  ...mailboxRoutes,
];
