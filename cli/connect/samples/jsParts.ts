/** What the samples of the JavaScript libraries have in common. */
import type { Connection } from "../connection";
import { isForOneUser, pathOf } from "./graphCall";

/** Takes whose things to read from the command line, where the sample has to be told. */
export function askForUser(connection: Connection): string | undefined {
  return isForOneUser(connection)
    ? `
// An app on its own has no "me".
const [user] = process.argv.slice(2);
if (user === undefined) throw new Error("Name a user: node sample.mjs someone@contoso.com");`
    : undefined;
}

/** Calls Microsoft Graph and prints what it answered; where nothing is to be called, how long the token is good for. */
export function useToken({ call }: Connection, names: { readonly token: string; readonly expires: string }): string {
  if (call === undefined) return `\nconsole.log(\`Got a token, valid until \${${names.expires}}\`);`;
  return `
const address = \`\${graphBaseUrl}${pathOf(call, `\${encodeURIComponent(user)}`)}\`;
const answer = await fetch(address, { headers: { Authorization: \`Bearer \${${names.token}}\` } });
if (!answer.ok) throw new Error(\`Microsoft Graph answered \${answer.status}: \${await answer.text()}\`);
console.log(JSON.stringify(await answer.json(), null, 2));`;
}

/** The names that a sample takes from its configuration. */
export function importConfig({ call }: Connection, names: readonly string[]): string {
  const all = [...names, "scopes", ...(call === undefined ? [] : ["graphBaseUrl"])].sort();
  return importNames(all, "./authConfig.mjs");
}

/** An import of a module by name. */
export function importNames(names: readonly string[], module: string): string {
  return `import { ${names.join(", ")} } from ${JSON.stringify(module)};`;
}
