/** Which tokens to ask for: one for each API that the app declares, or what the command line says. */
import { type ApiRequest, type AppAccess, apiRequests } from "../../token";
import { UsageError } from "../usageError";

export interface RequestChoice {
  /** Name of an API, as people or programs write it: "Microsoft Graph", "microsoftGraph". */
  readonly api?: string | undefined;
  /** Scopes to ask for instead of the declared ones. */
  readonly scope?: readonly string[] | undefined;
}

/** @throws {UsageError} when the app declares nothing to ask for, or not of that API. */
export function chooseRequests(app: AppAccess, { api, scope }: RequestChoice): ApiRequest[] {
  const declared = apiRequests(app);
  const chosen = api === undefined ? declared : declared.filter((request) => sameName(request.api, api));
  const [first, ...others] = chosen;
  if (first === undefined) throw nothingDeclared(app, declared, api);
  return scope === undefined ? [first, ...others] : [{ ...first, scopes: scope }];
}

function sameName(left: string, right: string): boolean {
  const plain = (name: string): string => name.replaceAll(/\s/g, "").toLowerCase();
  return plain(left) === plain(right);
}

function nothingDeclared(app: AppAccess, declared: readonly ApiRequest[], api: string | undefined): UsageError {
  const names = declared.map((request) => request.api).join(", ");
  return api === undefined || names === ""
    ? new UsageError(
        `"${app.name}" declares no delegated permission, so there is no token to ask for.`,
        "declare one under permissions, and bring the stack up again",
      )
    : new UsageError(`"${app.name}" declares no delegated permission of "${api}".`, `use --api with one of ${names}`);
}
