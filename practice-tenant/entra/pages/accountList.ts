/** People to choose from, on any page: each a button `account` = the object id. */
import { type Html, html } from "./html";
import { renderName } from "./page";

export interface AccountChoice {
  readonly userId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Said where it matters who may do more. */
  readonly role?: "administrator" | "member";
}

export function accountList(accounts: readonly AccountChoice[]): Html {
  return html`<ul class="accounts">
${accounts.map(accountButton)}
</ul>`;
}

function accountButton({ userId, displayName, userPrincipalName, role }: AccountChoice): Html {
  return html`<li><button name="account" value="${userId}">
<span class="badge" aria-hidden="true">${initials(displayName)}</span>
<span><b>${renderName(displayName)}</b>${role !== undefined && ` (${role})`}</span>
<span class="soft">${renderName(userPrincipalName)}</span>
</button></li>`;
}

/** Two at most, by whole characters. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return words
    .slice(0, 2)
    .map(([first = ""]) => first.toUpperCase())
    .join("");
}
