/** What the admin-consent endpoint is asked. */
import type { Client } from "../clients/findClient";
import type { FormFields } from "../formFields";

/** The two addresses of the endpoint differ in what they take and how they answer. */
export type AdminConsentForm = "v1" | "v2";

export interface AdminConsentRequest {
  readonly client: Client;
  readonly form: AdminConsentForm;
  readonly fields: FormFields;
}
