/** Which applications of a tenant are meant, and what is known of them before their parts are read. */
import type { DirectoryApp } from "./directoryApp";

export type AppSelection =
  /** Those that a program marked: a whole project, a stack of it, or one app. */
  | { readonly by: "marker"; readonly project: string; readonly stack?: string; readonly name?: string }
  | { readonly by: "clientIds" | "objectIds"; readonly values: readonly string[] }
  /** Without regard to case, as the directory compares. Several apps may have one name. */
  | { readonly by: "displayName"; readonly value: string }
  /** Those of a user or a service principal. */
  | { readonly by: "owner"; readonly objectId: string }
  | { readonly by: "all" };

/** An application without what hangs on it. */
export type AppSummary = Pick<
  DirectoryApp,
  "objectId" | "clientId" | "displayName" | "createdAt" | "tags" | "application"
>;
