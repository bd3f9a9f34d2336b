/**
 * The table of what a tenant publishes: `permissions.tenant.json` in a project, one permission a line, so that its diff
 * reads well.
 */
import { z } from "zod";
import { ProjectError } from "../../../common";
import type { PublishedApi, PublishedPermission } from "../../../directory";

/** Where a project keeps it, beside its Pulumi.yaml. */
export const tenantTableFile = "permissions.tenant.json";

/** The file does not hold such a table. It is left as it is. */
export class TenantTableError extends ProjectError {
  override readonly code = "ERR_TENANT_TABLE";
}

/** An API under the name by which programs and people call it. */
export interface NamedApi extends PublishedApi {
  readonly name: string;
}

export interface TenantTable {
  readonly tenantId: string;
  readonly apis: readonly NamedApi[];
}

/** [name, id, who may consent], and "disabled" where the API no longer hands it out: the catalogue's form, ungraded. */
const row = z.union([
  z.tuple([z.string(), z.string(), z.enum(["user", "admin"])]),
  z.tuple([z.string(), z.string(), z.enum(["user", "admin"]), z.literal("disabled")]),
]);

const table = z.object({
  tenantId: z.string(),
  apis: z.array(
    z.object({
      name: z.string(),
      appId: z.string(),
      displayName: z.string(),
      identifierUris: z.array(z.string()),
      isOwn: z.boolean(),
      delegated: z.array(row),
      application: z.array(row),
    }),
  ),
});

export function renderTenantTable({ tenantId, apis }: TenantTable): string {
  const blocks = apis.map(({ delegated, application, ...api }) => {
    const { name, appId, displayName, identifierUris, isOwn } = api;
    const head = JSON.stringify({ name, appId, displayName, identifierUris, isOwn }).slice(1, -1);
    return `{${head},\n"delegated":${renderRows(delegated)},\n"application":${renderRows(application)}}`;
  });
  return `{\n"tenantId":${JSON.stringify(tenantId)},\n"apis":[\n${blocks.join(",\n")}\n]\n}\n`;
}

function renderRows(permissions: readonly PublishedPermission[]): string {
  const rows = permissions.map(({ name, id, consent, isEnabled }) =>
    JSON.stringify([name, id, consent, ...(isEnabled ? [] : ["disabled"])]),
  );
  return rows.length === 0 ? "[]" : `[\n${rows.join(",\n")}\n]`;
}

/**
 * @param file for the message
 * @throws {TenantTableError} for a text that is no such table
 */
export function parseTenantTable(text: string, file: string): TenantTable {
  const read = table.safeParse(parseJson(text));
  if (!read.success) {
    throw new TenantTableError(
      `${file} is no table that \`appreg permissions refresh\` wrote.`,
      "move it away or name another file with --out, and refresh again",
    );
  }
  const { tenantId, apis } = read.data;
  const permissions = (rows: readonly z.infer<typeof row>[]): PublishedPermission[] =>
    rows.map(([name, id, consent, disabled]) => ({ name, id, consent, isEnabled: disabled === undefined }));
  return {
    tenantId,
    apis: apis.map((api) => ({
      ...api,
      delegated: permissions(api.delegated),
      application: permissions(api.application),
    })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
