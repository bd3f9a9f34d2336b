/** What the rules find about the head's apps, and what became of what they found about the base's. */
import { type AppManifest, canonicalText, type RuleException } from "../manifest";
import { acceptFindings, type Finding, judgeManifest, type RuleContext } from "../rules";
import { compareKeys } from "./compare/order";
import type { AppPair } from "./compare/pairApps";
import type { FindingStatus, ReviewedFinding } from "./review";
import { rankOf, type Severity } from "./severity";
import { severityOf } from "./severityTable";

/** Those that count first: new before standing ones, worst first. */
export function reviewFindings(pairs: readonly AppPair[], context: RuleContext): readonly ReviewedFinding[] {
  return pairs.flatMap((pair) => reviewApp(pair, context)).sort((one, two) => compareKeys(keyOf(one), keyOf(two)));
}

function reviewApp(pair: AppPair, context: RuleContext): readonly ReviewedFinding[] {
  const base = pair.kind === "added" ? [] : judgeManifest(pair.base.manifest, context);
  if (pair.kind === "removed") return base.map((finding) => toGone(finding, pair.base.manifest.name));
  const { manifest } = pair.head;
  const found = judgeHead(pair, base, context);
  const accepted = new Set(acceptFindings(found, manifest.exceptions, context).accepted.map(({ finding }) => finding));
  const left = countByIdentity(base);
  const ofHead = found.map((finding) =>
    toReviewed({
      finding,
      manifest,
      isAccepted: accepted.has(finding),
      status: takeOne(left, finding) ? "standing" : "new",
    }),
  );
  const gone = base.filter((finding) => takeOne(left, finding));
  return [...ofHead, ...gone.map((finding) => toGone(finding, manifest.name))];
}

/** An app that did not change is judged once: most of a program's do not. */
function judgeHead(pair: Exclude<AppPair, { kind: "removed" }>, base: readonly Finding[], context: RuleContext) {
  const isSame = pair.kind !== "added" && canonicalText(pair.base.manifest) === canonicalText(pair.head.manifest);
  return isSame ? base : judgeManifest(pair.head.manifest, context);
}

/** The same finding in two versions: its fix may hold a number that moves every day. */
function identityOf({ ruleId, argument, value }: Finding): string {
  return JSON.stringify([ruleId, argument, value]);
}

function countByIdentity(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(identityOf(finding), (counts.get(identityOf(finding)) ?? 0) + 1);
  return counts;
}

function takeOne(left: Map<string, number>, finding: Finding): boolean {
  const count = left.get(identityOf(finding)) ?? 0;
  if (count > 0) left.set(identityOf(finding), count - 1);
  return count > 0;
}

interface Judged {
  readonly finding: Finding;
  readonly manifest: AppManifest;
  readonly isAccepted: boolean;
  readonly status: FindingStatus;
}

function toReviewed({ finding, manifest, isAccepted, status }: Judged): ReviewedFinding {
  const written = finding.level === "risky" ? findException(manifest.exceptions, finding) : undefined;
  return {
    app: manifest.name,
    status,
    severity: severityOfFinding(finding),
    finding,
    ...(written !== undefined && { exception: { ...tell(written), state: isAccepted ? "inForce" : "expired" } }),
    counts: !isAccepted,
  };
}

function toGone(finding: Finding, app: string): ReviewedFinding {
  return { app, status: "gone", severity: severityOfFinding(finding), finding, counts: false };
}

/** The one that ends last, where somebody wrote several. */
function findException(exceptions: readonly RuleException[], { ruleId }: Finding): RuleException | undefined {
  const written = exceptions.filter(({ rule }) => rule === ruleId);
  return [...written].sort((one, two) => compareKeys(exceptionKey(two), exceptionKey(one)))[0];
}

function exceptionKey({ until, reason }: RuleException): readonly string[] {
  return [until ?? "9999-12-31", reason];
}

function tell({ reason, until }: RuleException) {
  return { reason, ...(until !== undefined && { until }) };
}

function severityOfFinding({ level }: Finding): Severity {
  return severityOf(`finding/${level}`);
}

const statusOrder: Readonly<Record<FindingStatus, number>> = { new: 0, standing: 1, gone: 2 };

function keyOf({ counts, status, severity, app, finding }: ReviewedFinding): readonly (string | number)[] {
  const { ruleId, argument, value = "", rule, fix } = finding;
  return [Number(!counts), statusOrder[status], rankOf(severity), app, ruleId, argument, value, rule, fix];
}
