/** Everything that differs between two versions of one app's manifest. */

import { canonicalText } from "../../manifest";
import { type Change, changeAreas } from "../change";
import { comparePrincipals } from "../changes/apps";
import { compareAudience } from "../changes/audience";
import { compareClaims } from "../changes/claims";
import { compareConsents } from "../changes/consents";
import { compareCredentials } from "../changes/credentials";
import { compareExceptions } from "../changes/exceptions";
import { compareExposure } from "../changes/exposure";
import { compareFederated } from "../changes/federated";
import { compareIdentity } from "../changes/identity";
import { comparePeople } from "../changes/people";
import { comparePermissions } from "../changes/permissions";
import { compareRedirectUris } from "../changes/redirectUris";
import { compareRoles } from "../changes/roles";
import { compareScopes } from "../changes/scopes";
import { compareSignIn } from "../changes/signIn";
import { rankOf } from "../severity";
import type { ComparedApp } from "./comparedApp";
import { compareKeys } from "./order";

export function compareManifests(compared: ComparedApp): readonly Change[] {
  // Most apps of a program do not change, and to see that is cheap.
  if (canonicalText(compared.base) === canonicalText(compared.head)) return [];
  const permissions = comparePermissions(compared);
  return [
    ...comparePrincipals(compared),
    ...permissions,
    ...compareConsents(compared, permissions),
    ...compareCredentials(compared),
    ...compareFederated(compared),
    ...compareRedirectUris(compared),
    ...compareSignIn(compared),
    ...compareScopes(compared),
    ...compareRoles(compared),
    ...compareExposure(compared),
    ...comparePeople(compared),
    ...compareClaims(compared),
    ...compareAudience(compared),
    ...compareIdentity(compared),
    ...compareExceptions(compared),
  ];
}

/** Worst first, then by what they are about; a total order, so that equal inputs are equal texts. */
export function sortChanges(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((one, two) => compareKeys(keyOf(one), keyOf(two)));
}

function keyOf({ severity, area, kind, subject, before, after, consequence }: Change): readonly (string | number)[] {
  return [rankOf(severity), changeAreas.indexOf(area), kind, subject, before ?? "", after ?? "", consequence];
}
