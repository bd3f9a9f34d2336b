/** Whose accounts may sign in. */
import { canonicalText, type SignInAudience } from "../../manifest";
import type { IdentityChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { capitalize } from "../describe/capitalize";
import { showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

type Accounts = "own" | "otherTenants" | "personal";

const accountsOf: Readonly<Record<SignInAudience, readonly Accounts[]>> = {
  AzureADMyOrg: ["own"],
  AzureADMultipleOrgs: ["own", "otherTenants"],
  AzureADandPersonalMicrosoftAccount: ["own", "otherTenants", "personal"],
  PersonalMicrosoftAccount: ["personal"],
};

const words: Readonly<Record<Accounts, string>> = {
  own: "people of this tenant",
  otherTenants: "people of any other tenant",
  personal: "anybody with a personal Microsoft account",
};

export function compareAudience({ base, head }: ComparedApp): readonly IdentityChange[] {
  const [from, to] = [base.identity.audience, head.identity.audience];
  if (canonicalText(from) === canonicalText(to)) return [];
  const told = { area: "identity", subject: "who may sign in", before: showValue(from), after: showValue(to) } as const;
  if (from.state !== "known" || to.state !== "known") {
    const consequence = "Who may sign in cannot be told before this is applied.";
    return [{ ...told, kind: "audienceChanged", severity: severityOf("audienceChanged"), consequence }];
  }
  const gained = accountsOf[to.value].filter((accounts) => !accountsOf[from.value].includes(accounts));
  const lost = accountsOf[from.value].filter((accounts) => !accountsOf[to.value].includes(accounts));
  const kind = gained.length > 0 ? "audienceWidened" : "audienceNarrowed";
  return [{ ...told, kind, severity: severityOf(kind), consequence: sayChange(gained, lost) }];
}

function sayChange(gained: readonly Accounts[], lost: readonly Accounts[]): string {
  const can = gained.length > 0 ? `${capitalize(listWords(gained))} can now sign in.` : "";
  const cannot = lost.length > 0 ? `${capitalize(listWords(lost))} can no longer sign in.` : "";
  return [can, cannot].filter((text) => text !== "").join(" ");
}

function listWords(accounts: readonly Accounts[]): string {
  return accounts.map((one) => words[one]).join(" and ");
}
