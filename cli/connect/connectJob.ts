/** One run of `appreg connect`: what was asked, and what the stack says. */
import type { CredentialKind } from "../../token";
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";
import { type Engine, readSecretOutput } from "../token/readStackOutputs";
import type { Connection } from "./connection";
import type { ConnectTarget } from "./targets";

export interface ConnectOptions {
  readonly to: ConnectTarget;
  /** Folder to write to; without one the configuration is printed. */
  readonly out?: string;
  /** Print the sample in place of the configuration. */
  readonly sample?: boolean;
  readonly force?: boolean;
  /** What is to prove the app, where not the best that is declared. */
  readonly credential?: CredentialKind;
  /** Output of the stack that is the app's secret. */
  readonly secretOutput?: string;
  readonly cwd?: string;
  readonly stack?: string;
  readonly engine?: Engine;
}

export interface ConnectJob {
  readonly connection: Connection;
  readonly project: Project;
  readonly stack: Stack;
  readonly engine: Engine;
  readonly options: ConnectOptions;
  readonly deps: CliDeps;
}

/** The command that shows a person the value of a secret output; the rehearsal has none. */
export function secretCommand({ engine, stack }: Pick<ConnectJob, "engine" | "stack">): string | undefined {
  return engine === "pulumi" ? `pulumi stack output <output> --show-secrets --stack ${stack.name}` : undefined;
}

/** The secret that was named; undefined where none was, or where the output is no text that fits into a line. */
export async function readSecret({ project, stack, engine, options, deps }: ConnectJob): Promise<string | undefined> {
  const { secretOutput } = options;
  if (secretOutput === undefined) return undefined;
  const value = await readSecretOutput(project, stack, { name: secretOutput, engine, env: deps.env });
  return typeof value === "string" && /^[^'\p{Cc}]+$/u.test(value) ? value : undefined;
}
