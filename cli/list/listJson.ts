/** The list for programs; its fields stay. */
import type { AppRow, CredentialOverview } from "../../lifecycle";

export function rowJson(row: AppRow): object {
  if (row.standing === "gone") return { name: row.name, standing: row.standing, clientId: row.clientId };
  const { overview, facts } = row;
  const { displayName, objectId, createdAt, audience, marker } = overview;
  const { delegated, application, notAsked, risk, consent, users, nextExpiry } = facts;
  return {
    ...{ name: row.name, standing: row.standing, clientId: row.clientId, objectId, displayName, createdAt, audience },
    marker: marker ?? null,
    permissions: { delegated, application, notAsked, risk: risk ?? null },
    consent: { state: consent, users },
    nextExpiry: nextExpiry === undefined ? null : expiryJson(nextExpiry),
  };
}

function expiryJson({ kind, name, id, until, daysLeft }: CredentialOverview) {
  return { kind, name, id, until, daysLeft };
}
