/** Rules about what an app offers to others, and about tokens, in the order in which their findings are told. */
import type { Rule } from "../rule";
import { claimKnown } from "./claimKnown";
import { claimPersonal } from "./claimPersonal";
import { claimProperty } from "./claimProperty";
import { claimSource } from "./claimSource";
import { clientIdForm } from "./clientIdForm";
import { groupClaimAll } from "./groupClaimAll";
import { groupClaimNone } from "./groupClaimNone";
import { groupClaimSetting } from "./groupClaimSetting";
import { identifierUriDomain } from "./identifierUriDomain";
import { identifierUriForm } from "./identifierUriForm";
import { identifierUriGuid } from "./identifierUriGuid";
import { identifierUriLength } from "./identifierUriLength";
import { identifierUriMissing } from "./identifierUriMissing";
import { identifierUriPattern } from "./identifierUriPattern";
import { identifierUriPersonal } from "./identifierUriPersonal";
import { identifierUriPersonalForm } from "./identifierUriPersonalForm";
import { identifierUriRepeated } from "./identifierUriRepeated";
import { identifierUriSlash } from "./identifierUriSlash";
import { identifierUriWildcard } from "./identifierUriWildcard";
import { preAuthorizedPersonal } from "./preAuthorizedPersonal";
import { preAuthorizedScope } from "./preAuthorizedScope";
import { publishedIdForm } from "./publishedIdForm";
import { publishedIdUnique } from "./publishedIdUnique";
import { publishedNameForm } from "./publishedNameForm";
import { publishedNameUnique } from "./publishedNameUnique";
import { roleMembers } from "./roleMembers";
import { roleNameLength } from "./roleNameLength";
import { rolesPersonal } from "./rolesPersonal";
import { scopeNameLength } from "./scopeNameLength";
import { scopesPersonal } from "./scopesPersonal";
import { tokenVersionForm } from "./tokenVersionForm";
import { tokenVersionOld } from "./tokenVersionOld";
import { tokenVersionPersonal } from "./tokenVersionPersonal";

export const apiRules: readonly Rule[] = [
  identifierUriForm,
  identifierUriSlash,
  identifierUriLength,
  identifierUriWildcard,
  identifierUriRepeated,
  identifierUriPersonal,
  identifierUriPersonalForm,
  identifierUriGuid,
  identifierUriDomain,
  identifierUriPattern,
  identifierUriMissing,
  tokenVersionForm,
  tokenVersionPersonal,
  tokenVersionOld,
  publishedNameForm,
  scopeNameLength,
  roleNameLength,
  publishedNameUnique,
  publishedIdForm,
  publishedIdUnique,
  scopesPersonal,
  rolesPersonal,
  roleMembers,
  preAuthorizedScope,
  clientIdForm,
  preAuthorizedPersonal,
  claimKnown,
  claimProperty,
  claimSource,
  claimPersonal,
  groupClaimAll,
  groupClaimNone,
  groupClaimSetting,
];
