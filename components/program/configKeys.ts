/** Refuses configuration keys that nothing reads: a misspelt `azuread:metadataHost` would send a run to the real cloud. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { closestNames } from "../../catalogue";

/** The namespace of this project's own keys. */
const ownNamespace = "entra-app-registration";
/** Read by Pulumi itself for every provider. */
const providerKeys = ["version", "pluginDownloadURL"];
const declaredKeys = new Set<string>();

/** Names keys that a program reads by itself, such as `declareConfigKeys("roomBoardUrl")`. Before its first app. */
export function declareConfigKeys(...keys: readonly string[]): void {
  for (const key of keys) declaredKeys.add(key);
}

/** @throws {pulumi.RunError} naming every key that does not exist. */
export function assertConfigKeys(): void {
  const known: ReadonlyMap<string, readonly string[]> = new Map([
    [ownNamespace, [...declaredKeys]],
    ["azuread", [...Object.keys(azuread.config), ...providerKeys]],
  ]);
  const problems = Object.keys(pulumi.runtime.allConfig()).flatMap((key) => {
    const [namespace = "", name = ""] = key.split(/:(.*)/s);
    const names = known.get(namespace);
    // A key with a path, such as "azuread:features.x", is judged by its first name.
    return names === undefined || names.includes(name.split(/[.[]/)[0] ?? "") ? [] : [describe(key, name, names)];
  });
  if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));
}

function describe(key: string, name: string, names: readonly string[]): string {
  const [nearest] = closestNames(name, names);
  const namespace = key.slice(0, key.indexOf(":"));
  const use = nearest === undefined ? "" : `write ${namespace}:${nearest}, or `;
  return `config key "${key}" does not exist: every key of ${namespace} is one that is read.\n  Fix: ${use}remove it from Pulumi.${pulumi.getStack()}.yaml`;
}
