/** Tells the least permissions that calls to Microsoft Graph need, and how far an app's declaration is from that. */
import type { PermissionKind } from "../../../catalogue";
import { type CliDeps, widthOf } from "../../cliDeps";
import { type ExitCode, exitCodes } from "../../exitCodes";
import { painter } from "../../paint";
import { describeStack, findProject } from "../../project/findProject";
import { permissionKinds } from "../search/permissionFilter";
import { renderJsonDocument } from "../search/permissionJson";
import { type Answer, answerCalls } from "./answerCalls";
import { compareDeclared, differs, kindsToCompare, signInScopes } from "./compareDeclared";
import { type CallList, withoutRepeats } from "./graphCall";
import { type ComparedApp, leastJson } from "./leastJson";
import { type CallSources, readCalls } from "./readCalls";
import type { DeclaredPermissions } from "./readDeclared";
import { renderDeclaration } from "./renderDeclaration";
import { renderDifference } from "./renderDifference";
import { renderLeast } from "./renderLeast";
import { renderIgnored, renderUnknown } from "./renderRemarks";

export interface LeastOptions extends Omit<CallSources, "method" | "url"> {
  /** An app of the stack. */
  readonly app?: string;
  readonly kind?: PermissionKind;
  readonly narrow?: boolean;
  readonly write?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly stack?: string;
  readonly cwd?: string;
}

/**
 * Exit code 1 when a call is unknown, or the app declares something else than its calls need.
 *
 * @throws errors of the place that the calls come from, of the project and of the stack.
 */
export async function runLeast(
  request: Pick<CallSources, "method" | "url">,
  options: LeastOptions,
  deps: CliDeps,
): Promise<ExitCode> {
  const declared = options.app === undefined ? undefined : await readApp(options.app, options, deps);
  const read = await readSources({ ...options, ...request }, declared, deps);
  deps.stderr.write(renderIgnored(read.ignored));
  const answer = answerCalls(withoutRepeats(read.calls), options);
  const kinds = declared ? kindsToCompare(declared, answer, options.kind) : kindsAsked(options);
  const compared = declared && { app: declared.app, difference: compareDeclared(declared, answer, kinds) };
  print({ answer, declared, compared, kinds }, options, deps);
  const unknown = answer.calls.filter(({ nearest }) => nearest !== undefined);
  deps.stderr.write(renderUnknown(unknown, widthOf(deps.stderr)));
  return unknown.length > 0 || (compared && differs(compared.difference)) ? exitCodes.differs : exitCodes.done;
}

/** Loads the rooms that know stacks for those who ask for one: a single call is answered without. */
async function readApp(name: string, { cwd, stack }: LeastOptions, deps: CliDeps): Promise<DeclaredPermissions> {
  const { readDeclared } = await import("./readDeclared.js");
  const project = findProject(cwd ?? deps.cwd);
  return readDeclared(name, { project, stack: describeStack(project, stack), env: deps.env });
}

function readSources(
  sources: CallSources & Pick<LeastOptions, "cwd">,
  declared: DeclaredPermissions | undefined,
  deps: CliDeps,
): Promise<CallList> {
  return readCalls(sources, deps, async () => {
    const { readRehearsal } = await import("./readRehearsal.js");
    const { practiceFolder } = findProject(sources.cwd ?? deps.cwd);
    return readRehearsal(practiceFolder, { clientId: declared?.clientId });
  });
}

function kindsAsked({ kind }: LeastOptions): readonly PermissionKind[] {
  return kind === undefined ? permissionKinds : [kind];
}

interface Printable {
  readonly answer: Answer;
  readonly declared: DeclaredPermissions | undefined;
  readonly compared: ComparedApp | undefined;
  readonly kinds: readonly PermissionKind[];
}

function print({ answer, declared, compared, kinds }: Printable, options: LeastOptions, deps: CliDeps): void {
  const { stdout, env } = deps;
  const paint = painter(stdout, env);
  if (options.json === true) stdout.write(renderJsonDocument(leastJson(answer, compared)));
  else if (options.write === true) stdout.write(renderLines(answer, kinds, declared));
  else {
    const view = { paint, width: Math.min(widthOf(stdout), 100), all: options.all === true, kinds };
    stdout.write(renderLeast(answer, view));
    if (compared !== undefined) stdout.write(`\n${renderDifference(compared, answer, paint)}`);
  }
}

/** What goes into the program: both kinds where tokens told which is which, or else the one or the other. */
function renderLines(
  { calls, together }: Answer,
  kinds: readonly PermissionKind[],
  declared: DeclaredPermissions | undefined,
): string {
  const namesOf = (kind: PermissionKind): readonly string[] => {
    const signIn = declared?.[kind].filter((name) => signInScopes.has(name)) ?? [];
    return [...signIn, ...together[kind].names];
  };
  if (declared !== undefined || calls.every(({ call }) => call.kind !== undefined)) {
    return renderDeclaration(Object.fromEntries(kinds.map((kind) => [kind, namesOf(kind)])));
  }
  const comments = { delegated: "// for a signed-in user", application: "// on its own" } as const;
  return kinds
    .map((kind) => ({ kind, lines: renderDeclaration({ [kind]: namesOf(kind) }) }))
    .filter(({ lines }) => lines !== "")
    .map(({ kind, lines }, _index, { length }) => (length > 1 ? `${comments[kind]}\n${lines}` : lines))
    .join("\n");
}
