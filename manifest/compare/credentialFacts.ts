/** What proves an app: told apart by kind and by name, thumbprint, or issuer and subject. */
import { type Credential, known, type Value } from "../appManifest";
import { joinValues, type ManifestFact, settled } from "./manifestFact";

export function credentialFact(credential: Credential): ManifestFact {
  const fact = { area: "credentials", list: credential.kind, subject: { kind: "credential", credential } } as const;
  switch (credential.kind) {
    case "secret": {
      const name = settled(credential.name);
      return { ...fact, what: name === undefined ? undefined : secretWords(name), value: validity(credential) };
    }
    case "certificate": {
      const thumbprint = settled(credential.thumbprint);
      return { ...fact, what: thumbprint && `certificate ${thumbprint}`, value: validity(credential) };
    }
    case "federated": {
      const { issuer, subject, name, audiences, description } = credential;
      const [from, who] = [settled(issuer), settled(subject)];
      const what = from === undefined || who === undefined ? undefined : `federated credential for "${who}" of ${from}`;
      const inWords = description && map(description, (text) => `"${text}"`);
      return { ...fact, what, value: joinValues([map(name, (text) => `named ${text}`), ...audiences, inWords]) };
    }
  }
}

function secretWords(name: string): string {
  return name === "" ? "secret without a name" : `secret "${name}"`;
}

/** Where the directory decided the end, nothing is said about it. */
function validity({ until }: { readonly until: Value<string> | undefined }): Value<string> {
  if (until === undefined) return { state: "unknown" };
  return map(until, (time) => `until ${canonical(time)}`);
}

function map(value: Value<string>, change: (text: string) => string): Value<string> {
  return value.state === "known" ? known(change(value.value)) : value;
}

/** To the second: directories keep no fractions, and write them differently. */
function canonical(time: string): string {
  const moment = Date.parse(time);
  return Number.isNaN(moment) ? time : `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
