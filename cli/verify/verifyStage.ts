/** Where a verification takes place: what the command line says, and what was found of project, stack and tenant. */
import type { TenantPlace } from "../../lifecycle";
import type { PracticeUser } from "../../practice-tenant";
import type { CliDeps } from "../cliDeps";
import type { StackRecord } from "../stack/stackRecord";
import type { Tenant } from "../tenant/withTenant";
import type { Engine } from "../token/readStackOutputs";

export interface VerifyOptions {
  /** Sign-in name of the person to play, or whose things an app on its own reads. */
  readonly user?: string;
  /** false: nobody is asked to sign in. */
  readonly signIn?: boolean;
  /** A token from standard input is judged in the place of new ones. */
  readonly tokenStdin?: boolean;
  /** Further calls to make: paths of Microsoft Graph. */
  readonly call?: readonly string[];
  /** PEM files with a certificate and its private key; whose they are, their thumbprints tell. */
  readonly certificate?: readonly string[];
  /** Variable that holds the password of those keys. */
  readonly certificatePasswordEnv?: string;
  readonly json?: boolean;
  readonly engine?: Engine;
  readonly stack?: string;
  readonly cwd?: string;
}

export interface VerifyStage {
  readonly record: StackRecord;
  readonly tenant: Tenant;
  readonly place: TenantPlace;
  readonly options: VerifyOptions;
  readonly deps: CliDeps;
  /** Who is played, on a practice tenant. */
  readonly person: PracticeUser | undefined;
  /** Two people cannot be asked at once. */
  readonly oneAtATime: <Result>(work: () => Promise<Result>) => Promise<Result>;
}
