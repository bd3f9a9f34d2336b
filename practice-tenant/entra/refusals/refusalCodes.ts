/**
 * What sign-in refuses: Microsoft's number, the OAuth error and HTTP status that go with it, a sentence of ours and what
 * to do. `{name}` in a text is filled in by who refuses.
 *
 * Numbers, errors and statuses follow entra-docs reference-error-codes and captured replies; where those are silent,
 * `invalid_client` is 401 and everything else 400. Clients must branch on `error`, never on a number or a text.
 */
import { clientRefusals } from "./clientRefusals";
import { grantRefusals } from "./grantRefusals";
import { personRefusals } from "./personRefusals";
import { redirectRefusals } from "./redirectRefusals";
import { requestRefusals } from "./requestRefusals";
import { scopeRefusals } from "./scopeRefusals";

export const refusalCodes = {
  ...requestRefusals,
  ...clientRefusals,
  ...scopeRefusals,
  ...redirectRefusals,
  ...personRefusals,
  ...grantRefusals,
};

/** An AADSTS number that this server can answer. */
export type RefusalCode = keyof typeof refusalCodes;
