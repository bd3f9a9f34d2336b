/** An adopted app as a file of the program. Pure. */
import { type AdoptedApp, type AdoptedPermission, type Argument, type OwnApi, Permissions } from "../../adopt";
import { wrapText } from "../../common";
import { identifiersOf, suggestName } from "../init/appNames";
import { compareNames, type Declaration } from "../init/declaration";
import { libraryNames } from "../init/extendProgram";
import { type ModuleOptions, renderModule } from "../init/programModule";
import { Call, renderOpened, renderString, type Source, Spread } from "../init/sourceText";
import { plainText } from "../plainText";
import { adoptionNote } from "./adoptPlace";
import { describeException } from "./describeException";

export interface AdoptedModule {
  readonly text: string;
  /** The constant with the app's `access`, which the program gives out. */
  readonly access: string;
}

export interface ModuleContext extends Pick<ModuleOptions, "library"> {
  readonly lineWidth: number;
  /** Whether the program has another meaning for an identifier. */
  readonly isTaken: (identifier: string) => boolean;
}

export function renderAdopted(app: AdoptedApp, { library, lineWidth, isTaken }: ModuleContext): AdoptedModule {
  const names = identifiersOf(app.name, (name) => libraryNames.has(name) || name === "defineApi" || isTaken(name));
  const constants = nameApis(app.apis, new Set([names.app, names.access]));
  const args = argumentsSource(app.arguments, constants);
  const declaration: Declaration = {
    library: ["AppRegistration", ...(app.apis.length > 0 ? ["defineApi"] : [])].sort(compareNames),
    readsFile: false,
    lineWidth,
    constants: app.apis.map((api) => ({
      name: constants.get(api.clientId) ?? "",
      expression: `defineApi(${renderOpened(apiSource(api), lineWidth)})`,
    })),
    app: {
      name: names.app,
      expression: `new AppRegistration(${renderString(app.name)}, ${renderOpened(args, lineWidth)})`,
    },
    outputs: [{ name: names.access, expression: `${names.app}.access` }],
  };
  return { text: renderModule(declaration, { heading: headingOf(app, lineWidth), library }), access: names.access };
}

/** What a reader of the file has to know: what the import does not settle. */
function headingOf({ displayName, clientId, exceptions }: AdoptedApp, lineWidth: number): string {
  const room = lineWidth - " *   ".length;
  const listed = (["changed", "leftAlone"] as const).flatMap((effect) => {
    const lines = exceptions
      .filter((one) => one.effect === effect)
      .map((one) => wrapText(`- ${describeException(one)}`, room).join("\n  "));
    const title = effect === "changed" ? "The first `up` after the import changes:" : "Left alone:";
    return lines.length === 0 ? [] : ["", title, ...lines];
  });
  return [`${plainText(displayName)}, ${adoptionNote(clientId)}.`, ...listed].join("\n");
}

/** A constant for each API, no two of them alike. */
function nameApis(apis: readonly OwnApi[], taken: ReadonlySet<string>): ReadonlyMap<string, string> {
  const used = new Set(taken);
  return new Map(
    apis.map(({ clientId, displayName }) => {
      const base = suggestName(displayName).replace(/-api$/, "") || "own";
      const isUsed = (name: string): boolean => used.has(name) || name === "defineApi";
      const { access: name } = identifiersOf(`${base}-api`, isUsed);
      used.add(name);
      return [clientId, name];
    }),
  );
}

function apiSource({ clientId, delegated, application }: OwnApi): { readonly [key: string]: Source } {
  return {
    appId: clientId,
    ...(delegated.size > 0 && { delegated: Object.fromEntries(delegated) }),
    ...(application.size > 0 && { application: Object.fromEntries(application) }),
  };
}

type Constants = ReadonlyMap<string, string>;

function argumentsSource(args: AdoptedApp["arguments"], constants: Constants): { readonly [key: string]: Source } {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, sourceOf(value, constants)]));
}

function sourceOf(value: Argument, constants: Constants): Source {
  if (typeof value !== "object") return value;
  if (value instanceof Permissions) return permissionsSource(value.list, constants);
  return isList(value) ? value.map((item) => sourceOf(item, constants)) : argumentsSource(value, constants);
}

/** `Array.isArray` does not tell a readonly list from something else. */
function isList(value: Exclude<Argument, string | number | boolean>): value is readonly Argument[] {
  return Array.isArray(value);
}

/** By API: the catalogue's by their names, the program's own as what `defineApi` answers. */
function permissionsSource(permissions: readonly AdoptedPermission[], constants: Constants): Source {
  const apis = [...new Set(permissions.map((one) => one.api ?? one.clientId))];
  return Object.fromEntries(
    apis.map((api): [string, Source] => {
      const kinds = kindsSource(permissions.filter((one) => (one.api ?? one.clientId) === api));
      const constant = constants.get(api);
      return constant === undefined ? [api, kinds] : [api, new Spread(new Call(`${constant}.permissions`, [kinds]))];
    }),
  );
}

function kindsSource(permissions: readonly AdoptedPermission[]): Source {
  const namesOf = (kind: AdoptedPermission["kind"]): readonly string[] =>
    permissions.filter((one) => one.kind === kind).map(({ name }) => name);
  const [delegated, application] = [namesOf("delegated"), namesOf("application")];
  return { ...(delegated.length > 0 && { delegated }), ...(application.length > 0 && { application }) };
}
