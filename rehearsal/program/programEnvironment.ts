/** The environment variables that a program is run with: the caller's, and those by which the runner learns its settings. */
import type { Project } from "./projectFile";
import type { StackConfig } from "./stackSettings";

/** Credentials and addresses of real clouds: a rehearsed program must not find any. */
const cloudVariables = /^(ARM_|AZURE_|PULUMI_ACCESS_TOKEN$|PULUMI_CONFIG_PASSPHRASE)/i;

/** Set by an SDK that is running already, and read by the one to be started. The user's own, such as `PULUMI_NODEJS_TRANSPILE_ONLY`, stay. */
const sdkVariables =
  /^(PULUMI_NODEJS_(ORGANIZATION|PROJECT|ROOT_DIRECTORY|STACK|DRY_RUN|PARALLEL|MONITOR|ENGINE|SYNC)|PULUMI_CONFIG|PULUMI_CONFIG_SECRET_KEYS)$/;

/** The caller's variables without those that a rehearsed program must not see. */
export function callersEnvironment(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(base).filter(([name]) => !cloudVariables.test(name) && !sdkVariables.test(name));
  return Object.fromEntries(kept);
}

/** What the runner is told through variables: the stack's configuration, and how to read the program's files. */
export function runnerEnvironment(project: Project, config: StackConfig): Record<string, string> {
  const values = Object.entries(config.values).map(([key, value]) => [key.replace(":", ":config:"), value]);
  return {
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(values)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify([...config.secretKeys]),
    PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
    ...(project.tsconfig !== undefined && { PULUMI_NODEJS_TSCONFIG_PATH: project.tsconfig }),
  };
}
