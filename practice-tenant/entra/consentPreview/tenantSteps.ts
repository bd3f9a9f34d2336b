/** What an administrator comes to who opens an app's address of admin consent, and accepts. */
import type { TenantContext } from "../../context";
import { requestedConsent } from "../adminConsent/requestedConsent";
import { checkClientEnabled } from "../clientChecks/checkClientEnabled";
import type { Client } from "../clients/findClient";
import { registeredUris } from "../clients/findRedirectUri";
import { wholeTenantContent } from "../consent/questionContent";
import { consentPage } from "../pages/consentPage";
import { Refusal, refuse } from "../refusals/refusal";
import type { Person } from "../sessions/person";
import type { PreviewStep } from "./consentPreview";
import { refusalStep } from "./signInSteps";

/** The address is the form without "v2.0", which asks for all that the app registration lists. */
export function tenantSteps(
  context: TenantContext,
  { client, person }: { client: Client; person: Person },
): PreviewStep[] {
  try {
    checkClientEnabled({ client });
    const consent = requestedConsent(context, { client, form: "v1", fields: new Map() });
    const content = wholeTenantContent({ client, person }, consent);
    const asked: PreviewStep[] = [
      { page: "signIn", title: "Sign in" },
      { page: "consent", title: consentPage(content).title, content },
    ];
    // Refused only once the consent is given, which stays: there is nowhere to go back to.
    const isStranded = registeredUris(client).length === 0;
    return isStranded ? [...asked, refusalStep(refuse(500113, { app: client.displayName }), true)] : asked;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [refusalStep(error, true)];
  }
}
