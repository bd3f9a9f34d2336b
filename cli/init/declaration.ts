/** What a program needs for one app: imports, the declaration, and the outputs of the stack. Pure. */
import type { AppAnswers, ChosenPermission, Proof } from "./answers";
import type { Identifiers } from "./appNames";
import { nameScope } from "./scopeWords";
import { Call, renderOpened, renderString, type Source } from "./sourceText";

/** A constant's name and the expression that it is given. */
export interface Binding {
  readonly name: string;
  readonly expression: string;
}

export interface Declaration {
  /** Names of the library, sorted. */
  readonly library: readonly string[];
  /** Whether it reads a file. */
  readonly readsFile: boolean;
  /** Characters that a line may have. */
  readonly lineWidth: number;
  /** What the app is declared with, in front of it. */
  readonly constants?: readonly Binding[];
  readonly app: Binding;
  readonly outputs: readonly Binding[];
}

/** Names of secrets tell when they end, so that the next one has a name of its own. */
export function secretName(until: string): string {
  return `until-${until}`;
}

/** @param lineWidth characters that a line of the program may have */
export function describeDeclaration(answers: AppAnswers, names: Identifiers, lineWidth: number): Declaration {
  const { kind, name, proof } = answers;
  const calls = proof.by === "federated" ? proof.identities.map(({ form }) => form.call) : [];
  const secret = proof.by === "secret" ? [`${names.app}.secrets[${renderString(secretName(proof.until))}]`] : [];
  return {
    library: [...new Set([kind.component, ...calls])].sort(compareNames),
    readsFile: proof.by === "certificate",
    lineWidth,
    app: {
      name: names.app,
      expression: `new ${kind.component}(${renderString(name)}, ${renderOpened(argumentsOf(answers), lineWidth)})`,
    },
    outputs: [
      { name: names.access, expression: `${names.app}.access` },
      ...secret.map((expression) => ({ name: names.secret, expression })),
    ],
  };
}

/** In the order in which Biome sorts the names of an import. */
export function compareNames(left: string, right: string): number {
  const [plainLeft, plainRight] = [left.toLowerCase(), right.toLowerCase()];
  if (plainLeft !== plainRight) return plainLeft < plainRight ? -1 : 1;
  return left === right ? 0 : left < right ? -1 : 1;
}

function argumentsOf(answers: AppAnswers): { readonly [key: string]: Source } {
  const { kind, displayName, redirectUris, permissions, scopes, consent } = answers;
  const isUsual = kind.name === "native" && redirectUris.join() === kind.redirectUris.join();
  const credentials = credentialsOf(answers.proof);
  return {
    displayName,
    ...(redirectUris.length > 0 && !isUsual && { redirectUris }),
    ...(scopes.length > 0 && { scopes: Object.fromEntries(scopes.map((scope) => [scope, nameScope(scope)])) }),
    ...(permissions.length > 0 && { permissions: byApi(permissions) }),
    ...(credentials !== undefined && { credentials }),
    ...(consent === "code" && permissions.length > 0 && { consent: "wholeTenant" }),
  };
}

function byApi(permissions: readonly ChosenPermission[]): Source {
  const apis = [...new Set(permissions.map(({ api }) => api))];
  return Object.fromEntries(
    apis.map((api) => {
      const ofApi = permissions.filter((permission) => permission.api === api);
      const kinds = (["delegated", "application"] as const).flatMap((kind): [string, string[]][] => {
        const names = ofApi.filter((permission) => permission.kind === kind).map(({ name }) => name);
        return names.length === 0 ? [] : [[kind, names]];
      });
      return [api, Object.fromEntries(kinds)];
    }),
  );
}

function credentialsOf(proof: Proof): Source | undefined {
  switch (proof.by) {
    case "nothing":
      return undefined;
    case "federated": {
      const calls = proof.identities.flatMap(({ form, fields }) =>
        form.calls(fields).map((args) => new Call(form.call, [args])),
      );
      return { federated: calls };
    }
    case "certificate": {
      const name = (proof.file.split(/[\\/]/).at(-1) ?? proof.file).replace(/\.[^.]+$/, "");
      return { certificates: [{ name, pem: new Call("readFileSync", [proof.file, "utf8"]) }] };
    }
    case "secret":
      return { secrets: [{ name: secretName(proof.until), until: proof.until }] };
    default:
      return proof satisfies never;
  }
}
