/** Signs a person in as an app of the stack and says what the tokens hold. */
import { type AppAccess, type AppToken, chooseFlow, hasDifference, type SignInFlow } from "../../token";
import type { CliDeps } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { type PracticeSession, withPracticeTenant } from "../practiceTenantSession";
import { describeStack, findProject } from "../project/findProject";
import { UsageError } from "../usageError";
import { chooseRequests } from "./chooseRequests";
import { requireApp } from "./findApp";
import { hasBrowser } from "./hasBrowser";
import { type Engine, readStackOutputs } from "./readStackOutputs";
import { renderToken, renderTokensAsJson } from "./renderToken";
import { signInAs } from "./signInAs";

export interface TokenOptions {
  readonly cwd?: string;
  readonly stack?: string;
  readonly engine?: Engine;
  readonly flow?: SignInFlow;
  readonly user?: string;
  readonly api?: string;
  readonly scope?: readonly string[];
  readonly raw?: boolean;
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
  const { outputs } = await readStackOutputs(project, stack, { engine: options.engine, env: deps.env });
  const app = requireApp(outputs, name);
  const tokens = isLoopback(app.authority)
    ? await withPracticeTenant({ project, config: stack.config }, (session) => signIn(app, options, { deps, session }))
    : await signIn(app, options, { deps });
  return printTokens(app, tokens, { options, deps });
}

function isLoopback(authority: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(authority).hostname);
}

interface SignInPlace {
  readonly deps: CliDeps;
  /** The practice tenant, when the app lives there. */
  readonly session?: PracticeSession;
}

async function signIn(
  app: AppAccess,
  options: TokenOptions,
  { deps, session }: SignInPlace,
): Promise<readonly AppToken[]> {
  if (session !== undefined) assertSameOrigin(app, session);
  const { user } = options;
  // Only the code of a device can be entered by somebody else than the browser that this machine shows.
  const play = session !== undefined && app.kind === "publicClient" && options.flow !== "browser" ? user : undefined;
  const flow = options.flow ?? (play === undefined ? suitableFlow(app, deps) : "device-code");
  if (flow === "browser") {
    const otherwise = app.kind === "publicClient" ? " Without one: --flow device-code" : "";
    deps.stderr.write(`Sign in in the browser that opens now.${otherwise}\n`);
  }
  const requests = chooseRequests(app, options);
  const { tokens } = await signInAs(app, {
    flow,
    requests: options.raw === true ? requests.slice(0, 1) : requests,
    practice: session,
    play,
    loginHint: user,
    tell: ({ verificationUri, userCode }) => {
      deps.stderr.write(`To sign in, open ${verificationUri} and enter the code ${userCode}\n`);
    },
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
