/**
 * Turns an error of `@azure/identity` into one of ours.
 *
 * Only numbers and ids are taken from its text, which may carry the whole answer of the token endpoint.
 */
import { ProjectError } from "../common";
import type { AppAccess } from "./appAccess";
import { entraRefusals, oauthRefusals, type RefusalExplanation } from "./entraRefusals";
import { SignInUnreachableError, TokenRefusedError } from "./errors";

const unexplained: RefusalExplanation = {
  problem: "Entra gave no token.",
  fix: "look the code up on https://login.microsoftonline.com/error",
};

/** The error to show for what went wrong while the app got a token. */
export function explainRefusal(app: Pick<AppAccess, "name" | "authority">, error: unknown): ProjectError {
  if (error instanceof ProjectError) return error;
  const text = error instanceof Error ? error.message : "";
  const entraCode = /AADSTS(\d+)/.exec(text)?.[1];
  const explanation = entraCode === undefined ? explainWithoutCode(text) : entraRefusals.get(Number(entraCode));
  if (entraCode === undefined && explanation === undefined && isNetworkFailure(text)) {
    return new SignInUnreachableError(app.authority);
  }
  const { problem, fix } = explanation ?? unexplained;
  const details = [entraCode === undefined ? undefined : `AADSTS${entraCode}`, correlationId(text)];
  const known = details.filter((detail) => detail !== undefined).join(", ");
  const suffix = known === "" ? "" : ` (${known})`;
  return new TokenRefusedError(
    `"${app.name}" got no token. ${problem}${suffix}`,
    fix,
    entraCode === undefined ? undefined : Number(entraCode),
  );
}

function explainWithoutCode(text: string): RefusalExplanation | undefined {
  return [...oauthRefusals].find(([word]) => text.includes(word))?.[1];
}

function isNetworkFailure(text: string): boolean {
  return /endpoints_resolution|openid_config|network_error|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|certificate/.test(
    text,
  );
}

function correlationId(text: string): string | undefined {
  const id = /Correlation ID: ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i.exec(text)?.[1];
  return id === undefined ? undefined : `correlation ID ${id}`;
}
