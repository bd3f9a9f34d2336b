/** A review in which everything that a person of the reviewed program chose is one text, wherever such a text may stand. */
import { type Change, type PermissionDetails, type Review, type Severity, severities } from "../../../review";

/** @param foreign stands as name, value, label, reason and in the middle of every sentence */
export function sampleReview(foreign: string): Review {
  const changes = sampleChanges(foreign);
  return {
    project: foreign,
    stack: foreign,
    today: "2026-11-22",
    labels: { base: foreign, head: foreign },
    digests: { base: `sha256:${"0".repeat(64)}`, head: `sha256:${"1".repeat(64)}` },
    summary: {
      comparison: "partial",
      worst: "critical",
      headline: `The app ${foreign} reads all mail`,
      changes: countSeverities(changes),
      apps: { added: 0, removed: 0, replaced: 1, changed: 1, unchanged: 1 },
      findings: { new: 1, standing: 1, gone: 1, excepted: 1 },
    },
    apps: [
      { name: foreign, displayName: foreign, status: "replaced", severity: "critical", changes },
      { name: "board", displayName: "Board", status: "changed", severity: "low", changes: manyHarmless },
    ],
    unchanged: [foreign],
    findings: sampleFindings(foreign),
    notices: [
      { kind: "unsupported", text: `The type ${foreign} is not known`, about: foreign, side: "both" },
      { kind: "notVerified", text: `${foreign} was not looked up`, side: "head" },
      { kind: "otherProvider", text: `${foreign} is not looked at`, about: foreign, side: "base" },
    ],
  };
}

/** Enough of them that not all stand in the table. */
const manyHarmless: readonly Change[] = Array.from({ length: 12 }, (_, at) => ({
  area: "identity",
  kind: "tagAdded",
  severity: "low",
  subject: `tag t${at}`,
  before: undefined,
  after: `t${at}`,
  consequence: "Nobody notices.",
}));

function sampleChanges(foreign: string): readonly Change[] {
  const details: PermissionDetails = {
    api: foreign,
    apiName: foreign,
    permission: foreign,
    kind: "application",
    tier: undefined,
    access: undefined,
    reach: undefined,
    control: undefined,
  };
  const told = { subject: `the thing ${foreign} here`, before: foreign, after: `${foreign}2` };
  return [
    {
      ...told,
      area: "app",
      kind: "clientIdReplaced",
      severity: "critical",
      consequence: `Everybody who holds ${foreign} has to change it.`,
      aliasToKeep: `aliases: [{ name: "${foreign}" }]`,
      clients: [foreign],
    },
    {
      ...told,
      area: "permissions",
      kind: "permissionWidened",
      severity: "high",
      consequence: `${foreign} may read all.`,
      from: { ...details, permission: "Mail.Read" },
      to: details,
      consent: "admin",
    },
    {
      ...told,
      before: undefined,
      area: "signIn",
      kind: "redirectUriAdded",
      severity: "medium",
      consequence: foreign,
      platform: "web",
      target: "foreignHost",
    },
  ];
}

function countSeverities(changes: readonly Change[]): Readonly<Record<Severity, number>> {
  const counts = severities.map((severity) => [
    severity,
    [...changes, ...manyHarmless].filter((change) => change.severity === severity).length,
  ]);
  // The cast: every severity is among them.
  return Object.fromEntries(counts) as Record<Severity, number>;
}

function sampleFindings(foreign: string): Review["findings"] {
  const finding = {
    argument: "web.redirectUris",
    value: foreign,
    rule: "a redirect URI names one address",
    fix: `use ${foreign} instead`,
    ruleId: "redirect-uri-wildcard",
    level: "risky",
  } as const;
  const exception = { reason: `${foreign}, says ${foreign}.`, until: "2026-12-31" };
  const base = { app: foreign, severity: "medium", finding } as const;
  return [
    { ...base, status: "new", counts: true, exception: { ...exception, state: "expired" } },
    { ...base, status: "standing", counts: true },
    { ...base, status: "standing", counts: false, exception: { ...exception, state: "inForce" } },
    { ...base, status: "gone", counts: false },
  ];
}
