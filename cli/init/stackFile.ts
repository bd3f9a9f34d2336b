/** The settings of a stack that say in which tenant its apps live. Pure. */
import { parseDocument } from "yaml";
import type { Refusal } from "../connect/connectRefusedError";
import { defaultPort } from "../practiceTenantSession";
import type { TenantAnswer } from "./answers";

const metadataHost = "azuread:metadataHost";
const tenantId = "azuread:tenantId";
const environment = "azuread:environment";

/** Where a stack points to by its settings; undefined where they do not say it. */
export function tenantOf(config: Readonly<Record<string, string>>): TenantAnswer | undefined {
  if (config[metadataHost] !== undefined) return "practice";
  const id = config[tenantId];
  return id === undefined ? undefined : { id, cloud: config[environment] ?? "public" };
}

/** Why a stack cannot be pointed to a tenant: it points to another one, which is kept. */
export function misfitOfStack(
  stack: string,
  config: Readonly<Record<string, string>>,
  wanted: TenantAnswer,
): Refusal | undefined {
  const present = tenantOf(config);
  if (present === undefined || describeTenant(present) === describeTenant(wanted)) return undefined;
  return {
    problem: `Pulumi.${stack}.yaml points to ${describeTenant(present)}, not to ${describeTenant(wanted)}.`,
    fix: "name another stack with --stack, or leave --tenant out",
  };
}

export function describeTenant(tenant: TenantAnswer): string {
  if (tenant === "practice") return "the practice tenant";
  return `tenant ${tenant.id.toLowerCase()}${tenant.cloud === "public" ? "" : ` in the cloud ${tenant.cloud}`}`;
}

/**
 * The text of `Pulumi.<stack>.yaml`. Keys that are there stay as they are; comments, too.
 *
 * @param needs what a deployer of a real tenant must be allowed to do
 */
export function renderStackFile(
  existing: string | undefined,
  tenant: TenantAnswer | undefined,
  needs: readonly string[],
): string {
  if (existing === undefined || existing.trim() === "") return renderNewStack(tenant, needs);
  const settings = tenant === undefined ? [] : settingsOf(tenant);
  const document = parseDocument(existing);
  const missing = settings.filter(([key]) => !document.hasIn(["config", key]));
  if (missing.length === 0) return existing;
  for (const [key, value] of missing) document.setIn(["config", key], value);
  return document.toString({ lineWidth: 0 });
}

function renderNewStack(tenant: TenantAnswer | undefined, needs: readonly string[]): string {
  if (tenant === undefined) return "config: {}\n";
  const comments =
    tenant === "practice"
      ? ["The practice tenant on this machine."]
      : ["A tenant of Microsoft Entra ID. Who deploys there needs, to", ...needs.map((need) => `- ${need}`)];
  const lines = settingsOf(tenant).map(([key, value]) => `  ${key}: ${value}\n`);
  return `config:\n${comments.map((comment) => `  # ${comment}\n`).join("")}${lines.join("")}`;
}

function settingsOf(tenant: TenantAnswer): readonly (readonly [key: string, value: string])[] {
  if (tenant === "practice") return [[metadataHost, `127.0.0.1:${defaultPort}`]];
  return [[tenantId, tenant.id], ...(tenant.cloud === "public" ? [] : [[environment, tenant.cloud] as const])];
}
