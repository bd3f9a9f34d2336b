/** The variables that a reviewed program may see: its code may be anybody's, so none that opens anything. */
import type { CliDeps } from "../cliDeps";

/** Clouds, Pulumi, and what pipelines hand to their steps. */
const ofClouds = /^(ARM|AZURE|PULUMI|AWS|GOOGLE|GCP|ACTIONS_ID_TOKEN_REQUEST|ACTIONS_RUNTIME|SYSTEM_ACCESSTOKEN)(_|$)/i;

/** Whatever else calls itself a secret. */
const ofSecrets = /TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIAL|APIKEY|(^|_)(KEY|PAT|AUTH)(_|$)/i;

/** How Pulumi's SDK reads the program's files, which is no secret and may be needed. */
const harmless = /^PULUMI_NODEJS_TRANSPILE_ONLY$/;

export function withoutCredentials(env: CliDeps["env"]): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => harmless.test(name) || (!ofClouds.test(name) && !ofSecrets.test(name)),
  );
  return Object.fromEntries(kept);
}
