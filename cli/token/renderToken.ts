/** What a token holds, as a table for a person or as JSON. Never the token itself. */
import { type AppToken, hasDifference, type ScopeComparison, type TokenClaims } from "../../token";

const remarks: Readonly<Record<ScopeComparison["verdict"], string>> = {
  granted: "",
  missing: "missing: declared, but not in the token",
  surplus: "surplus: in the token, but not declared",
  signIn: "",
};

/** The table of one API's token. */
export function renderToken(app: string, token: AppToken, now: Date): string {
  const title = `${app} · ${token.api}\n`;
  const validity = `  valid until   ${renderTime(token.expiresAt)} (${renderSpan(token.expiresAt, now)})\n`;
  if (token.content === undefined) {
    return `${title}${validity}  The token is opaque: only the API can read it, so nothing was compared.\n`;
  }
  const { claims, comparison } = token.content;
  return `${title}${renderSubject(claims)}${validity}\n${renderComparison(comparison)}\n${renderVerdict(comparison)}\n`;
}

function renderSubject({ appOnly, user }: TokenClaims): string {
  return appOnly ? `  acts as       itself, without a user\n  principal     ${user}\n` : `  signed in as  ${user}\n`;
}

/** Permissions in the order of declaration, with what differs said beside. */
export function renderComparison(comparison: readonly ScopeComparison[]): string {
  const width = Math.max("permission".length, ...comparison.map(({ permission }) => permission.length));
  const row = (permission: string, declared: string, granted: string, remark: string): string =>
    `  ${permission.padEnd(width)}  ${declared.padEnd(8)}  ${granted.padEnd(7)}  ${remark}`.trimEnd();
  const rows = comparison.map((entry) =>
    row(entry.permission, entry.declared ? "yes" : "-", entry.granted ? "yes" : "-", remarkOn(entry)),
  );
  return [row("permission", "declared", "granted", ""), ...rows].map((line) => `${line}\n`).join("");
}

function remarkOn({ permission, verdict }: ScopeComparison): string {
  if (verdict !== "signIn") return remarks[verdict];
  return permission === "offline_access"
    ? "never in a token; not compared"
    : "asked for by every sign-in; not compared";
}

function renderVerdict(comparison: readonly ScopeComparison[]): string {
  if (!hasDifference(comparison)) return "  The token grants what the program declares.";
  const count = (verdict: ScopeComparison["verdict"]): number =>
    comparison.filter((entry) => entry.verdict === verdict).length;
  const parts = [`${count("missing")} missing`, `${count("surplus")} surplus`].filter((part) => !part.startsWith("0"));
  return `  The token differs from the program: ${parts.join(", ")}.`;
}

/** `2026-11-22 16:40 UTC`. */
export function renderTime(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** `in 74 minutes`. */
export function renderSpan(until: Date, now: Date): string {
  const minutes = Math.round((until.getTime() - now.getTime()) / 60_000);
  if (minutes < 0) return "expired";
  if (minutes < 120) return `in ${minutes} minute${minutes === 1 ? "" : "s"}`;
  return `in ${Math.round(minutes / 60)} hours`;
}

/** Every token's content as one JSON document, the tokens left out. */
export function renderTokensAsJson(app: string, tokens: readonly AppToken[]): string {
  const described = tokens.map(({ api, expiresAt, content }) => ({
    api,
    expiresAt: expiresAt.toISOString(),
    readable: content !== undefined,
    ...(content === undefined ? {} : describeContent(content)),
  }));
  return `${JSON.stringify({ app, tokens: described }, null, 2)}\n`;
}

function describeContent({ claims, comparison }: NonNullable<AppToken["content"]>) {
  const { appOnly, user, tenantId, clientId, audience } = claims;
  const subject = appOnly ? { servicePrincipal: user } : { user };
  return { ...subject, tenantId, clientId, audience, differs: hasDifference(comparison), permissions: comparison };
}

/** The same in one sentence. */
export function renderComparisonInline(comparison: readonly ScopeComparison[]): string {
  const named = (verdict: ScopeComparison["verdict"]): string =>
    comparison
      .filter((entry) => entry.verdict === verdict)
      .map(({ permission }) => permission)
      .join(", ");
  const parts = [
    named("granted"),
    ...(named("missing") === "" ? [] : [`lacks ${named("missing")}`]),
    ...(named("surplus") === "" ? [] : [`grants undeclared ${named("surplus")}`]),
  ];
  return hasDifference(comparison) ? parts.join("; ") : `${parts.join("")}, as declared`;
}
