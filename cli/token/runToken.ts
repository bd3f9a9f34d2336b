/** Gets tokens as an app of the stack, with a person or without, and says what they hold. */
import {
  type AppAccess,
  type AppOnlyFlow,
  type AppToken,
  assertFlowPossible,
  chooseFlow,
  hasDifference,
  type SignInFlow,
} from "../../token";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { type PracticeSession, withPracticeTenant } from "../practiceTenantSession";
import { describeStack, findProject } from "../project/findProject";
import { UsageError } from "../usageError";
import { type ActingOptions, actAsApp, isAppOnly } from "./actAsApp";
import { chooseRequests } from "./chooseRequests";
import { requireApp } from "./findApp";
import { hasBrowser } from "./hasBrowser";
import { isPracticeTenant } from "./isPracticeTenant";
import { findNamedFlow, requireProofFlow } from "./proof/findProofFlow";
import type { ProofPlace } from "./proof/proofOptions";
import { type Engine, readSecretOutput, readStackOutputs } from "./readStackOutputs";
import { renderPrompt } from "./renderPrompt";
import { renderToken, renderTokensAsJson } from "./renderToken";
import { signInAs } from "./signInAs";
import { signsInOnServer, tokensOfWebApp } from "./web/tokensOfWebApp";

export interface TokenOptions extends ActingOptions {
  readonly cwd?: string;
  readonly stack?: string;
  readonly engine?: Engine;
  readonly flow?: SignInFlow | AppOnlyFlow;
  readonly json?: boolean;
}

/**
 * Exit code 1 when a token differs from what is declared, or cannot be compared with it.
 *
 * @throws errors of the project, the stack, the practice tenant and of sign-in.
 */
export async function runToken(name: string, options: TokenOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = describeStack(project, options.stack);
  const { engine, outputs } = await readStackOutputs(project, stack, { engine: options.engine, env: deps.env });
  const app = requireApp(outputs, name);
  const readOutput = (output: string) => readSecretOutput(project, stack, { name: output, engine, env: deps.env });
  const getTokens = (session?: PracticeSession) => tokensOf(app, options, { deps, readOutput, session });
  const tokens = isPracticeTenant(app)
    ? await withPracticeTenant({ project, config: stack.config }, getTokens)
    : await getTokens();
  return printTokens(app, tokens, { options, deps });
}

async function tokensOf(app: AppAccess, options: TokenOptions, place: ProofPlace): Promise<readonly AppToken[]> {
  if (place.session !== undefined) assertSameOrigin(app, place.session);
  const { flow: wanted, ...others } = options;
  if (signsInOnServer(app, wanted)) return tokensOfWebApp(app, others, place);
  const flow = wanted ?? findNamedFlow(options) ?? (actsAlone(app) ? await proofFlowOf(app, others, place) : undefined);
  return isAppOnly(flow) ? actAsApp({ app, flow }, others, place) : signIn(app, { ...options, flow }, place);
}

/** Whether nobody can sign in to the app here, and it has permissions of its own to get a token for. */
function actsAlone({ kind, roles = [] }: AppAccess): boolean {
  return kind === "service" || (kind === "web" && roles.length > 0);
}

async function proofFlowOf(app: AppAccess, options: ActingOptions, place: ProofPlace): Promise<AppOnlyFlow> {
  // Nobody is to look for a proof with which nothing could be asked for.
  chooseRequests(app, options, "application");
  return requireProofFlow(app, place);
}

async function signIn(
  app: AppAccess,
  options: Omit<TokenOptions, "flow"> & { readonly flow: SignInFlow | undefined },
  { deps, session }: ProofPlace,
): Promise<readonly AppToken[]> {
  const { user } = options;
  // Only the code of a device can be entered by somebody else than the browser that this machine shows.
  const play = session !== undefined && app.kind === "publicClient" && options.flow !== "browser" ? user : undefined;
  const flow = options.flow ?? (play === undefined ? suitableFlow(app, deps) : "device-code");
  assertFlowPossible(app, flow);
  const requests = chooseRequests(app, options);
  if (flow === "browser") {
    const otherwise = app.kind === "publicClient" ? " Without one: --flow device-code" : "";
    deps.stderr.write(`Sign in in the browser that opens now.${otherwise}\n`);
  }
  const { tokens } = await signInAs(app, {
    flow,
    requests: options.raw === true ? requests.slice(0, 1) : requests,
    practice: session,
    play,
    loginHint: user,
    tell: (prompt) => void deps.stderr.write(renderPrompt(prompt, session?.users)),
    signal: deps.interrupted,
  });
  return tokens;
}

function suitableFlow(app: AppAccess, { env }: CliDeps): SignInFlow {
  const browser = hasBrowser(env, process.platform);
  const flow = chooseFlow(app, browser);
  if (browser || app.kind !== "singlePage") return flow;
  throw new UsageError(
    `"${app.name}" signs people in with a browser only, and there is none here.`,
    "run it on a machine with a display, or let the variable BROWSER name a program that opens addresses",
  );
}

function assertSameOrigin(app: AppAccess, { origin }: PracticeSession): void {
  const expected = new URL(app.authority).origin;
  if (expected === origin) return;
  throw new UsageError(
    `The stack expects the practice tenant on ${expected}, but it runs on ${origin}.`,
    "bring the stack up again (`npx appreg rehearse up`), or serve the tenant where the stack expects it",
  );
}

interface Printing {
  readonly options: TokenOptions;
  readonly deps: CliDeps;
}

function printTokens(app: AppAccess, tokens: readonly AppToken[], { options, deps }: Printing): ExitCode {
  if (options.raw === true) {
    deps.stdout.write(`${tokens[0]?.token ?? ""}\n`);
    return exitCodes.done;
  }
  const tables = tokens.map((token) => renderToken(app.name, token, deps.clock()));
  deps.stdout.write(options.json === true ? renderTokensAsJson(app.name, tokens) : tables.join("\n"));
  const proved = tokens.every(({ content }) => content !== undefined && !hasDifference(content.comparison));
  return proved ? exitCodes.done : exitCodes.differs;
}
