/** What `appreg adopt` is told. */
import type { TenantChoice } from "../tenant/withTenant";

export interface AdoptOptions {
  readonly stack?: string;
  readonly cwd?: string;
  readonly tenant?: TenantChoice;
  /** Logical name of a single app. */
  readonly name?: string;
  readonly all?: boolean;
  /** "me", or a user by sign-in name or object id. */
  readonly owner?: string;
  /** "-": the program's text goes to standard output, and nothing is written. */
  readonly out?: string;
  readonly takeOver?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}
