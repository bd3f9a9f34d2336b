/** What the quickstart tells at each step: facts in, sentences out. */

import type { PracticeUser } from "../../practice-tenant";
import type { RehearsalResult } from "../../rehearsal";
import type { AppAccess, AppToken, DeviceCodePrompt } from "../../token";
import type { PlayedSignIn } from "../practice/playUser";
import type { TenantAccess } from "../practice/runningTenant";
import { renderComparisonInline, renderSpan } from "../token/renderToken";
import { changedIn, countByKind, unchangedIn } from "./describeResult";
import { type CalendarRow, quickstartContact, renderRow } from "./mailbox";

export interface Chapter {
  readonly title: string;
  /** One paragraph or row each. */
  readonly lines: readonly string[];
}

const kinds: Readonly<Record<AppAccess["kind"], string>> = {
  publicClient: "a native app",
  singlePage: "a single-page app",
  web: "a web app",
  service: "a service",
};

export function tenantChapter({ origin }: TenantAccess): Chapter {
  return { title: "Tenant", lines: [`${origin} stands in for Entra ID and Microsoft Graph`] };
}

export function declaredChapter(apps: readonly AppAccess[]): Chapter {
  const lines = apps.map(({ name, kind, scopes, roles = [] }) => {
    const count = scopes.length + roles.length;
    return `${name}, ${kinds[kind]} with ${count} permission${count === 1 ? "" : "s"}`;
  });
  return { title: "Declared", lines };
}

export function createdChapter(result: RehearsalResult): Chapter {
  const changed = changedIn(result);
  if (changed.length === 0) {
    return { title: "Created", lines: [`nothing; from before: ${countByKind(unchangedIn(result))}`] };
  }
  return { title: "Created", lines: [countByKind(changed)] };
}

/** How the person gets to the sign-in page by themselves. */
export function openChapter({ verificationUri, userCode }: DeviceCodePrompt): Chapter {
  return {
    title: "Sign in",
    lines: [
      `your browser opens ${verificationUri}`,
      "and warns of the practice tenant's own certificate: go on,",
      `enter the code ${userCode}, choose an account, accept`,
    ],
  };
}

export function consentChapter(user: PracticeUser, played: PlayedSignIn | undefined): Chapter {
  if (played === undefined) return { title: "Consented", lines: ["you signed in, and the app may go on"] };
  const name = user.displayName;
  if (played.consentedTo.length === 0) {
    return { title: "Consented", lines: [`${name} signed in with a device code, having consented before`] };
  }
  return {
    title: "Consented",
    lines: [`${name} signed in with a device code and accepted ${played.consentedTo.join(", ")}`],
  };
}

export function tokenChapter(tokens: readonly AppToken[], now: Date): Chapter {
  const lines = tokens.flatMap(({ api, expiresAt, content }) => {
    const end = `ends ${renderSpan(expiresAt, now)}`;
    if (content === undefined) return [`for ${api}, ${end}; opaque`];
    const { claims, comparison } = content;
    return [`for ${api} as ${claims.user}, ${end}: ${renderComparisonInline(comparison)}`];
  });
  return { title: "Token", lines };
}

/** So many rows of the calendar are shown. */
const shownRows = 3;

export function calendarChapter(rows: readonly CalendarRow[]): Chapter {
  if (rows.length === 0) return { title: "Calendar", lines: ["read; nothing in it within two weeks"] };
  const more = rows.length - shownRows;
  const rest = more > 0 ? [`and ${more} more within two weeks`] : [];
  return { title: "Calendar", lines: [...rows.slice(0, shownRows).map(renderRow), ...rest] };
}

export function contactChapter(outcome: "written" | "there already"): Chapter {
  const name = `${quickstartContact.givenName} ${quickstartContact.surname}`;
  return { title: "Contact", lines: [outcome === "written" ? `wrote ${name}` : `${name} is there from before`] };
}

export function againChapter(result: RehearsalResult): Chapter {
  const changed = changedIn(result);
  const text =
    changed.length === 0
      ? `nothing to change in ${unchangedIn(result).length} resources`
      : `changed ${countByKind(changed)}, which it should not have`;
  return { title: "Up again", lines: [text] };
}

/** What to type next. */
export function nextSteps({ name }: AppAccess, { userPrincipalName }: PracticeUser): string {
  const rows: readonly [string, string][] = [
    [`npx appreg token ${name} --user ${userPrincipalName}`, ""],
    ["npx appreg rehearse preview", "after a change to index.ts"],
    ["npx appreg quickstart --open", "sign in yourself, in a browser"],
    ["npx appreg practice reset", "forget all of it"],
  ];
  const lines = rows.map(([command, remark]) => `  ${command.padEnd(34)}${remark}`.trimEnd());
  return `\nNothing left this machine. Next:\n${lines.join("\n")}\n`;
}
