/** Plays a person at the sign-in pages of a practice tenant: chooses an account, enters a code, accepts. */
import { explainRefusal, TokenRefusedError } from "../../token";
import { UsageError } from "../usageError";
import { PageBrowser } from "./pageBrowser";
import { buttonsOf, type SignInPage, titleOf } from "./parsePage";

export interface PlayOptions {
  readonly origin: string;
  readonly caPem: string;
  /** Sign-in name of the person played. */
  readonly userPrincipalName: string;
  /** Code to enter where a page asks for one. */
  readonly userCode?: string;
  /** Whether the person accepts what a consent page asks for, permissions by name. @default always */
  readonly accepts?: ((permissions: readonly string[]) => boolean) | undefined;
}

/** The person was asked for consent that they are not to give. */
export class ConsentAskedError extends TokenRefusedError {
  constructor(
    /** Sign-in name. */
    readonly user: string,
    /** Names, as on the page. */
    readonly permissions: readonly string[],
  ) {
    super(
      `${user} is asked to consent to ${permissions.join(", ")}.`,
      "let whoever is meant to consent do so, then sign in again",
    );
  }
}

/** What the person saw on the way. */
export interface PlayedSignIn {
  /** Names of the permissions on the consent page; none when nobody had to be asked. */
  readonly consentedTo: readonly string[];
  /** Address of the app that the browser was sent back to; absent for a device code. */
  readonly returnedTo?: string;
}

/** More pages than any sign-in has. */
const mostPages = 12;

/**
 * Opens the address and answers every page until the sign-in is over.
 *
 * @throws {TokenRefusedError} when a page offers no way on, with what it says.
 * @throws {ConsentAskedError} when the person does not accept what is asked for.
 * @throws {UsageError} when the tenant has no such user.
 */
export async function playUser(url: string, options: PlayOptions): Promise<PlayedSignIn> {
  const browser = new PageBrowser(options);
  let consentedTo: readonly string[] = [];
  let page = await browser.open(url);
  for (let pages = 0; pages < mostPages; pages += 1) {
    if (page.leftFor !== undefined) return { consentedTo, returnedTo: page.leftFor };
    if (page.name === "message") return { consentedTo };
    if (page.name === "consent") consentedTo = permissionsToAccept(page, options);
    page = await browser.submit(page, answerTo(page, options));
  }
  throw new Error(`the sign-in pages go on after ${mostPages} answers`);
}

function answerTo(page: SignInPage, { userPrincipalName, userCode }: PlayOptions): Record<string, string> {
  switch (page.name) {
    case "signIn":
      return { account: accountOn(page, userPrincipalName) };
    case "userCode":
      return { userCode: userCode ?? "" };
    case "consent":
    case "confirmDevice":
      return { decision: "accept" };
    default:
      throw explainPage(page, userPrincipalName);
  }
}

/** A refusal has its number on the page; where only the person is the wrong one, another may go on. */
function explainPage(page: SignInPage, user: string): Error {
  const title = titleOf(page);
  if (page.name !== "adminApproval" && title.includes("AADSTS")) {
    return explainRefusal({ name: user, authority: page.url }, new Error(title));
  }
  return new TokenRefusedError(
    `${user} cannot sign in by themselves: ${title}.`,
    "play an administrator, such as ada@practice.onmicrosoft.com, or look at the page in a browser",
  );
}

function accountOn(page: SignInPage, userPrincipalName: string): string {
  const accounts = buttonsOf(page, "account");
  const account = accounts.find(({ text }) => text.split(/\s+/).includes(userPrincipalName));
  if (account !== undefined) return account.value;
  const known = accounts.flatMap(({ text }) => /\S+@\S+/.exec(text)?.[0] ?? []);
  throw new UsageError(`The practice tenant has no user ${userPrincipalName}.`, `use one of ${known.join(", ")}`);
}

/** @throws {ConsentAskedError} where the person does not accept them */
function permissionsToAccept(page: SignInPage, { userPrincipalName, accepts }: PlayOptions): readonly string[] {
  const permissions = permissionsOn(page);
  if (accepts?.(permissions) === false) throw new ConsentAskedError(userPrincipalName, permissions);
  return permissions;
}

/** Each permission asked for stands in a `<code>` of the list. */
function permissionsOn({ html }: SignInPage): string[] {
  return [...html.matchAll(/<code[^>]*>([^<]*)<\/code>/g)].map(([, name = ""]) => name);
}
