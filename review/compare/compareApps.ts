/** Every app of two versions: what differs, or that nothing does. */
import type { AppManifest } from "../../manifest";
import type { Change } from "../change";
import { appAdded, appRemoved, clientIdReplaced, compareNames } from "../changes/apps";
import type { Program } from "../describe/consentOutlook";
import { showValue } from "../describe/showValue";
import type { AppReview, AppStatus } from "../review";
import type { ReviewedApp } from "../reviewInput";
import { rankOf, worstOf } from "../severity";
import { blankManifest } from "./blankManifest";
import { compareManifests, sortChanges } from "./compareManifests";
import { compareKeys } from "./order";
import type { AppPair } from "./pairApps";
import { type Renamings, renameApps } from "./renameApps";

export interface ComparedApps {
  /** Worst first. */
  readonly apps: readonly AppReview[];
  /** Sorted. */
  readonly unchanged: readonly string[];
}

export function compareApps(pairs: readonly AppPair[]): ComparedApps {
  const renamings = listRenamings(pairs);
  const programs = {
    base: toProgram(
      pairs.flatMap((pair) => (pair.kind === "added" ? [] : [renameWhole(pair.base.manifest, renamings)])),
    ),
    head: toProgram(pairs.flatMap((pair) => (pair.kind === "removed" ? [] : [pair.head.manifest]))),
  };
  const compared = pairs.map((pair) => {
    const app = pair.kind === "removed" ? pair.base : pair.head;
    return { app, status: statusOf(pair), changes: sortChanges(compareOne(pair, { renamings, ...programs })) };
  });
  return {
    apps: compared.flatMap((one) => toReview(one) ?? []).sort((one, two) => compareKeys(keyOf(one), keyOf(two))),
    unchanged: compared
      .filter(({ changes }) => changes.length === 0)
      .map(({ app }) => app.manifest.name)
      .sort(),
  };
}

interface Surroundings {
  readonly renamings: Renamings;
  readonly base: Program;
  readonly head: Program;
}

function compareOne(pair: AppPair, { renamings, base, head }: Surroundings): readonly Change[] {
  switch (pair.kind) {
    case "added": {
      const compared = {
        base: blankManifest(pair.head.manifest),
        head: pair.head.manifest,
        isNew: true,
        program: head,
      };
      return [appAdded(pair.head), ...compareManifests(compared)];
    }
    case "removed":
      return [appRemoved(pair.base, base, head)];
    case "replaced":
      return [clientIdReplaced(pair.base, pair.head, head), ...compareTwo(pair, renamings, head)];
    case "same":
      return [...compareNames(pair.base, pair.head), ...compareTwo(pair, renamings, head)];
  }
}

function compareTwo(
  { base, head }: { readonly base: ReviewedApp; readonly head: ReviewedApp },
  renamings: Renamings,
  program: Program,
): readonly Change[] {
  return compareManifests({ base: renameApps(base.manifest, renamings), head: head.manifest, isNew: false, program });
}

function listRenamings(pairs: readonly AppPair[]): Renamings {
  return new Map(
    pairs.flatMap((pair) =>
      (pair.kind === "same" || pair.kind === "replaced") && pair.base.manifest.name !== pair.head.manifest.name
        ? [[pair.base.manifest.name, pair.head.manifest.name] as const]
        : [],
    ),
  );
}

function renameWhole(manifest: AppManifest, renamings: Renamings): AppManifest {
  return { ...renameApps(manifest, renamings), name: renamings.get(manifest.name) ?? manifest.name };
}

function toProgram(manifests: readonly AppManifest[]): Program {
  return new Map(manifests.map((manifest) => [manifest.name, manifest]));
}

function statusOf({ kind }: AppPair): AppStatus {
  return kind === "same" ? "changed" : kind;
}

interface OneApp {
  readonly app: ReviewedApp;
  readonly status: AppStatus;
  readonly changes: readonly Change[];
}

/** undefined for an app that did not change. */
function toReview({ app, status, changes }: OneApp): AppReview | undefined {
  const severity = worstOf(changes.map((change) => change.severity));
  if (severity === undefined) return undefined;
  const { name, identity } = app.manifest;
  return { name, displayName: showValue(identity.displayName), status, severity, changes };
}

/** Equally bad ones: those with more that is that bad, then by name. Sorting is stable, so the URN decides last. */
function keyOf({ severity, name, changes }: AppReview): readonly (string | number)[] {
  return [rankOf(severity), -changes.filter((change) => change.severity === severity).length, name];
}
