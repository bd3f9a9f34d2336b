/** People of a test, and what they do at the sign-in pages. */
import type { User, UserAccount } from "../../../../practice-tenant/records";
import { ben, type SignInServer } from "../signInServer";
import { type ShownPage, TestBrowser } from "../testBrowser";

export const password = "practice";

/** Whoever plays a test's user, with what signs them in. */
export interface TestPerson {
  readonly id: string;
  readonly name: string;
}

/** A member of the tenant whom no other test knows: made of Ben, with an id and a name of their own. */
export function addPerson({ context }: SignInServer): TestPerson {
  const { store, random, domain } = context;
  const model = store.get("user", ben.id);
  if (model === undefined) throw new Error("Ben is not in the tenant");
  const id = random.uuid();
  const name = `p${id.slice(0, 8)}@${domain}`;
  store.put("user", { ...model, id, userPrincipalName: name, displayName: "Test Person", mail: name });
  store.put("userAccount", { id, password, role: "member" });
  return { id, name };
}

export function changePerson({ context: { store } }: SignInServer, { id }: TestPerson, change: Partial<User>): void {
  const user = store.get("user", id);
  if (user !== undefined) store.put("user", { ...user, ...change });
}

/** Changes what signing in knows of a person and Graph does not serve. */
export function changeAccount(
  { context: { store } }: SignInServer,
  { id }: TestPerson,
  change: Partial<UserAccount>,
): void {
  const account = store.get("userAccount", id);
  if (account !== undefined) store.put("userAccount", { ...account, ...change });
}

/** What the user answers on each page; a page that is not named ends the play. */
export interface Script {
  readonly person: TestPerson;
  /** A name and a password to type, instead of choosing the person. */
  readonly typed?: { readonly username: string; readonly password: string };
  readonly consent?: "accept" | "decline";
  readonly adminApproval?: "decline";
  readonly secondFactor?: "approve" | "deny";
}

/** Opens the address and answers pages until one leads away, is shown again, or is not in the script. */
export async function play(browser: TestBrowser, url: string, script: Script): Promise<ShownPage> {
  let page = await browser.open(url);
  const answered = new Set<string | undefined>();
  for (;;) {
    const answer = answered.has(page.name) ? undefined : answerTo(page, script);
    if (page.location !== undefined || answer === undefined) return page;
    answered.add(page.name);
    page = await browser.send(answer);
  }
}

function answerTo({ name }: ShownPage, script: Script): Record<string, string> | undefined {
  if (name === "signIn") return script.typed === undefined ? { account: script.person.id } : { ...script.typed };
  if (name === "consent" && script.consent !== undefined) return { decision: script.consent };
  if (name === "adminApproval" && script.adminApproval !== undefined) return { decision: script.adminApproval };
  if (name === "secondFactor" && script.secondFactor !== undefined) return { decision: script.secondFactor };
  return undefined;
}

export function newBrowser({ caPem }: SignInServer): TestBrowser {
  return new TestBrowser(caPem);
}
