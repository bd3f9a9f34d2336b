/** Which tokens to ask for: one for each API that the app declares, or what the command line says. */
import { type ApiRequest, type AppAccess, apiRequests, appOnlyRequests } from "../../token";
import { UsageError } from "../usageError";

export interface RequestChoice {
  /** Name of an API, as people or programs write it: "Microsoft Graph", "microsoftGraph". */
  readonly api?: string | undefined;
  /** Scopes to ask for instead of the declared ones. */
  readonly scope?: readonly string[] | undefined;
}

/** With a person, or as the app on its own. */
export type PermissionKind = "delegated" | "application";

/** @throws {UsageError} when the app declares nothing to ask for, or not of that API. */
export function chooseRequests(
  app: AppAccess,
  { api, scope }: RequestChoice,
  kind: PermissionKind = "delegated",
): [ApiRequest, ...ApiRequest[]] {
  if (kind === "application") assertRolesKnown(app);
  const declared = kind === "application" ? appOnlyRequests(app) : apiRequests(app);
  const chosen = api === undefined ? declared : declared.filter((request) => sameName(request.api, api));
  const [first, ...others] = chosen;
  if (first === undefined) throw nothingDeclared(app, { kind, api, declared });
  return scope === undefined ? [first, ...others] : [{ ...first, scopes: scope }];
}

function sameName(left: string, right: string): boolean {
  const plain = (name: string): string => name.replaceAll(/\s/g, "").toLowerCase();
  return plain(left) === plain(right);
}

function assertRolesKnown({ name, roles }: AppAccess): void {
  if (roles !== undefined) return;
  throw new UsageError(
    `The stack does not tell the application permissions of "${name}", because an older version brought it up.`,
    "bring the stack up again",
  );
}

/** An API: nobody signs in to it, and all that it may do is for those who call it. */
function actsForCallersOnly({ kind, scopes, roles = [] }: AppAccess): boolean {
  return kind === "service" && scopes.length > 0 && roles.length === 0;
}

interface Missing {
  readonly kind: PermissionKind;
  readonly api: string | undefined;
  readonly declared: readonly ApiRequest[];
}

function nothingDeclared(app: AppAccess, { kind, api, declared }: Missing): UsageError {
  const { name } = app;
  if (kind === "application" && actsForCallersOnly(app)) {
    return new UsageError(
      `"${name}" acts on behalf of its callers only, so that there is no token for it to ask for on its own.`,
      "get a token as one of the apps that call it; docs/apps/apiApp.md has how the API exchanges that",
    );
  }
  const names = declared.map((request) => request.api).join(", ");
  return api === undefined || names === ""
    ? new UsageError(
        `"${name}" declares no ${kind} permission, so there is no token to ask for.`,
        "declare one under permissions, and bring the stack up again",
      )
    : new UsageError(`"${name}" declares no ${kind} permission of "${api}".`, `use --api with one of ${names}`);
}
