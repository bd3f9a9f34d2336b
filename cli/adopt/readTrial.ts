/** Runs the adopted apps without a directory: what they declare, and what the components refuse. */
import type { DeclaredResource } from "../../directory";
import type { TenantSymbols } from "../../manifest";
import { type OfflineResult, rehearseOffline } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import { findPublishedApi } from "../review/publishedApis";
import { withoutCredentials } from "../review/withoutCredentials";
import { type Trial, withTrialProject } from "./trialProject";

export interface TrialReading {
  /** Of azuread and of the components, without what is only looked at. */
  readonly resources: readonly DeclaredResource[];
  readonly symbols: TenantSymbols;
  /** Why the program did not come to its end; none where it did. */
  readonly errors: readonly string[];
}

export async function readTrial(trial: Trial, deps: Pick<CliDeps, "env" | "interrupted">): Promise<TrialReading> {
  const found = await withTrialProject(trial, (projectFolder) =>
    rehearseOffline({
      projectFolder,
      stack: trial.stack,
      environment: withoutCredentials(deps.env),
      findPublishedApi,
      signal: deps.interrupted,
    }),
  );
  const resources = found.resources.filter(({ external, type }) => !external && type !== "pulumi:pulumi:Stack");
  return { resources, symbols: found.symbols, errors: errorsOf(found) };
}

function errorsOf({ succeeded, diagnostics }: OfflineResult): readonly string[] {
  if (succeeded) return [];
  const messages = diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message.trim());
  return messages.length === 0 ? ["the program did not come to its end"] : [...new Set(messages)];
}
