/** What an issuer publishes about itself, for the stand-ins: so that any library can verify their assertions. */
import type { TenantContext } from "../../context";
import { publicJwk } from "../../tokens/publicJwk";
import { openIssuerKey } from "./issuerKeys";
import { isOwnIssuer } from "./ownIssuer";

const configuration = "/.well-known/openid-configuration";
const keys = "/keys";

/**
 * The document at a path below `/practice/issuers/`: the issuer, percent-encoded or not, and which document of it.
 * Undefined where the issuer is not one that this tenant stands in for.
 *
 * @param path already decoded
 */
export async function issuerDocument(context: TenantContext, path: string): Promise<object | undefined> {
  const suffix = [configuration, keys].find((known) => path.endsWith(known));
  if (suffix === undefined) return undefined;
  const issuer = path.slice(0, -suffix.length);
  if (!standsInFor(context, issuer)) return undefined;
  return suffix === keys
    ? { keys: [publicJwk(await openIssuerKey(context, issuer))] }
    : openidConfiguration(context, issuer);
}

/** Issuers that have signed here, and those that an app trusts: nobody else makes this server generate keys. */
function standsInFor(context: TenantContext, issuer: string): boolean {
  const { store } = context;
  if (isOwnIssuer(context, issuer) || store.get("issuerKey", issuer) !== undefined) return true;
  return store.list("application").some(({ federatedIdentityCredentials }) =>
    // An app may trust several issuers.
    federatedIdentityCredentials.some((credential) => credential.issuer === issuer),
  );
}

function openidConfiguration({ origin }: TenantContext, issuer: string) {
  return {
    issuer,
    jwks_uri: `${origin}/practice/issuers/${encodeURIComponent(issuer)}${keys}`,
    response_types_supported: ["id_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    claims_supported: ["iss", "sub", "aud", "iat", "nbf", "exp", "jti"],
  };
}
