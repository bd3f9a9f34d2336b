/** Asks for what the command line has not settled, in the order in which one thing follows from another. */
import type { AppAnswers, ChosenPermission } from "./answers";
import { type AppKind, type AppKindName, appKinds, findKind } from "./appKinds";
import { defaultDisplayName, misfitOfName } from "./appNames";
import { askProof, type ProofContext } from "./askProof";
import { createPermissionSearch, readValue, shownName } from "./permissionSearch";
import { chosen } from "./permissionText";
import type { Questions } from "./questions";
import type { ToldAnswers } from "./readOptions";
import { isScopeName } from "./scopeWords";
import { defaultConsent, defaultScopes } from "./settleAnswers";

export interface AskContext extends ProofContext {
  /** What is wrong with a name besides its form: the program has an app of it. */
  readonly misfitOfPlace: (name: string) => string | undefined;
}

/** @throws {QuestionLeft} */
export async function askAnswers(told: ToldAnswers, questions: Questions, context: AskContext): Promise<AppAnswers> {
  const kind = told.kind ?? (await askKind(questions));
  const name = told.name ?? (await askName(questions, context));
  const displayName = told.displayName ?? (await askDisplayName(name, questions));
  const redirectUris = told.redirectUris ?? (await askRedirectUris(kind, questions));
  const scopes = told.scopes ?? (await askScopes({ kind, name }, questions));
  const permissions = told.permissions ?? (await askPermissions(kind, questions));
  const needsProof = kind.keepsCredential && (kind.name !== "api" || permissions.length > 0);
  const proof = told.proof ?? (needsProof ? await askProof(questions, context) : { by: "nothing" as const });
  const consent = told.consent ?? (await askConsent({ kind, permissions }, questions));
  return { kind, name, displayName, redirectUris, scopes, permissions, proof, consent };
}

async function askKind(questions: Questions): Promise<AppKind> {
  const choices = appKinds.map(({ name, label, is }) => ({ value: name, label: `${label.padEnd(20)}${is}` }));
  const answer = await questions.choose<AppKindName>("What kind of app is it?", choices);
  // One of the kinds that were offered.
  return findKind(answer) ?? (await askKind(questions));
}

async function askName(questions: Questions, { misfitOfPlace }: AskContext): Promise<string> {
  return questions.text({
    message: "Its name in the program, as URNs and commands have it:",
    placeholder: "room-board",
    validate: (name) => {
      const misfit = misfitOfName(name);
      return misfit === undefined ? misfitOfPlace(name) : `A name ${misfit}.`;
    },
  });
}

async function askDisplayName(name: string, questions: Questions): Promise<string> {
  return questions.text({
    message: "Its name on the consent page and in the portal:",
    initial: defaultDisplayName(name),
    validate: (text) => (text.length >= 1 && text.length <= 120 ? undefined : "It has 1 to 120 characters."),
  });
}

async function askRedirectUris(kind: AppKind, questions: Questions): Promise<readonly string[]> {
  if (kind.redirectUris.length === 0) return [];
  const answer = await questions.text({
    message: "Where people come back to after signing in (several with blanks between):",
    initial: kind.redirectUris.join(" "),
    validate: (text) => (listIn(text).length > 0 ? undefined : "It is an address, such as http://localhost:3000/."),
  });
  return listIn(answer);
}

async function askScopes(
  { kind, name }: Pick<AppAnswers, "kind" | "name">,
  questions: Questions,
): Promise<readonly string[]> {
  if (kind.name !== "api") return [];
  const answer = await questions.text({
    message: "Scopes that it offers to other apps (several with blanks between):",
    initial: defaultScopes(name).join(" "),
    validate: (text) => {
      const wrong = listIn(text).find((scope) => !isScopeName(scope));
      return wrong === undefined ? undefined : `"${wrong}" is no name of a scope; Rooms.Read is one.`;
    },
  });
  return listIn(answer);
}

async function askPermissions(kind: AppKind, questions: Questions): Promise<readonly ChosenPermission[]> {
  const values = await questions.search({
    message: `What it may do in Microsoft 365 (* an administrator consents in new tenants):`,
    placeholder: "words such as calendar, or a call such as GET /me/messages",
    find: createPermissionSearch(kind),
    nameOf: (value) => readValue(value).map(shownName).join(),
  });
  return values.flatMap(readValue).map(chosen);
}

async function askConsent(
  { kind, permissions }: Pick<AppAnswers, "kind" | "permissions">,
  questions: Questions,
): Promise<AppAnswers["consent"]> {
  if (permissions.length === 0) return defaultConsent(kind.name);
  const asked = kind.permissions.includes("delegated")
    ? "users, or an administrator, are asked"
    : "an administrator is asked";
  return questions.choose(
    "Who consents to that?",
    [
      { value: "people", label: `people: ${asked}` },
      { value: "code", label: "the program: for the whole tenant, nobody is asked" },
    ],
    defaultConsent(kind.name),
  );
}

function listIn(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((part) => part !== ""))];
}
