/** Whether the tools are there, in versions that fit what the project has installed. */
import type { Diagnosis } from "./diagnosis";

/** What was found on this machine; undefined: it is not there. */
export interface FoundVersions {
  readonly node: string;
  readonly cli: string | undefined;
  /** Of the azuread plugin, those that the CLI has fetched. */
  readonly plugins: readonly string[] | undefined;
}

/** What the project goes by. */
export interface WantedVersions {
  /** The lowest that this package runs on. */
  readonly node: string;
  /** Of the packages that the project has installed; undefined: they are not installed. */
  readonly pulumi: string | undefined;
  readonly azuread: string | undefined;
}

export function examineVersions(found: FoundVersions, wanted: WantedVersions): readonly Diagnosis[] {
  return [examineNode(found.node, wanted.node), examineCli(found.cli, wanted.pulumi), examinePlugin(found, wanted)];
}

function examineNode(node: string, wanted: string): Diagnosis {
  const what = `Node ${node}`;
  if (compareVersions(node, wanted) >= 0) return { subject: "node", mark: "ok", what };
  return {
    subject: "node",
    mark: "blocks",
    what: `${what}, and ${wanted} is needed`,
    fix: `install Node ${wanted} or newer`,
  };
}

/** A CLI may be older than the packages of the program, within one major version; the rehearsal needs none. */
function examineCli(cli: string | undefined, packages: string | undefined): Diagnosis {
  const subject = "pulumi";
  if (cli === undefined) {
    const what = "there is no Pulumi CLI here; the rehearsal needs none";
    return { subject, mark: "unknown", what, fix: "for `pulumi up` install it: https://www.pulumi.com/docs/install/" };
  }
  const what = `Pulumi CLI ${cli}`;
  if (packages === undefined) return { subject, mark: "ok", what };
  if (majorOf(cli) !== majorOf(packages)) {
    const fix = `install a Pulumi CLI ${majorOf(packages)}.x`;
    return { subject, mark: "blocks", what: `${what}, and the program uses @pulumi/pulumi ${packages}`, fix };
  }
  const isOlder = compareVersions(cli, packages) < 0;
  const besides = `${what}, and the program uses @pulumi/pulumi ${packages}`;
  return isOlder
    ? { subject, mark: "warning", what: besides, fix: `update the Pulumi CLI to ${packages} or newer` }
    : { subject, mark: "ok", what };
}

function examinePlugin({ cli, plugins }: FoundVersions, { azuread }: WantedVersions): Diagnosis {
  const subject = "azuread";
  if (azuread === undefined) {
    const what = "the project has not installed @pulumi/azuread";
    return { subject, mark: "warning", what, fix: "`npm install` in the folder of the project" };
  }
  const what = `@pulumi/azuread ${azuread}`;
  if (cli === undefined || plugins === undefined) {
    return { subject, mark: "ok", what: `${what}; the rehearsal needs no plugin` };
  }
  return plugins.includes(azuread)
    ? { subject, mark: "ok", what: `${what}, and its plugin` }
    : { subject, mark: "ok", what: `${what}; Pulumi fetches its plugin at the first run` };
}

/** Of two versions such as `v3.259.0`; what follows the three numbers does not count. */
function compareVersions(left: string, right: string): number {
  const [first, second] = [left, right].map(numbersOf);
  const at = [0, 1, 2].find((index) => first?.[index] !== second?.[index]);
  return at === undefined ? 0 : (first?.[at] ?? 0) - (second?.[at] ?? 0);
}

function numbersOf(version: string): readonly number[] {
  return version.replace(/^v/, "").split(/[.+-]/).slice(0, 3).map(Number);
}

function majorOf(version: string): number {
  return numbersOf(version)[0] ?? 0;
}
