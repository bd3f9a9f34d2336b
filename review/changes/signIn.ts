/** Switches of sign-in, and the pages that belong to it. Where sign-in leads is another file's. */
import type { AppManifest } from "../../manifest";
import type { SignInChange, SignInSwitch } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference } from "../compare/listDifference";
import { showOptional } from "../describe/showValue";
import { severityOf } from "../severityTable";

export function compareSignIn({ base, head }: ComparedApp): readonly SignInChange[] {
  return [
    ...switches.flatMap((one) => compareSwitch(one, base, head)),
    ...comparePage("homepage", base.platforms.web.homepageUrl, head.platforms.web.homepageUrl),
    ...comparePage("logout", base.platforms.web.logoutUrl, head.platforms.web.logoutUrl),
  ];
}

interface SwitchWords {
  readonly name: SignInSwitch;
  readonly subject: string;
  /** undefined: the app has no such switch. */
  readonly read: (app: AppManifest) => boolean | undefined;
  readonly on: string;
  readonly off: string;
}

const switches: readonly SwitchWords[] = [
  {
    name: "implicitIdTokens",
    subject: "implicit ID tokens",
    read: ({ platforms }) => platforms.web.implicitIdTokens,
    on: "Tokens that tell who signed in can be handed over in the address line of the browser, where history and scripts see them.",
    off: "Clients that still get ID tokens straight from the sign-in page stop working.",
  },
  {
    name: "implicitAccessTokens",
    subject: "implicit access tokens",
    read: ({ platforms }) => platforms.web.implicitAccessTokens,
    on: "Access tokens can be handed over in the address line of the browser, where history and scripts see them.",
    off: "Clients that still get access tokens straight from the sign-in page stop working.",
  },
  {
    name: "publicClientFlows",
    subject: "flows of public clients, such as device code",
    read: ({ platforms }) => platforms.publicClient.allowPublicClientFlows,
    on: "Anybody who knows the client id can start a sign-in and send the code to somebody else to enter.",
    off: "Clients that sign people in by device code or with a password stop working.",
  },
  {
    name: "signIn",
    subject: "sign-in to the app",
    read: ({ servicePrincipal }) => servicePrincipal?.accountEnabled,
    on: "People and clients get in again.",
    off: "Nobody gets in any more: sign-in and tokens are refused.",
  },
];

function compareSwitch({ name, subject, read, on, off }: SwitchWords, base: AppManifest, head: AppManifest) {
  const [was = true, is] = [read(base), read(head)];
  // A principal that goes is told as that, and one that comes is enabled unless it says otherwise.
  if (is === undefined || was === is) return [];
  const kind = is ? "switchedOn" : "switchedOff";
  const change: SignInChange = {
    area: "signIn",
    kind,
    severity: severityOf(`${kind}/${name}`),
    subject,
    before: was ? "on" : "off",
    after: is ? "on" : "off",
    consequence: is ? on : off,
    switch: name,
  };
  return [change];
}

type Url = AppManifest["platforms"]["web"]["homepageUrl"];

function comparePage(page: "homepage" | "logout", before: Url, after: Url): readonly SignInChange[] {
  const { removed, added } = listDifference([before], [after]);
  if (removed.length + added.length === 0) return [];
  return [
    {
      area: "signIn",
      kind: "signInPageChanged",
      severity: severityOf("signInPageChanged"),
      subject: page === "homepage" ? "home page" : "sign-out page",
      before: showOptional(before),
      after: showOptional(after),
      consequence:
        page === "homepage"
          ? "People who open the app from their list of apps are sent there."
          : "When people sign out elsewhere, this page is called to sign them out of the app.",
      page,
    },
  ];
}
