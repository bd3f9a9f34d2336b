/**
 * The tier of risk: the worst of four public gradings, brought to one scale; `docs/risk.md` has the rule and its reasons.
 */

/** From harmless to control of the tenant. */
export const riskTiers = ["low", "medium", "high", "critical", "tier-0"] as const;
export type RiskTier = (typeof riskTiers)[number];

/** Letter of the generated tables -> the source's own word, and the step on our scale. */
type Scale = Readonly<Record<string, readonly [string, RiskTier]>>;

/** In the order of the letters. Microsoft's scale has five steps, of which it uses four. */
const scales = {
  microsoft: { 1: ["1", "low"], 2: ["2", "low"], 3: ["3", "medium"], 4: ["4", "high"], 5: ["5", "critical"] },
  entraOps: { U: ["UserAccess", "low"], M: ["ManagementPlane", "medium"], C: ["ControlPlane", "high"] },
  scubaGear: { L: ["Low", "low"], M: ["Medium", "medium"], H: ["High", "high"], C: ["Critical", "critical"] },
  entraFalcon: { L: ["Low", "low"], M: ["Medium", "medium"], H: ["High", "high"], D: ["Dangerous", "critical"] },
} as const satisfies Readonly<Record<string, Scale>>;

export type RiskSource = keyof typeof scales;

// The cast: the keys of a literal are its own.
const sources = Object.keys(scales) as RiskSource[];

/** The words with which a source says that it knows nothing worse. */
const topWords: ReadonlySet<string> = new Set(["4", "5", "ControlPlane", "Critical", "Dangerous"]);

export interface Risk {
  /** undefined: none of the four grades the permission. */
  readonly tier: RiskTier | undefined;
  /** What each source says, in its own words; a source that says nothing is absent. */
  readonly gradings: Readonly<Partial<Record<RiskSource, string>>>;
  /** How the permission leads to control of the tenant. */
  readonly control?: string;
}

/**
 * @param letters one a source, as the generated tables have them
 * @param control how the permission leads to control of the tenant, if it does
 */
export function rateRisk(letters: string, control: string | undefined): Risk {
  const found = sources.flatMap((source, at) => {
    const scale: Scale = scales[source];
    const grade = scale[letters[at] ?? "-"];
    return grade === undefined ? [] : [{ source, word: grade[0], tier: grade[1] }];
  });
  const gradings = Object.fromEntries(found.map(({ source, word }) => [source, word]));
  const isConfirmed = found.some(({ word }) => topWords.has(word));
  return {
    tier: control !== undefined && isConfirmed ? "tier-0" : worstTier(found.map(({ tier }) => tier)),
    gradings,
    ...(control !== undefined && { control }),
  };
}

function worstTier(tiers: readonly RiskTier[]): RiskTier | undefined {
  return riskTiers[Math.max(...tiers.map((tier) => riskTiers.indexOf(tier)), -1)];
}
