/** `azuread.ApplicationFallbackPublicClient`: whether flows without a redirect URI count as a public client's. */
import { flagOf } from "../../jsonValues";
import { flag } from "../../schema/propertySchema";
import { defineApplicationPart } from "./applicationPart";

export const applicationFallbackPublicClient = defineApplicationPart({
  token: "azuread:index/applicationFallbackPublicClient:ApplicationFallbackPublicClient",
  terraformType: "azuread_application_fallback_public_client",
  title: (objectId) => `Fallback Public Client (Application ID: "${objectId}")`,
  fields: { enabled: flag({ default: false, forceNew: true }) },
  segment: "fallbackPublicClient",
  find: (application) =>
    "isFallbackPublicClient" in application ? { enabled: flagOf(application, "isFallbackPublicClient") } : undefined,
  add: (_application, { planned }) => ({ isFallbackPublicClient: flagOf(planned, "enabled") }),
  remove: () => ({ isFallbackPublicClient: null }),
  blind: ["add", "remove"],
});
