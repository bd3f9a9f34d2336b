/** Parts of the apps that rules are tried on. */
import { type AppManifest, type Credential, known, type PermissionRequest } from "../../../manifest";

export function delegated(permission: string, api = "microsoftGraph"): PermissionRequest {
  return { api, kind: "delegated", permission };
}

export function application(permission: string, api = "microsoftGraph"): PermissionRequest {
  return { api, kind: "application", permission };
}

/** A secret of the name; without an end where none is given. */
export function secret(name: string, until?: string, from?: string): Credential {
  return { kind: "secret", name: known(name), from: timeOf(from), until: timeOf(until) };
}

export function certificate(until?: string, from?: string): Credential {
  return { kind: "certificate", thumbprint: known("ab12"), from: timeOf(from), until: timeOf(until) };
}

export function federated(parts: {
  readonly name?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly audiences?: readonly string[];
  readonly description?: string;
}): Credential {
  return {
    kind: "federated",
    name: known(parts.name ?? "github-main"),
    issuer: known(parts.issuer ?? "https://token.actions.githubusercontent.com"),
    subject: known(parts.subject ?? "repo:contoso/room-board:ref:refs/heads/main"),
    audiences: (parts.audiences ?? ["api://AzureADTokenExchange"]).map(known),
    description: parts.description === undefined ? undefined : known(parts.description),
  };
}

/** A scope whose id ends in the number. */
export function scope(name: string, number = 1, isEnabled = true): AppManifest["exposes"]["scopes"][number] {
  return { name, id: idOf(number), consent: "user", isEnabled };
}

export function role(
  name: string,
  number = 2,
  members: readonly string[] = ["User"],
): AppManifest["exposes"]["roles"][number] {
  return { name, id: idOf(number), members, isEnabled: true };
}

export function assigned(principal: string, role?: string): AppManifest["assignments"][number] {
  return { principalObjectId: known(principal), role };
}

export function idOf(number: number): string {
  return `2f1c9a34-7b60-4d2e-9f11-${String(number).padStart(12, "0")}`;
}

function timeOf(text: string | undefined) {
  return text === undefined ? undefined : known(text);
}
