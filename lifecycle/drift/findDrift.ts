/** Holds what a program declares, what a state holds and what a tenant has beside each other, app by app. */
import { manifestAreas } from "../../manifest";
import { type Drift, type DriftFinding, driftSeverities } from "./driftFinding";
import { judgeApp, type PresentApp, usersConsent } from "./judgeApp";
import { judgeExistence, judgeStranger } from "./judgeExistence";
import type { AppPictures, StackPictures } from "./pictures";

export function findDrift(stack: StackPictures): Drift {
  const present = stack.apps.flatMap(presentOf);
  const found = new Set(stack.strangers.map(({ name }) => name));
  // What an interrupted run left is told once, as what is there.
  const existence = stack.apps
    .flatMap(judgeExistence)
    .filter(({ app, subject }) => subject?.kind !== "notApplied" || !found.has(app));
  const findings = [
    ...existence,
    ...stack.strangers.map(judgeStranger),
    ...present.flatMap((app) => judgeApp(app, stack)),
  ];
  return {
    findings: findings.sort(byWeight),
    leftToUsers: present.flatMap(usersConsent),
    apps: [...new Set([...stack.apps.map(({ name }) => name), ...found])].sort(),
  };
}

function presentOf({ name, declared, recorded, actual }: AppPictures): readonly PresentApp[] {
  if (declared === undefined || recorded === undefined || actual.at !== "tenant") return [];
  return [{ name, declared, recorded, app: actual.app, manifest: actual.manifest }];
}

const areas = ["app", ...manifestAreas] as const;

/** Worst first; of equals first what lets somebody do more. */
function byWeight(a: DriftFinding, b: DriftFinding): number {
  return (
    driftSeverities.indexOf(a.severity) - driftSeverities.indexOf(b.severity) ||
    Number(b.opens) - Number(a.opens) ||
    compareTexts(a.app, b.app) ||
    areas.indexOf(a.area) - areas.indexOf(b.area) ||
    compareTexts(a.what, b.what)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
