/** What a client says it can do, inside the `claims` parameter. */
import { z } from "zod";
import type { FormFields } from "../formFields";

const claimsSchema = z.object({
  access_token: z.object({ xms_cc: z.object({ values: z.array(z.string()) }) }),
});

/** Such as `["cp1"]`, with which MSAL says that it handles claims challenges. Anything else in `claims` is ignored. */
export function clientCapabilities(fields: FormFields): readonly string[] {
  const read = claimsSchema.safeParse(parseJson(fields.get("claims") ?? ""));
  return read.success ? read.data.access_token.xms_cc.values : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
