/**
 * Puts the tenant's own ids in the place of those that stand for them: a program that is run without a directory makes ids up,
 * and its resources refer to one another by these.
 */
import { type ProgramResource, resourceTypes, type TenantSymbols } from "../../manifest";
import type { DirectoryApp } from "../apps/directoryApp";
import { fieldsOf, textOf } from "../client/fields";
import type { TenantFacts } from "./importEntry";

const idForm = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What the ids are to be read with. */
export interface SettlingContext {
  /** Everything that the program declares. */
  readonly declared: readonly ProgramResource[];
  /** Which application of the directory is which declared one, by URN. */
  readonly apps: ReadonlyMap<string, DirectoryApp>;
  readonly symbols: TenantSymbols;
  readonly tenant: TenantFacts;
}

/** Makes a function that gives a resource's inputs in the tenant's ids. What stands for nothing known stays as it is. */
export function createSettling(context: SettlingContext): (inputs: ProgramResource["inputs"]) => Inputs {
  const actual = actualIds(context);
  const settle = (value: unknown): unknown => {
    if (typeof value === "string") return value.replaceAll(idForm, (id) => actual.get(id) ?? id);
    if (Array.isArray(value)) return value.map(settle);
    if (typeof value !== "object" || value === null) return value;
    return settleAll(value);
  };
  const settleAll = (values: object): Inputs =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, settle(value)]));
  return settleAll;
}

type Inputs = Readonly<Record<string, unknown>>;

function actualIds(context: SettlingContext): ReadonlyMap<string, string> {
  const { symbols, tenant } = context;
  const ids = new Map<string, string>();
  const learn = (symbol: unknown, id: string | undefined): void => {
    if (typeof symbol === "string" && symbol !== "" && id !== undefined) ids.set(symbol, id);
  };
  learn(symbols.deployerObjectId, tenant.deployerObjectId);
  learn(symbols.tenantId, tenant.tenantId);
  for (const [symbol, clientId] of symbols.principals ?? []) learn(symbol, tenant.principals.get(clientId));
  for (const [symbol, name] of symbols.people ?? []) learn(symbol, tenant.people.get(name));
  learnApps(context, learn);
  return ids;
}

function learnApps(
  { declared, apps }: SettlingContext,
  learn: (symbol: unknown, id: string | undefined) => void,
): void {
  const byClientId = new Map<unknown, DirectoryApp>();
  for (const { urn, outputs = {} } of declared) {
    const app = apps.get(urn);
    if (app === undefined) continue;
    learn(outputs.objectId, app.objectId);
    learn(outputs.clientId, app.clientId);
    byClientId.set(outputs.clientId, app);
  }
  for (const { inputs, outputs = {} } of declared.filter(({ type }) => type === resourceTypes.servicePrincipal)) {
    learn(outputs.objectId, byClientId.get(inputs.clientId)?.servicePrincipal?.objectId);
  }
  learnPermissions(declared, apps, learn);
}

/** Roles and scopes may have ids that the directory chose: they are told by their values. */
function learnPermissions(
  declared: readonly ProgramResource[],
  apps: ReadonlyMap<string, DirectoryApp>,
  learn: (symbol: unknown, id: string | undefined) => void,
): void {
  for (const { urn, outputs = {} } of declared) {
    const app = apps.get(urn);
    if (app === undefined) continue;
    const { appRoles, api } = app.application;
    const published = [
      [outputs.appRoleIds, appRoles],
      [outputs.oauth2PermissionScopeIds, fieldsOf(api).oauth2PermissionScopes],
    ] as const;
    for (const [symbols, permissions] of published) {
      for (const [value, symbol] of Object.entries(fieldsOf(symbols))) learn(symbol, idOfValue(permissions, value));
    }
  }
}

function idOfValue(permissions: unknown, value: string): string | undefined {
  if (!Array.isArray(permissions)) return undefined;
  const permission = permissions.map(fieldsOf).find((one) => one.value === value);
  return textOf(permission?.id);
}
