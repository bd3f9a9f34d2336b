/** The whole way once, on a practice tenant: declare, rehearse, consent, prove a token, use it, find nothing to change. */

import { DirectoryClient } from "../../directory";
import type { PracticeUser } from "../../practice-tenant";
import { type RehearsalResult, rehearse } from "../../rehearsal";
import { type AppAccess, apiRequests } from "../../token";
import { type CliDeps, screenWidthOf, widthOf } from "../cliDeps";
import { type ExitCode, exitCodes } from "../exitCodes";
import { type PracticeSession, withPracticeTenant } from "../practiceTenantSession";
import { createProgress } from "../progress";
import { findProject, findStack, type Project, type Stack } from "../project/findProject";
import { renderDiagnostics } from "../rehearsal/renderSummary";
import { appsIn } from "../token/findApp";
import { type SignedIn, signInAs } from "../token/signInAs";
import { UsageError } from "../usageError";
import * as chapters from "./chapters";
import { readCalendar, writeContact } from "./mailbox";
import { renderChapter } from "./renderChapter";

export interface QuickstartOptions {
  readonly cwd?: string;
  /** The person signs in in a browser of their own. */
  readonly open?: boolean;
}

/** Where one run of the quickstart takes place. */
interface Stage {
  readonly project: Project;
  readonly stack: Stack;
  readonly session: PracticeSession;
  readonly options: QuickstartOptions;
  readonly deps: CliDeps;
  /** Prints a chapter. */
  readonly tell: (chapter: chapters.Chapter) => void;
  /** Says what is going on, where a person looks on. */
  readonly show: (text: string) => void;
}

/**
 * Plays the main job from the program to a contact in a mailbox. Exit code 1 when the program or a step failed.
 *
 * @throws errors of the project, the practice tenant and of sign-in.
 */
export async function runQuickstart(options: QuickstartOptions, deps: CliDeps): Promise<ExitCode> {
  const project = findProject(options.cwd ?? deps.cwd);
  const stack = findStack(project);
  const progress = createProgress(deps.stderr);
  const width = Math.min(widthOf(deps.stdout), 100);
  const tell = ({ title, lines }: chapters.Chapter): void => {
    progress.clear();
    deps.stdout.write(renderChapter(title, lines, width));
  };
  progress.show("starting the practice tenant …");
  try {
    return await withPracticeTenant({ project, config: stack.config }, (session) =>
      perform({ project, stack, session, options, deps, tell, show: progress.show }),
    );
  } finally {
    progress.clear();
  }
}

async function perform(stage: Stage): Promise<ExitCode> {
  const { tell, show, session } = stage;
  tell(chapters.tenantChapter(session));
  show("running index.ts and creating what it declares …");
  const first = await runUp(stage);
  if (first === undefined) return exitCodes.differs;
  const apps = appsIn(first.outputs);
  tell(chapters.declaredChapter(apps));
  tell(chapters.createdChapter(first));

  const app = requirePublicClient(apps);
  const user = memberOf(session);
  show(`signing in to ${app.name} …`);
  const signedIn = await signIn(app, user, stage);
  tell(chapters.consentChapter(user, signedIn.played));
  tell(chapters.tokenChapter(signedIn.tokens, stage.deps.clock()));
  await useMailbox(app, signedIn, stage);

  show("running index.ts once more …");
  const second = await runUp(stage);
  if (second === undefined) return exitCodes.differs;
  tell(chapters.againChapter(second));
  stage.deps.stdout.write(chapters.nextSteps(app, user));
  return exitCodes.done;
}

/** Brings the stack up; tells the messages and returns undefined when that failed. */
async function runUp({ project, stack, session, deps, tell }: Stage): Promise<RehearsalResult | undefined> {
  const result = await rehearse({
    operation: "up",
    projectFolder: project.folder,
    stack: stack.name,
    stateFile: stack.rehearsalState,
    directory: session,
    environment: deps.env,
    signal: deps.interrupted,
    clock: deps.clock,
  });
  if (result.exitCode === 0) return result;
  tell({ title: "Failed", lines: ["The program or a step failed; `appreg rehearse up` shows more."] });
  deps.stderr.write(renderDiagnostics(result.diagnostics, screenWidthOf(deps.stderr)));
  return undefined;
}

function requirePublicClient(apps: readonly AppAccess[]): AppAccess {
  const app = apps.find(({ kind, scopes }) => kind === "publicClient" && scopes.length > 0);
  if (app !== undefined) return app;
  throw new UsageError(
    "The program declares no publicClient app with delegated permissions that could sign somebody in.",
    "rehearse it with `appreg rehearse up`; the quickstart shows the whole way with such an app only",
  );
}

function memberOf({ users }: PracticeSession): PracticeUser {
  const member = users.find(({ role }) => role === "member");
  if (member === undefined) throw new UsageError("The practice tenant has no member.", "run `appreg practice reset`");
  return member;
}

function signIn(app: AppAccess, user: PracticeUser, { session, options, deps, show, tell }: Stage): Promise<SignedIn> {
  return signInAs(app, {
    flow: "device-code",
    requests: apiRequests(app),
    practice: session,
    play: options.open === true ? undefined : user.userPrincipalName,
    tell: (prompt) => {
      tell(chapters.openChapter(prompt));
      show("waiting for you to sign in …");
      // Where no browser opens, the address stands on the screen all the same.
      deps.openBrowser(prompt.verificationUri).catch(() => undefined);
    },
    signal: deps.interrupted,
  });
}

/** Does with the token what the app is for, as far as its permissions go. */
async function useMailbox(app: AppAccess, { credential, tokens }: SignedIn, stage: Stage): Promise<void> {
  const granted = new Set(tokens.flatMap(({ content }) => content?.claims.scopes ?? []));
  const [request] = apiRequests(app);
  const graph = new DirectoryClient({
    graphBaseUrl: app.graphBaseUrl,
    credential,
    scopes: request?.scopes ?? [],
    practiceCaPem: stage.session.caPem,
  });
  if (granted.has("Calendars.Read")) {
    stage.tell(chapters.calendarChapter(await readCalendar(graph, stage.deps.clock())));
  }
  if (granted.has("Contacts.ReadWrite")) stage.tell(chapters.contactChapter(await writeContact(graph)));
}
