/** Whoever gets tokens and makes calls for a verification, and what comes of that. */
import type { AppToken } from "../../token";
import type { CallAnswer } from "./judgeCall";
import type { MeantFlow } from "./meantFlows";

/** What came of the attempt to get tokens. */
export type FlowOutcome =
  | { readonly got: "tokens"; readonly tokens: readonly AppToken[] }
  /** Somebody was asked, and said no. */
  | { readonly got: "refusal"; readonly problem: string; readonly fix: string }
  /** A page asked for consent to what nobody is to be asked for: permissions by name. */
  | { readonly got: "consentPage"; readonly user: string; readonly asked: readonly string[] }
  /** Nobody was asked, or there is nothing to ask with. */
  | { readonly got: "nothing"; readonly why: string; readonly fix?: string };

/** Whoever gets tokens and calls. Nothing that they answer holds a body. */
export interface ProvingAgents {
  readonly getTokens: (flow: MeantFlow) => Promise<FlowOutcome>;
  /** A token that was given, to be judged in the place of new ones. */
  readonly given?: AppToken | undefined;
  /** Makes the calls with the token of one API, in the order given. Paths are those below the version. */
  readonly callGraph: (token: AppToken, paths: readonly string[]) => Promise<readonly CallAnswer[]>;
  /** Calls to be made beside those that are chosen: paths below the version. */
  readonly furtherCalls: readonly string[];
  /** Whose things an app on its own reads: an id or a sign-in name; undefined: nobody is known. */
  readonly user: string | undefined;
}
