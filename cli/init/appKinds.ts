/** The kinds of apps that `appreg init` knows, and what follows from each. */
import type { PermissionKind } from "../../catalogue";

export type AppKindName = "web" | "spa" | "native" | "daemon" | "api";

export interface AppKind {
  /** As it is written on the command line. */
  readonly name: AppKindName;
  /** As people call it. */
  readonly label: string;
  /** What it is, in one line. */
  readonly is: string;
  /** The class that declares it. */
  readonly component: "WebApp" | "SinglePageApp" | "NativeApp" | "DaemonApp" | "ApiApp";
  /** Where people come back to after signing in, for work on one's own machine; none where nobody signs in. */
  readonly redirectUris: readonly string[];
  /** The kinds of permissions that it can use. */
  readonly permissions: readonly PermissionKind[];
  /** Whether it can keep what proves it. */
  readonly keepsCredential: boolean;
}

/** In the order in which they are offered. */
export const appKinds: readonly AppKind[] = [
  {
    name: "web",
    label: "web app",
    is: "a server with pages that people sign in to",
    component: "WebApp",
    redirectUris: ["http://localhost:3000/signin-oidc"],
    permissions: ["delegated", "application"],
    keepsCredential: true,
  },
  {
    name: "spa",
    label: "single-page app",
    is: "runs in the browser and calls APIs from there",
    component: "SinglePageApp",
    redirectUris: ["http://localhost:5173/"],
    permissions: ["delegated"],
    keepsCredential: false,
  },
  {
    name: "native",
    label: "native or CLI app",
    is: "desktop, mobile or command line",
    component: "NativeApp",
    // What MSAL and azure-identity listen on, at a port of their choice.
    redirectUris: ["http://localhost"],
    permissions: ["delegated"],
    keepsCredential: false,
  },
  {
    name: "daemon",
    label: "daemon",
    is: "a job or service, with nobody signed in",
    component: "DaemonApp",
    redirectUris: [],
    permissions: ["application"],
    keepsCredential: true,
  },
  {
    name: "api",
    label: "API",
    is: "your own, which other apps call",
    component: "ApiApp",
    redirectUris: [],
    permissions: ["delegated", "application"],
    keepsCredential: true,
  },
];

const byName: ReadonlyMap<string, AppKind> = new Map(appKinds.map((kind) => [kind.name, kind]));

/** For a name that may be of no kind. */
export function findKind(name: string): AppKind | undefined {
  return byName.get(name);
}
