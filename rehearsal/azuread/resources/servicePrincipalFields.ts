/** Properties of `azuread.ServicePrincipal`. */
import { textOf } from "../jsonValues";
import {
  block,
  computed,
  type Fields,
  flag,
  objectList,
  text,
  textList,
  textMap,
  textSet,
} from "../schema/propertySchema";
import { hasLength, isHttpUrl, isNotEmpty, isOneOf, isUuid } from "../schema/valueChecks";
import { featureTags, plainTags } from "./application/applicationFields";
import { shownAppRoles, shownScopes } from "./graphShapes";

const isSingleSignOnMode = isOneOf("oidc", "password", "saml", "notSupported");

export const servicePrincipalFields: Fields = {
  accountEnabled: flag({ default: true }),
  alternativeNames: textSet({ check: isNotEmpty }),
  appRoleAssignmentRequired: flag(),
  appRoleIds: computed(textMap()),
  appRoles: computed(shownAppRoles),
  applicationTenantId: computed(text()),
  clientId: text({ use: "required", forceNew: true, check: isUuid }),
  description: text({ check: hasLength(0, 1024) }),
  displayName: computed(text()),
  featureTags: featureTags(["features", "tags"]),
  features: objectList(
    {
      customSingleSignOnApp: flag(),
      enterpriseApplication: flag(),
      galleryApplication: flag(),
      visibleToUsers: flag({ default: true }),
    },
    { use: "optionalComputed", conflictsWith: ["featureTags", "tags"], deprecated: "give `featureTags`" },
  ),
  homepageUrl: computed(text()),
  loginUrl: text({ check: isHttpUrl }),
  logoutUrl: computed(text()),
  notes: text({ check: hasLength(0, 1024) }),
  notificationEmailAddresses: textSet({ check: isNotEmpty }),
  oauth2PermissionScopeIds: computed(textMap()),
  oauth2PermissionScopes: computed(shownScopes),
  objectId: computed(text()),
  owners: textSet({ ...plainTags, check: isUuid }),
  preferredSingleSignOnMode: text({ check: isSingleSignOnMode }),
  redirectUris: computed(textList()),
  samlMetadataUrl: computed(text()),
  samlSingleSignOn: block(
    { relayState: text({ check: isNotEmpty }) },
    { keptWhenAbsent: (old) => textOf(old, "relayState") === "" },
  ),
  servicePrincipalNames: computed(textList()),
  signInAudience: computed(text()),
  tags: textSet({ ...plainTags, use: "optionalComputed", conflictsWith: ["features", "featureTags"] }),
  type: computed(text()),
  useExisting: flag(),
};
