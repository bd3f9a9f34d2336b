/** Addresses to which codes and tokens go after sign-in. */
import type { AppManifest, Value } from "../../manifest";
import type { Platform, RedirectTarget, SignInChange } from "../change";
import type { ComparedApp } from "../compare/comparedApp";
import { listDifference, pairUp } from "../compare/listDifference";
import { settledText, showValue } from "../describe/showValue";
import { severityOf } from "../severityTable";

interface Redirect {
  readonly platform: Platform;
  readonly uri: Value<string>;
}

export function compareRedirectUris({ base, head, isNew }: ComparedApp): readonly SignInChange[] {
  // Of a new app every host is its own: there is nothing that one could be foreign to.
  const hosts = hostsOf(isNew ? head : base);
  const { pairs, removed, added } = pairUp(listDifference(listRedirects(base), listRedirects(head)), (from, to) =>
    settledText(from.uri) !== undefined && settledText(from.uri) === settledText(to.uri) ? 0 : undefined,
  );
  return [
    ...pairs.map(([from, to]) => moved(from, to, targetOf(to.uri, hosts))),
    ...added.map((redirect) => addedTo(redirect, targetOf(redirect.uri, hosts))),
    ...removed.map((redirect) => removedFrom(redirect, targetOf(redirect.uri, hosts))),
  ];
}

const platforms = ["web", "singlePage", "publicClient"] as const;

const platformNames: Readonly<Record<Platform, string>> = {
  web: "web",
  singlePage: "single page",
  publicClient: "native",
};

/** Who gets tokens at an address of the platform. */
const platformClients: Readonly<Record<Platform, string>> = {
  web: "a server that proves itself",
  singlePage: "a page in the browser, without any proof of itself",
  publicClient: "a program on a device, without any proof of itself",
};

function listRedirects({ platforms: all }: AppManifest): readonly Redirect[] {
  return platforms.flatMap((platform) => all[platform].redirectUris.map((uri) => ({ platform, uri })));
}

function addedTo({ platform, uri }: Redirect, target: RedirectTarget): SignInChange {
  return {
    area: "signIn",
    kind: "redirectUriAdded",
    severity: severityOf(`redirectUriAdded/${target}`),
    subject: `redirect URI ${showValue(uri)} (${platformNames[platform]})`,
    before: undefined,
    after: showValue(uri),
    consequence: sayTarget(target, uri),
    platform,
    target,
  };
}

function sayTarget(target: RedirectTarget, uri: Value<string>): string {
  switch (target) {
    case "ownHost":
      return "Sign-in can end at one more address of the app, which then receives the codes or tokens.";
    case "foreignHost":
      return `Whoever runs ${hostOf(uri) ?? showValue(uri)} can receive the codes or tokens of everybody who signs in. Nothing of this app led there before.`;
    case "loopback":
      return "Sign-in can end on the machine of the person who signs in, where any program may listen.";
    case "customScheme":
      return "Sign-in can end in an app on the device: in any that claims this scheme.";
    case "notSettled":
      return "Where codes or tokens can be sent after sign-in is known only when this is applied.";
  }
}

function removedFrom({ platform, uri }: Redirect, target: RedirectTarget): SignInChange {
  return {
    area: "signIn",
    kind: "redirectUriRemoved",
    severity: severityOf("redirectUriRemoved"),
    subject: `redirect URI ${showValue(uri)} (${platformNames[platform]})`,
    before: showValue(uri),
    after: undefined,
    consequence: "Sign-in that is to end there is refused.",
    platform,
    target,
  };
}

function moved(from: Redirect, to: Redirect, target: RedirectTarget): SignInChange {
  return {
    area: "signIn",
    kind: "redirectUriMoved",
    severity: severityOf("redirectUriMoved"),
    subject: `redirect URI ${showValue(to.uri)}`,
    before: platformNames[from.platform],
    after: platformNames[to.platform],
    consequence: `What gets tokens there is now ${platformClients[to.platform]}; until now it was ${platformClients[from.platform]}.`,
    fromPlatform: from.platform,
    platform: to.platform,
    target,
  };
}

function targetOf(uri: Value<string>, ownHosts: ReadonlySet<string>): RedirectTarget {
  const text = settledText(uri);
  if (text === undefined) return "notSettled";
  if (!/^https?:/i.test(text)) return "customScheme";
  const host = hostOf(uri);
  if (host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host)) return "loopback";
  return host !== undefined && ownHosts.has(host) ? "ownHost" : "foreignHost";
}

/** Where redirects and pages of an app lead. */
function hostsOf(app: AppManifest): ReadonlySet<string> {
  const { homepageUrl, logoutUrl } = app.platforms.web;
  const uris = listRedirects(app).map(({ uri }) => uri);
  return new Set([...uris, homepageUrl, logoutUrl].flatMap((uri) => hostOf(uri) ?? []));
}

/** Without the port: who runs a host runs all of its ports. */
function hostOf(uri: Value<string> | undefined): string | undefined {
  const text = settledText(uri);
  return text !== undefined && URL.canParse(text) ? new URL(text).hostname : undefined;
}
