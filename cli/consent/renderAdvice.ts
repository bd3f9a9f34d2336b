/** What to do about a preview: how nobody needs to be asked, and what other tenants and requests would make of it. */
import { wrapText } from "../../common";
import type { ConsentPreview, ConsentView } from "../../practice-tenant";
import type { PreviewLook } from "./previewLook";

export interface Compared {
  /** The same under the recommended policy. */
  readonly stricter: ConsentPreview;
  readonly scopes: "names" | "default";
}

/** Paragraphs, each behind an empty line; empty where there is nothing to advise. */
export function renderAdvice(preview: ConsentPreview, { stricter, scopes }: Compared, { width }: PreviewLook): string {
  const advice = [...adviseBlocked(preview), ...adviseStricter(preview, stricter), ...adviseSeveral(preview, scopes)];
  return advice.map((text) => `\n${wrapText(text, width).join("\n")}\n`).join("");
}

function adviseBlocked({ views }: ConsentPreview): string[] {
  if (!views.some(({ outcome }) => outcome === "blocked")) return [];
  return [
    'So that nobody is stopped: `consent: "wholeTenant"` in the program, or an administrator who opens the app\'s adminConsentUrl.',
  ];
}

function adviseStricter({ policy, views }: ConsentPreview, stricter: ConsentPreview): string[] {
  if (policy === stricter.policy || views.some(({ outcome }) => outcome === "blocked")) return [];
  const names = [...new Set(stricter.views.flatMap(blockedNames))];
  if (names.length === 0) return [];
  return [
    `In a tenant with the recommended policy, which new tenants have, users could not consent to ${names.join(", ")}: --policy recommended shows it.`,
  ];
}

function blockedNames({ steps }: ConsentView): string[] {
  return steps.flatMap((step) => (step.page === "adminApproval" ? step.blocked.map(({ name }) => name) : []));
}

function adviseSeveral({ views }: ConsentPreview, scopes: Compared["scopes"]): string[] {
  const isSeveral = views.some(({ steps }) => steps.filter(({ page }) => page === "consent").length > 1);
  if (!isSeveral || scopes === "default") return [];
  return ["An app that asks with .default instead gets one page for all APIs: --scopes default shows it."];
}
