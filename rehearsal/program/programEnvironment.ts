/** The environment variables that a program is run with. */
import type { Project } from "./projectFile";
import type { StackConfig } from "./stackSettings";

/** Credentials and addresses of real clouds: a rehearsed program must not find any. */
const cloudVariables = /^(ARM_|AZURE_|PULUMI_ACCESS_TOKEN$|PULUMI_CONFIG_PASSPHRASE)/i;

/** Set by an SDK that is running already, and read by the one to be started. The user's own, such as `PULUMI_NODEJS_TRANSPILE_ONLY`, stay. */
const sdkVariables =
  /^(PULUMI_NODEJS_(ORGANIZATION|PROJECT|ROOT_DIRECTORY|STACK|DRY_RUN|PARALLEL|MONITOR|ENGINE|SYNC)|PULUMI_CONFIG|PULUMI_CONFIG_SECRET_KEYS)$/;

export function programEnvironment(
  base: NodeJS.ProcessEnv,
  project: Project,
  config: StackConfig,
): Record<string, string | undefined> {
  const kept = Object.entries(base).filter(([name]) => !cloudVariables.test(name) && !sdkVariables.test(name));
  const values = Object.entries(config.values).map(([key, value]) => [key.replace(":", ":config:"), value]);
  return {
    ...Object.fromEntries(kept),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(values)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify([...config.secretKeys]),
    PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
    ...(project.tsconfig !== undefined && { PULUMI_NODEJS_TSCONFIG_PATH: project.tsconfig }),
  };
}
