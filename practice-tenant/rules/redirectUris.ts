/** Redirect URIs: which schemes each platform takes, and what none takes (E:reply-url; the azuread provider's uri.go). */
import type { Application } from "../records";
import { type ApplicationRule, allowsPersonalAccounts, findDuplicate, invalid, type Refusal } from "./directoryRule";

type Platform = "web" | "spa" | "publicClient";

const maxLength = 256;

export const redirectUrisRule: ApplicationRule = ({ before, after }) => {
  const platforms: readonly Platform[] = ["web", "spa", "publicClient"];
  const changed = platforms.some((platform) => before?.[platform].redirectUris !== after[platform].redirectUris);
  const audienceChanged = before?.signInAudience !== after.signInAudience;
  if (!changed && !audienceChanged) return undefined;
  for (const platform of platforms) {
    const refusal = judgePlatform(platform, after);
    if (refusal !== undefined) return refusal;
  }
  return judgeTogether(
    platforms.flatMap((platform) => after[platform].redirectUris),
    after,
  );
};

function judgePlatform(platform: Platform, application: Application): Refusal | undefined {
  for (const uri of application[platform].redirectUris) {
    const problem = problemOf(uri, platform, application);
    if (problem !== undefined) {
      return invalid(
        `Invalid value specified for property '${platform}' of resource 'Application': the redirect URI '${uri}' ${problem}.`,
      );
    }
  }
  return undefined;
}

function judgeTogether(all: readonly string[], application: Application): Refusal | undefined {
  const duplicate = findDuplicate(all);
  if (duplicate !== undefined) return invalid(`The redirect URI '${duplicate}' is registered more than once.`);
  const most = allowsPersonalAccounts(application) ? 100 : 256;
  if (all.length > most)
    return invalid(`The application has ${all.length} redirect URIs; its audience allows ${most}.`);
  return undefined;
}

function problemOf(uri: string, platform: Platform, application: Application): string | undefined {
  if (uri.length > maxLength) return `is longer than ${maxLength} characters`;
  const parsed = parse(uri);
  if (parsed === undefined) return "is not a URI";
  if (uri.includes("#")) return "has a fragment";
  if (parsed.search !== "" && allowsPersonalAccounts(application))
    return "has a query, which personal accounts do not allow";
  if (uri.includes("*") && allowsPersonalAccounts(application))
    return "has a wildcard, which personal accounts do not allow";
  return platform === "publicClient" ? undefined : schemeProblem(parsed, platform);
}

function schemeProblem({ protocol, hostname }: URL, platform: "web" | "spa"): string | undefined {
  const others = platform === "web" ? ["ms-appx-web:", "urn:"] : ["ms-appx-web:", "brk-multihub:"];
  if (protocol === "https:" || others.includes(protocol) || protocol.startsWith("brk-")) return undefined;
  if (protocol !== "http:") return `has the scheme '${protocol.slice(0, -1)}', which the platform does not take`;
  return ["localhost", "127.0.0.1"].includes(hostname) ? undefined : "must use https: http is for localhost only";
}

function parse(uri: string): URL | undefined {
  return URL.canParse(uri) ? new URL(uri) : undefined;
}
