/** What `appreg connect` can write for: libraries by name, and two forms that any program reads. */

export const connectTargets = [
  "env",
  "json",
  "msal-node",
  "msal-browser",
  "azure-identity",
  "python",
  "dotnet",
] as const;

export type ConnectTarget = (typeof connectTargets)[number];

/** Targets that are a library, and so have a sample that uses it. */
export type LibraryTarget = Exclude<ConnectTarget, "env" | "json">;

export function isLibrary(target: ConnectTarget): target is LibraryTarget {
  return target !== "env" && target !== "json";
}
