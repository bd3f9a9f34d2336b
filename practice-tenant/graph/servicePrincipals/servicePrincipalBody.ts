/** What a client may send for a service principal. */
import { z } from "zod";
import { keyCredentialSchema } from "../credentials/credentialBody";

const text = z.string().nullable();
const texts = z
  .array(z.string())
  .nullable()
  .transform((items) => items ?? []);

export const servicePrincipalPatchSchema = z
  .strictObject({
    id: z.string(),
    accountEnabled: z.boolean(),
    alternativeNames: texts,
    appRoleAssignmentRequired: z.boolean(),
    description: text,
    homepage: text,
    loginUrl: text,
    logoutUrl: text,
    notes: text,
    notificationEmailAddresses: texts,
    preferredSingleSignOnMode: text,
    replyUrls: texts,
    samlSingleSignOnSettings: z.record(z.string(), z.json()).nullable(),
    servicePrincipalNames: texts,
    servicePrincipalType: z.string(),
    tags: texts,
    keyCredentials: z.array(keyCredentialSchema),
  })
  .partial();

export const newServicePrincipalSchema = servicePrincipalPatchSchema.extend({
  appId: z.string(),
  "owners@odata.bind": z.array(z.string()).optional(),
});
