/**
 * The module that lets a program name the permissions that only a tenant knows: `permissions.tenant.apis.ts`, one `defineApi`
 * an API.
 *
 * Display names and permission names come from a directory, so nothing of them reaches the module but as JSON text.
 */
import type { PublishedPermission } from "../../../directory";
import type { NamedApi } from "./tenantTable";

export interface ModuleOptions {
  /** From where the program takes its components: "entra-app-registration". */
  readonly components: string;
}

/** Only the APIs that hand something out. */
export function renderModule(apis: readonly NamedApi[], { components }: ModuleOptions): string {
  const blocks = apis.map(renderApi).filter((block) => block !== "");
  const head = [
    "/**",
    " * What this tenant publishes and no catalogue has, to be named in `permissions`.",
    " *",
    " * Written by `appreg permissions refresh`. Do not edit.",
    " */",
  ];
  const used = blocks.length > 0 ? [`import { defineApi } from ${JSON.stringify(components)};`] : ["export {};"];
  return `${[...head, ...used].join("\n")}\n${blocks.map((block) => `\n${block}`).join("")}`;
}

function renderApi({ name, appId, displayName, delegated, application }: NamedApi): string {
  const tables = [...renderTable("delegated", delegated), ...renderTable("application", application)];
  if (tables.length === 0) return "";
  return [
    `/** ${commentSafe(displayName)}. */`,
    `export const ${name} = defineApi({`,
    `  appId: ${JSON.stringify(appId)},`,
    ...tables,
    "});",
    "",
  ].join("\n");
}

/** A name that two permissions share stands for the first, as in the catalogue. */
function renderTable(kind: string, permissions: readonly PublishedPermission[]): string[] {
  const ids = new Map<string, string>();
  for (const { name, id, isEnabled } of permissions) if (isEnabled && !ids.has(name)) ids.set(name, id);
  if (ids.size === 0) return [];
  const rows = [...ids].map(([name, id]) => `    ${keyOf(name)}: ${JSON.stringify(id)},`);
  return [`  ${kind}: {`, ...rows, "  },"];
}

function keyOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && name !== "__proto__" ? name : JSON.stringify(name);
}

function commentSafe(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ").replaceAll("*/", "* /");
}
