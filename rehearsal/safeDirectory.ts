/** Keeps a rehearsal away from real tenants. */
import { isIP } from "node:net";
import { ProjectError } from "../common";
import type { DirectoryConnection } from "./directoryConnection";
import { connectionSettings } from "./engine/providerResource";
import type { StackConfig } from "./program/stackSettings";

/** The directory is not on this machine. */
export class DirectoryNotLoopbackError extends ProjectError {
  override readonly code = "ERR_DIRECTORY_NOT_LOOPBACK";

  constructor(readonly origin: string) {
    super(
      `The directory ${origin} is not on this machine's loopback interface, and a rehearsal talks to nothing else.`,
      "use a practice tenant (`appreg practice serve`); for a real tenant run `pulumi up`",
    );
  }
}

/** @throws {DirectoryNotLoopbackError} unless the origin is an address of this machine alone */
export function assertLoopback(origin: string): void {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  const host = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
  const isLoopback = host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
  if (url?.protocol !== "https:" || !isLoopback) throw new DirectoryNotLoopbackError(origin);
}

/** A stack's configuration with the practice tenant in the place of its own, and the keys that lost a value. */
export interface SafeConfig {
  readonly config: StackConfig;
  readonly replacedKeys: readonly string[];
}

export function replaceTenant(config: StackConfig, connection: DirectoryConnection): SafeConfig {
  const settings = Object.entries(connectionSettings(connection)).map(
    ([key, value]) => [`azuread:${key}`, value] as const,
  );
  const replacedKeys = settings
    .filter(([key, value]) => config.values[key] !== undefined && config.values[key] !== value)
    .map(([key]) => key);
  return {
    config: {
      ...config,
      values: { ...config.values, ...Object.fromEntries(settings) },
      secretKeys: new Set([...config.secretKeys, "azuread:clientSecret"]),
    },
    replacedKeys,
  };
}
