/** The environment in which Pulumi's azuread plugin uses the practice tenant, and its text for each shell. */
import type { TenantAccess } from "./runningTenant";

export const shells = ["bash", "fish", "powershell"] as const;
export type Shell = (typeof shells)[number];

/** What to set, and which inherited variables would lead the plugin elsewhere. */
export interface ShellEnvironment {
  readonly set: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
}

/** Every variable of the plugin that outranks a client secret or names another cloud. */
const disturbing = [
  "ARM_CLIENT_CERTIFICATE",
  "ARM_CLIENT_CERTIFICATE_PASSWORD",
  "ARM_CLIENT_CERTIFICATE_PATH",
  "ARM_CLIENT_ID_FILE_PATH",
  "ARM_CLIENT_SECRET_FILE_PATH",
  "ARM_ENVIRONMENT",
  "ARM_MSI_ENDPOINT",
  "ARM_OIDC_REQUEST_TOKEN",
  "ARM_OIDC_REQUEST_URL",
  "ARM_OIDC_TOKEN",
  "ARM_OIDC_TOKEN_FILE_PATH",
  "ARM_PARTNER_ID",
  "ARM_USE_AKS_WORKLOAD_IDENTITY",
  "ARM_USE_CLI",
  "ARM_USE_MSI",
  "ARM_USE_OIDC",
  "AZURE_AUTHORITY_HOST",
  "AZURE_CLIENT_ID",
  "AZURE_CLIENT_SECRET",
  "AZURE_TENANT_ID",
] as const;

/**
 * The environment for a tenant. `ARM_METADATA_HOSTNAME` is set although the stack names the host too: without
 * it, a stack that names none would take the practice credentials to the real cloud.
 */
export function environmentFor(tenant: TenantAccess, caBundle: string): ShellEnvironment {
  return {
    set: {
      SSL_CERT_FILE: caBundle,
      ARM_METADATA_HOSTNAME: new URL(tenant.origin).host,
      ARM_TENANT_ID: tenant.tenantId,
      ARM_CLIENT_ID: tenant.clientId,
      ARM_CLIENT_SECRET: tenant.clientSecret,
    },
    unset: disturbing,
  };
}

interface Dialect {
  readonly set: (name: string, value: string) => string;
  readonly unset: (names: readonly string[]) => string;
}

const dialects: Readonly<Record<Shell, Dialect>> = {
  bash: {
    set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
    unset: (names) => `unset ${names.join(" ")}`,
  },
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
    unset: (names) => `set -e ${names.join(" ")}`,
  },
  powershell: {
    set: (name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
    unset: (names) => `Remove-Item -ErrorAction SilentlyContinue ${names.map((name) => `Env:${name}`).join(", ")}`,
  },
};

/** One command a line, for the shell to evaluate. */
export function renderEnvironment({ set, unset }: ShellEnvironment, shell: Shell): string {
  const dialect = dialects[shell];
  const lines = [dialect.unset(unset), ...Object.entries(set).map(([name, value]) => dialect.set(name, value))];
  return `${lines.join("\n")}\n`;
}
